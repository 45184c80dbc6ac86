#include "formula/formula.hpp"

#include "formula/tree.hpp"
#include "text/printable.hpp"

namespace chalkline::formula {

std::string formula_to_mathml(std::string_view tex, bool display) {
  return write_mathml(parse_formula(tex), tex, display);
}

std::string formula_to_text(std::string_view tex) {
  return text::printable(write_text(parse_formula(tex), "; "));
}

std::string formula_to_lines(std::string_view tex) {
  return text::printable(write_text(parse_formula(tex), "\n"));
}

}  // namespace chalkline::formula
