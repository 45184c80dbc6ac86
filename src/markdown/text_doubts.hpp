// What looks as if it meant something, and is text: other dialects of Markdown know it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/formula_regions.hpp"

namespace chalkline::markdown {

/// Looks at the pieces of a text that md4c takes for plain text, in their order: footnotes, links
/// without an address, \( \), \[ \], environments outside of formulas, notes in colored boxes.
class TextDoubts {
 public:
  TextDoubts(std::string_view text, std::vector<Doubt>& doubts) : text_(text), doubts_(doubts) {}

  void take(std::size_t offset, std::size_t size);
  void take_entity(std::size_t offset);
  void end_block() { parenthesis_ = bracket_ = std::nullopt; }

 private:
  void take_escaped(std::size_t offset);

  std::string_view text_;
  std::vector<Doubt>& doubts_;
  std::optional<std::size_t> escaped_;                // the last character behind a backslash
  std::optional<std::size_t> parenthesis_, bracket_;  // \( and \[ in this block
};

/// HTML, which is shown as it stands. `hidden` is the text with its formulas hidden.
void add_html_doubts(std::string_view text, const std::string& hidden, std::vector<Doubt>& doubts);

}  // namespace chalkline::markdown
