// A lesson's Markdown, for programs that read other dialects of it.
#pragma once

#include <string>
#include <string_view>

namespace chalkline::markdown {

/// How formulas are written: as $...$ and $$...$$ always, as Jupyter reads them; or, where a code
/// host would take part of a formula for Markdown, between $` and `$ and in ```math blocks.
enum class FormulaStyle { dollars, code_host };

/// The same text, shown alike elsewhere: what looks like HTML stays text, since a lesson's Markdown
/// has none, a fenced block is closed, and formulas are in the given style. Control characters
/// become visible and bytes that are no UTF-8 U+FFFD.
std::string portable_markdown(std::string_view markdown, FormulaStyle style);

/// `text` as a part of a line of Markdown, each of its characters standing for itself.
std::string escape_markdown(std::string_view text);

/// A fenced block of `text`, whose fence is longer than any run of backticks in it; `language` is
/// empty or a word.
std::string fenced(std::string_view text, std::string_view language);

}  // namespace chalkline::markdown
