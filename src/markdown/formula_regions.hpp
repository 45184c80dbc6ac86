// Finds the formulas of a text before it is read, so that nothing within one means anything to
// Markdown: not the stars of **the minimum $x^*$**, nor the minus at the start of a line of
// $$...$$. Where text stands, rather than code or an address, md4c says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::markdown {

/// The stretch of a text that is a formula, with its dollars.
struct Region {
  std::size_t begin = 0, end = 0;
  bool is_display = false;
  bool is_in_backticks = false;  ///< $`...`$
  std::size_t quotes = 0;  ///< how many quotes it stands in: its further lines begin with so many >

  /// How many dollars stand on each side.
  std::size_t dollars() const { return is_display ? 2 : 1; }

  /// The TeX, on one line.
  std::string tex(std::string_view text) const;
};

/// Something in a text that its author may have meant otherwise.
struct Doubt {
  std::size_t offset = 0;
  std::string text;
};

/// The formulas of a text, in order. $...$ is one if it has no blank inside its dollars, no letter
/// or digit before and no digit after them, so that $5 and $6 are prices; so is $`...`$, whatever
/// stands around it. $$...$$ is a display. None of them holds a backtick, or reaches over the edge
/// of a block, a cell, an emphasis or a link; but a display that begins a line goes on to the line
/// that ends it, whatever begins the lines between. Doubts are added.
std::vector<Region> find_formulas(std::string_view text, std::vector<Doubt>& doubts);

/// Whether it can stand between $$ and $$.
bool can_be_display(std::string_view tex);

/// Stand in what hide_formulas() makes for the bracket of a footnote, and for that before what is
/// no address though md4c takes it for one. No text holds them otherwise.
inline constexpr char hidden_bracket = '\x01', hidden_angle = '\x02';

/// A copy of the same size, in which nothing within the formulas, and no footnote, means anything
/// to Markdown.
std::string hide_formulas(std::string_view text, const std::vector<Region>& formulas);

/// What was hidden, with its brackets as they are.
std::string shown_brackets(std::string hidden);

}  // namespace chalkline::markdown
