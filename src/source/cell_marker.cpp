#include "source/cell_marker.hpp"

#include <algorithm>
#include <stdexcept>

namespace chalkline::source {
namespace {

constexpr std::string_view blanks = " \t\v\f\r";

bool is_blank(char c) { return blanks.find(c) != blanks.npos; }

/// Removes `word` from the end of `text`, if it stands there by itself.
bool remove_word(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  const std::string_view before = text.substr(0, text.size() - word.size());
  if (!before.empty() && !is_blank(before.back())) return false;
  text = trim(before);
  return true;
}

/// Removes `c` and the blanks after it from the start of `text`, if it stands there.
bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text = trim(text.substr(1));
  return true;
}

/// Reads `["a", "b"]`, which must be all of `list`.
std::vector<std::string> parse_tags(std::string_view list) {
  const std::invalid_argument malformed(
      "malformed tags: write tags=[\"a\", \"b\"] at the end of the marker");
  std::vector<std::string> tags;
  if (!take(list, '[')) throw malformed;
  while (!take(list, ']')) {
    if (!tags.empty() && !take(list, ',')) throw malformed;
    const std::size_t end = list.find('"', 1);
    if (!list.starts_with('"') || end == list.npos || end == 1) throw malformed;
    tags.emplace_back(list.substr(1, end - 1));
    if (tags.back().find('\\') != std::string::npos) throw malformed;
    list = trim(list.substr(end + 1));
  }
  if (!list.empty()) throw malformed;
  return tags;
}

/// Where the word that begins with `tags=` begins; npos if there is none.
std::size_t find_tags(std::string_view text) {
  std::size_t at = text.find("tags=");
  while (at != text.npos && at > 0 && !is_blank(text[at - 1])) at = text.find("tags=", at + 1);
  return at;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::optional<std::string_view> marker_text(std::string_view comment) {
  if (!comment.starts_with("//")) return {};
  comment.remove_prefix(2);
  comment.remove_prefix(std::min(comment.find_first_not_of(" \t"), comment.size()));
  if (!comment.starts_with("%%")) return {};
  comment.remove_prefix(2);
  if (!comment.empty() && !is_blank(comment.front()) && comment.front() != '\\') return {};
  return comment;
}

CellMarker parse_marker(std::string_view text) {
  CellMarker marker;
  const std::size_t tags = find_tags(text);
  if (tags != text.npos)
    marker.tags = parse_tags(trim(text.substr(tags + std::string_view("tags=").size())));
  text = trim(text.substr(0, tags));
  if (remove_word(text, "[raw]"))
    throw std::invalid_argument("[raw] cells are not supported: a cell is code or [markdown]");
  if (remove_word(text, "[markdown]") || remove_word(text, "[md]"))
    marker.kind = CellKind::markdown;
  marker.title = text;
  return marker;
}

}  // namespace chalkline::source
