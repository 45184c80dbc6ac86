#include "source/cell_marker.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "source/blanks.hpp"
#include "source/cell_metadata.hpp"
#include "source/marker_doubts.hpp"

namespace chalkline::source {
namespace {

/// Removes `type`, such as "[markdown]", from the title, if it stands there.
bool take_type(std::string& title, std::string_view type) {
  const std::size_t at = title.find(type);
  if (at == title.npos) return false;
  const std::string_view before = trim(std::string_view(title).substr(0, at)),
                         behind = trim(std::string_view(title).substr(at + type.size()));
  const std::string blank = before.empty() || behind.empty() ? "" : " ";
  title = std::string(before).append(blank).append(behind);
  return true;
}

}  // namespace

std::optional<std::string_view> marker_text(std::string_view comment) {
  if (!comment.starts_with("//")) return {};
  comment.remove_prefix(2);
  comment.remove_prefix(std::min(comment.find_first_not_of(" \t"), comment.size()));
  if (!comment.starts_with("%%")) return {};
  comment.remove_prefix(2);
  if (!comment.empty() && !is_blank(comment.front()) && comment.front() != '\\') return {};
  return comment;
}

bool is_marker(std::string_view line) {
  return marker_text(trim(line.substr(0, line.find('\n')))).has_value();
}

CellMarker parse_marker(std::string_view text) {
  const std::size_t end = find_metadata(text);
  CellMetadata metadata = parse_metadata(text.substr(end));
  CellMarker marker;
  marker.title = trim(text.substr(0, end));
  if (take_type(marker.title, "[markdown]") || take_type(marker.title, "[md]"))
    marker.kind = CellKind::markdown;
  else if (take_type(marker.title, "[raw]"))
    throw std::invalid_argument("[raw] cells are not supported: a cell is code or [markdown]");
  marker.tags = std::move(metadata.tags);
  add_doubts(marker, metadata.others);
  return marker;
}

}  // namespace chalkline::source
