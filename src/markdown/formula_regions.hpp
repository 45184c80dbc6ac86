// Finds the formulas of Markdown before its parser sees them, so that nothing within one means
// anything to it: not the stars of **the minimum $x^*$**, nor the minus at the start of a line of
// $$...$$.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::markdown {

/// `markdown` with each formula, dollars included, made of characters that no parser knows. $...$
/// has no blank inside its dollars and no digit after them, so that $5 and $6 are prices; $$...$$
/// is a display; neither crosses a blank line, and there are none in code.
std::string mask_formulas(std::string_view markdown);

/// `text` as it was before mask_formulas().
std::string unmask(std::string_view text);

/// A stretch of text, or a formula without its dollars.
struct TextPart {
  enum class Kind { text, formula, display } kind = Kind::text;
  std::string text;
};

/// The parts of masked text, unmasked.
std::vector<TextPart> split_formulas(std::string_view text);

}  // namespace chalkline::markdown
