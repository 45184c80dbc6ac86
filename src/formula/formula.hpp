// The part of TeX's mathematics that lessons use, as MathML for a browser and as Unicode for a
// terminal.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace chalkline::formula {

/// What cannot be read in a formula, where, and what is allowed or near.
class FormulaError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A formula as MathML Core, with its source as an annotation; `display` for one that stands alone.
/// Throws FormulaError.
std::string formula_to_mathml(std::string_view tex, bool display);

/// A formula on one line, e.g. "s⁽ᵗ⁺¹⁾ = ρ s⁽ᵗ⁾ + (1 − ρ) g²". Throws FormulaError.
std::string formula_to_text(std::string_view tex);

/// The same, but with the lines of \\begin{aligned} and the like parted by "\n".
std::string formula_to_lines(std::string_view tex);

}  // namespace chalkline::formula
