// Any bytes are Markdown, and every formula is rendered or refused with a FormulaError.
#include "formula/formula.hpp"
#include "markdown/html.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, unsigned long size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  chalkline::markdown::HeadingIds ids;
  chalkline::markdown::markdown_to_html(text, ids);
  for (const std::string& formula : chalkline::markdown::markdown_formulas(text)) {
    try {
      chalkline::formula::formula_to_mathml(formula, false);
    } catch (const chalkline::formula::FormulaError&) {
    }
  }
  return 0;
}
