#include "source/marker_doubts.hpp"

#include <algorithm>
#include <array>

#include "source/blanks.hpp"
#include "source/tags.hpp"
#include "text/edit_distance.hpp"

namespace chalkline::source {
namespace {

constexpr auto known_tags =
    std::to_array<std::string_view>({notes_tag, predict_tag, raises_exception_tag});

/// What prose may be called that is not for readers.
constexpr auto private_words =
    std::to_array<std::string_view>({"speaker", "teacher", "instructor", "lecturer", "presenter",
                                     "private", "secret", "internal", "hidden", "hide", "remove"});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool is_near_notes(std::string_view small) {
  return text::nearest_word(small, {"notes", "note"}).has_value();
}

/// Whether a word of any case may stand for `notes`.
bool may_mean_notes(std::string_view word) {
  const std::string small = in_small_letters(word);
  return contains(small, "note") || is_near_notes(small);
}

bool may_keep_from_readers(std::string_view word) {
  const std::string small = in_small_letters(word);
  return std::ranges::any_of(private_words, [&](auto one) { return contains(small, one); });
}

/// Whether a word of the text may stand for `notes`.
bool holds_notes(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::ranges::find_if_not(text.substr(begin), is_letter);
    const auto size = static_cast<std::size_t>(end - text.substr(begin).begin());
    if (size > 0 && may_mean_notes(text.substr(begin, size))) return true;
    begin += size + 1;
  }
  return false;
}

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

/// The word in brackets that stands by itself at either end of a title, as a cell's type does.
std::string unknown_type(std::string_view title) {
  std::string_view word = title.substr(0, title.find_first_of(" \t"));
  if (!word.starts_with('[')) word = title.substr(title.find_last_of(" \t") + 1);
  if (word.size() < 4 || !word.starts_with('[') || !word.ends_with(']')) return "";
  const std::string_view name = word.substr(1, word.size() - 2);
  return std::ranges::all_of(name, is_letter) ? std::string(name) : "";
}

/// Reads a marker for what is wrong with it.
class Doubter {
 public:
  Doubter(CellMarker& marker, const std::vector<std::string>& others)
      : marker_(marker), others_(others), is_prose_(marker.kind == CellKind::markdown) {}

  void run() {
    doubt_type();
    for (const std::string& tag : marker_.tags) doubt_tag(tag);
    for (const std::string& other : others_)
      if (may_mean_notes(other)) keep_back(in_quotes(other) + " means nothing to Chalkline");
    doubt_title();
    const bool is_note = has_tag(notes_tag);
    if (is_kept_back_ && !is_note) marker_.tags.emplace_back(notes_tag);
    if (!is_prose_ && !is_kept_back_ && (is_note || has_tag(predict_tag)))
      add(std::string(is_note ? notes_tag : predict_tag) +
          " is for [markdown] cells, and this is a code cell" +
          (is_note ? ", which readers are not shown" : ""));
  }

 private:
  bool has_tag(std::string_view tag) const {
    return std::ranges::find(marker_.tags, tag) != marker_.tags.end();
  }

  bool may_be_private(std::string_view word) const {
    return is_prose_ && may_keep_from_readers(word);
  }

  void add(std::string remark) { marker_.remarks.push_back(std::move(remark)); }

  void keep_back(const std::string& remark) {
    is_kept_back_ = true;
    add(remark +
        "; since this may be a note, readers are not shown it: write tags=[\"notes\"] if it is "
        "one");
  }

  void doubt_type() {
    const std::string type = unknown_type(marker_.title);
    if (type.empty()) return;
    const std::string remark = "[" + type + "] is no type of a cell";
    is_prose_ = true;  // perhaps
    if (may_mean_notes(type) || may_keep_from_readers(type)) return keep_back(remark);
    const auto nearest = text::nearest_word(in_small_letters(type), {"markdown", "md"});
    add(remark + (nearest ? "; did you mean [" + *nearest + "]?"
                          : "; those with prose are [markdown], all others are code"));
  }

  void doubt_tag(const std::string& tag) {
    if (std::ranges::find(known_tags, tag) != known_tags.end()) return;
    const std::string remark = "unknown tag " + in_quotes(tag);
    if (may_mean_notes(tag) || may_be_private(tag)) return keep_back(remark);
    const std::string nearest =
        text::suggestion(in_small_letters(tag), {known_tags.begin(), known_tags.end()});
    add(remark + (nearest.empty() ? "; those that mean something are notes, predict and "
                                    "raises-exception"
                                  : nearest));
  }

  /// The title of prose is not shown, so one that says that this is a note is a tag gone wrong.
  void doubt_title() {
    const std::string& title = marker_.title;
    const bool is_notes = is_near_notes(in_small_letters(title)),
               is_like_metadata = title.find_first_of("=:{[\"'") != title.npos;
    if (!is_prose_ || is_kept_back_ || has_tag(notes_tag)) return;
    if (is_notes || (is_like_metadata && (holds_notes(title) || contains(title, "tags"))))
      keep_back("the title " + in_quotes(title) + " makes no note");
  }

  CellMarker& marker_;
  const std::vector<std::string>& others_;
  bool is_prose_;
  bool is_kept_back_ = false;
};

/// Whether [markdown] or [md] stands in the text, neither as code nor as a link.
bool names_prose(std::string_view text) {
  const std::string small = in_small_letters(text);
  for (const std::string_view type : {"[markdown]", "[md]"}) {
    for (std::size_t at = small.find(type); at != small.npos; at = small.find(type, at + 1)) {
      const char before = at > 0 ? small[at - 1] : ' ';
      const std::size_t end = at + type.size();
      const char behind = end < small.size() ? small[end] : ' ';
      const bool is_index = is_letter(before) || before == '_' || before == ')' || before == ']';
      const bool is_code =
          std::count(small.begin(), small.begin() + static_cast<long>(at), '`') % 2;
      const bool is_link = behind == '(' || behind == '[' || behind == ':';
      if (!is_index && !is_code && !is_link) return true;
    }
  }
  return false;
}

}  // namespace

void add_doubts(CellMarker& marker, const std::vector<std::string>& others) {
  Doubter(marker, others).run();
}

std::optional<LineDoubt> doubt_line(std::string_view line) {
  line = trim(line);
  line.remove_prefix(std::min(line.find_first_not_of("/*!<"), line.size()));
  line = trim(line);
  const bool begins_like_one = line.starts_with("%%");
  if (!begins_like_one && (line.starts_with("//") || !names_prose(line))) return {};
  const std::string why = begins_like_one ? "this comment begins with %%, but begins no cell"
                                          : "this comment holds [markdown], but begins no cell";
  const bool is_like_marker = begins_like_one || line.find_first_of("={") != line.npos;
  return LineDoubt{
      why + ": a marker is a line of its own, // %% with a blank behind it",
      is_like_marker && (holds_notes(line) || contains(in_small_letters(line), "tags"))};
}

}  // namespace chalkline::source
