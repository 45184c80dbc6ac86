// A formula as a tree: what its writers share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formula/symbols.hpp"

namespace chalkline::formula {

enum class FormulaKind {
  row,       ///< children side by side
  letters,   ///< a variable, or a name that stands upright
  number,    ///< digits with at most one point
  symbol,    ///< of a class; a function's name too
  text,      ///< words
  space,     ///< text is its width in em
  fraction,  ///< children: above, below
  binomial,  ///< children: above, below
  root,      ///< children: what is under it, its degree if there is one
  scripts,   ///< children: base, below, above; the latter two may be missing rows
  fenced,    ///< \left ... \right: text is what opens, other what closes
  accent,    ///< text is the accent's name; one child
  stack,     ///< children: base, below, above, in any style
  table,     ///< children: rows of rows; text is the environment's name
  style,     ///< one child, set as in a display or not
};

enum class FormulaFont {
  italic,
  upright,
  bold,
  bold_italic,
  double_struck,
  script,
  fraktur,
  monospace,
  sans
};

struct FormulaNode {
  FormulaKind kind = FormulaKind::row;
  std::string text = {};
  std::string other = {};
  AtomClass atom_class = AtomClass::ordinary;
  FormulaFont font = FormulaFont::italic;
  bool has_limits = false;  ///< of a symbol whose scripts stand below and above in a display
  bool is_present = true;   ///< of a script; false where there is none
  bool is_display = false;  ///< of a style; of a fraction that is set as in a display
  int size = 0;             ///< of a delimiter after \big (1) ... \Bigg (4)
  std::vector<FormulaNode> children = {};
};

/// The class of an atom, of a script's base or of what an accent is on; anything else is ordinary.
AtomClass class_of(const FormulaNode& node);

/// Nesting that a formula may have. Lessons need about five.
inline constexpr std::size_t deepest_formula = 100;

/// Reads a formula. Throws FormulaError.
FormulaNode parse_formula(std::string_view tex);

/// `text` in the letters that Unicode has for a font; italic and upright ones stay.
std::string in_font(FormulaFont font, std::string_view text);

std::string write_mathml(const FormulaNode& formula, std::string_view tex, bool display);
/// With `line_end` between the lines of a formula that consists of several.
std::string write_text(const FormulaNode& formula, std::string_view line_end);

}  // namespace chalkline::formula
