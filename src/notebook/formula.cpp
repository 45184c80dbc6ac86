#include "notebook/formula.hpp"

#include "notebook/printable.hpp"

namespace chalkline {

std::string formula_to_mathml(std::string_view tex, bool display) {
  return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"" +
         std::string(display ? " display=\"block\"" : "") + "><mtext>" + escape_html(tex) + "</mtext></math>";
}

std::string formula_to_text(std::string_view tex) { return printable(tex); }

}  // namespace chalkline
