#pragma once

#include <string>
#include <string_view>

namespace chalkline::markdown {

/// What stands around a text in its line.
struct TextPlace {
  bool at_line_start = false;
  bool in_heading = false, in_cell = false, in_link = false;
  bool has_neighbors = false;    ///< its first or last character may become an entity
  bool before_link = false;      ///< a link follows without a blank
  bool with_dollars = false;     ///< another dollar stands in the same block of text
  bool protects_first = false;   ///< its first character may be no letter or digit to Markdown
  bool links_addresses = false;  ///< a reader makes links of addresses in text, escaped or not
};

/// Text as Markdown, each of its characters standing for itself.
std::string escape_text(std::string_view text, const TextPlace& place);

/// <span>@</span>: keeps an address from being one, as no backslash does, and a dollar from being
/// a formula's.
std::string kept_apart(char character);

/// Whether `text` begins with a character that is kept apart, or ends with one that stands before
/// </span>. A backslash may stand before it.
bool begins_kept_apart(std::string_view text);
bool ends_kept_apart(std::string_view text);

/// &#97; for a.
std::string numeric_entity(char32_t character);

/// Whether it is a letter or a digit of ASCII.
bool is_word(char byte);

/// Whether Markdown takes the byte for a letter or a digit, or may do so.
bool may_be_letter(char byte);

}  // namespace chalkline::markdown
