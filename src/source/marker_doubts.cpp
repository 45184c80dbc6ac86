#include "source/marker_doubts.hpp"

#include <algorithm>
#include <array>

#include "source/blanks.hpp"
#include "source/private_words.hpp"
#include "source/tags.hpp"
#include "text/edit_distance.hpp"
#include "text/words.hpp"

namespace chalkline::source {
namespace {

constexpr auto known_tags = std::to_array<std::string_view>(
    {fold_tag, notes_tag, predict_tag, raises_exception_tag, solution_tag});

constexpr std::string_view known_tags_text =
    "those that mean something are fold, notes, predict, raises-exception and solution";

/// Those of other tools that say how a page is laid out, not for whom.
constexpr auto layout_tags =
    std::to_array<std::string_view>({"full-width", "margin", "popout", "sidebar", "scroll-output",
                                     "output_scroll", "parameters", "injected-parameters"});

/// Those of other tools that say how code is presented, and do not mean that it is a secret.
constexpr auto code_tags = std::to_array<std::string_view>(
    {"hide-input", "hide-output", "hide-cell", "remove-input", "remove-output", "remove-cell",
     "hide_input", "hide_output", "hide_cell", "remove_input", "remove_output", "remove_cell",
     "remove-stdout", "remove-stderr", "skip-execution"});

/// What tells how a text is written, not for whom.
constexpr auto text_types = std::to_array<std::string_view>(
    {"html", "text", "txt", "latex", "tex", "rst", "asciidoc", "code", "cpp", "heading"});

template <class Words>
bool is_any_of(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

bool is_near_markdown(std::string_view word) {
  return word == "md" || text::nearest_word(word, {"markdown"}).has_value();
}

bool holds_markdown(std::string_view text) {
  return std::ranges::any_of(text::folded_words(text), is_near_markdown);
}

/// What stands in brackets at either end of a title, as a cell's type does: a word by itself, or
/// words of which one might be a type's.
std::string unknown_type(std::string_view title) {
  const std::size_t end = title.find(']'), begin = title.rfind('[');
  std::string_view type;
  bool is_apart = false;
  if (title.starts_with('[') && end != title.npos) {
    type = title.substr(1, end - 1);
    is_apart = end + 1 == title.size() || is_blank(title[end + 1]);
  } else if (title.ends_with(']') && begin != title.npos) {
    type = title.substr(begin + 1, title.size() - begin - 2);
    is_apart = begin == 0 || is_blank(title[begin - 1]);
  }
  const std::string_view word = trim(type);
  const bool is_word = word.size() > 1 && std::ranges::all_of(word, is_letter) && is_apart;
  return is_word || holds_markdown(type) || names_notes(type) ? std::string(type) : "";
}

/// Whether `KEY="text"`, `KEY=true` or the like stands in a title, as metadata does, with a key
/// that no tool is known to write.
bool holds_unknown_metadata(std::string_view title) {
  for (std::size_t at = title.find('='); at != title.npos; at = title.find('=', at + 1)) {
    const std::string_view before = trim(title.substr(0, at)), behind = trim(title.substr(at + 1));
    const std::string_view key = before.substr(before.find_last_of(" \t,{") + 1);
    const std::string small = in_small_letters(behind.substr(0, behind.find_first_of(" \t,}")));
    const bool is_literal = behind.find_first_of("\"'") == 0 || small == "true" ||
                            small == "false" || small == "none" || small == "null" ||
                            (small == "0" && is_private_title(std::string(key) + " false"));
    if (is_literal && !key.empty() && !is_known_key(key)) return true;
  }
  return false;
}

/// The title of prose is not shown, so one that says that this is a note, or that looks like tags,
/// is a tag gone wrong.
bool is_doubtful_title(std::string_view title) {
  const bool is_like_metadata = title.find_first_of("=:{[\"'") != title.npos;
  return is_private_title(title) || holds_unknown_metadata(title) ||
         (is_like_metadata && contains(in_small_letters(title), "tags"));
}

std::string as_note(const std::string& remark, const std::string& otherwise) {
  return remark +
         "; since this may be a note, readers are not shown it: write tags=[\"notes\"] if it is "
         "one, tags=[\"solution\"] if it is an answer, and if not " +
         otherwise;
}

/// Reads a marker for what is wrong with it.
class Doubter {
 public:
  Doubter(CellMarker& marker, const std::vector<MetadataWord>& others)
      : marker_(marker), others_(others), is_prose_(marker.kind == CellKind::markdown) {}

  void run() {
    doubt_type();
    for (const std::string& tag : marker_.tags) doubt_tag(tag);
    const bool is_note = has_tag(notes_tag);
    if (!is_note) {
      for (const MetadataWord& other : others_) doubt_metadata(other);
      if (!is_kept_back_) doubt_title();
    }
    if (is_kept_back_ && !is_note) marker_.tags.emplace_back(notes_tag);
    doubt_place();
    if (marker_.kind == CellKind::code && !has_tag(notes_tag)) doubt_comments();
  }

 private:
  bool has_tag(std::string_view tag) const { return is_any_of(marker_.tags, tag); }

  void add(std::string remark) { marker_.remarks.push_back(std::move(remark)); }

  void keep_back(const std::string& remark, const std::string& otherwise) {
    if (has_tag(notes_tag)) return add(remark);
    is_kept_back_ = true;
    add(as_note(remark, otherwise));
  }

  /// Tells of tags that mean nothing here, or not beside each other. Code that gives an answer away
  /// runs unseen.
  void doubt_place() {
    const auto is_for = [](std::string_view tag, const std::string& kinds) {
      return std::string(tag) + " is for " + kinds;
    };
    const bool is_note = has_tag(notes_tag), is_solution = has_tag(solution_tag);
    if (is_prose_ && has_tag(fold_tag))
      add(is_for(fold_tag, "code cells, and this is a [markdown] cell"));
    if (is_prose_ && is_solution && has_tag(predict_tag))
      add("a cell is either a question or its answer: predict or solution, not both");
    if (marker_.kind == CellKind::code && is_solution && !is_note)
      marker_.tags.emplace_back(notes_tag);
    if (is_prose_ || is_kept_back_) return;
    const std::string prose = "[markdown] cells, and this is a code cell";
    if (is_note || is_solution)
      add(is_for(is_note ? notes_tag : solution_tag, prose + ", which readers are not shown"));
    else if (has_tag(predict_tag))
      add(is_for(predict_tag, prose));
  }

  void doubt_type() {
    const std::string type = unknown_type(marker_.title);
    if (type.empty()) return;
    const std::string remark = "[" + type + "] is no type of a cell";
    is_prose_ = true;  // perhaps
    if (names_private(type)) return keep_back(remark, "write [markdown] or another title");
    const auto nearest = text::nearest_word(in_small_letters(trim(type)), {"markdown", "md"});
    add(remark + (nearest ? "; did you mean [" + *nearest + "]?"
                          : "; those with prose are [markdown], all others are code"));
  }

  /// Readers are shown no prose with a tag of which nothing is known.
  void doubt_tag(const std::string& tag) {
    if (is_any_of(known_tags, tag)) return;
    const std::string small = in_small_letters(tag);
    const auto near = text::nearest_word(small, {known_tags.begin(), known_tags.end()});
    const auto nearest = is_prose_ && near == fold_tag ? std::nullopt : near;
    const std::string remark = "unknown tag " + in_quotes(tag),
                      hint =
                          nearest ? "did you mean " + *nearest + "?" : std::string(known_tags_text);
    const bool is_of_code = !is_prose_ && is_any_of(code_tags, tag),
               is_unknown =
                   marker_.kind == CellKind::markdown && !nearest && !is_any_of(layout_tags, tag);
    const bool is_near_private = nearest == notes_tag || (is_prose_ && nearest == solution_tag);
    if (is_near_private || (names_private(tag) && !is_of_code) || is_unknown)
      return keep_back(remark + (nearest == notes_tag ? "" : " (" + hint + ")"), "remove the tag");
    add(remark + "; " + hint);
  }

  /// Of code, keys such as "source_hidden" and slides that are skipped are about its presentation.
  void doubt_metadata(const MetadataWord& other) {
    const bool is_presentation = other.is_known || is_any_of(code_tags, other.text);
    const bool is_private =
        is_prose_ ? names_private(other.text) || !other.is_known
                  : names_notes(other.text) || (!is_presentation && is_private_title(other.text));
    if (is_private && !(other.is_off && names_private(other.text)))
      keep_back(in_quotes(other.text) + " means nothing to Chalkline", "remove it");
  }

  /// A code cell's title is shown, and may be about notes; a solution's may say that it is one.
  void doubt_title() {
    const std::string& title = marker_.title;
    if (is_prose_ && has_tag(solution_tag) && !names_notes(title)) return;
    const bool is_doubtful = is_prose_ ? is_doubtful_title(title)
                                       : says_only_notes(title) || (holds_unknown_metadata(title) &&
                                                                    is_private_title(title));
    if (is_doubtful)
      keep_back("the title " + in_quotes(title) + " makes no note", "give it another title");
  }

  /// Comments without code are prose whose author did not write [markdown].
  void doubt_comments() {
    const std::string remark = "this cell has comments and no code",
                      type = in_small_letters(unknown_type(marker_.title));
    const bool is_type = !type.empty() && !holds_markdown(type) && !is_any_of(text_types, type);
    const bool is_private = is_type || is_private_title(marker_.title) ||
                            std::ranges::any_of(others_,
                                                [](const MetadataWord& other) {
                                                  return !other.is_off && names_private(other.text);
                                                }) ||
                            std::ranges::any_of(marker_.tags, [](const std::string& tag) {
                              return !is_any_of(known_tags, tag) && names_private(tag);
                            });
    if (is_private)
      marker_.if_prose = {as_note(remark, "write [markdown], or change the title and tags"), true};
    else if (type.empty() && holds_markdown(marker_.title))
      marker_.if_prose = {remark + "; did you mean [markdown]?", false};
  }

  CellMarker& marker_;
  const std::vector<MetadataWord>& others_;
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

/// Whether [markdown, notes] or the like begins the text, and no link.
bool begins_like_type(std::string_view text) {
  const std::size_t end = text.find(']');
  if (!text.starts_with('[') || end == text.npos || !holds_markdown(text.substr(0, end)))
    return false;
  return text.substr(end + 1).find_first_of("([:") != 0;
}

}  // namespace

void add_doubts(CellMarker& marker, const std::vector<MetadataWord>& others) {
  Doubter(marker, others).run();
}

std::optional<Doubt> doubt_line(std::string_view line) {
  line = trim(line);
  line.remove_prefix(std::min(line.find_first_not_of("/*!<"), line.size()));
  line = trim(line);
  const bool begins_like_one = line.starts_with("%%");
  const std::string_view text =
      line.substr(std::min(line.find_first_not_of("%+-*#=>~. \t"), line.size()));
  if (!begins_like_one && !begins_like_type(text) && (line.starts_with("//") || !names_prose(line)))
    return {};
  const std::string why = begins_like_one ? "this comment begins with %%, but begins no cell"
                                          : "this comment holds [markdown], but begins no cell";
  const bool is_like_marker =
      begins_like_one || text.starts_with('[') || text.find_first_of("={") != text.npos;
  return Doubt{why + ": a marker is a line of its own, // %% with a blank behind it",
               is_like_marker && is_doubtful_title(text)};
}

std::optional<Doubt> doubt_first_line(std::string_view line) {
  line = trim(line.substr(std::min(line.find_first_not_of('/'), line.size())));
  const std::string small = in_small_letters(line);
  const bool is_metadata = find_metadata(line) == 0 && !line.empty() &&
                           (contains(small, "tag") || contains(small, "slideshow"));
  if (!is_metadata) return {};
  return Doubt{"tags and other metadata belong to the end of the marker, on its line", true};
}

}  // namespace chalkline::source
