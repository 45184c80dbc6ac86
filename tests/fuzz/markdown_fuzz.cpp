// Any bytes are Markdown, and every formula is rendered or refused with a FormulaError.
#include "notebook/formula.hpp"
#include "notebook/markdown.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, unsigned long size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  chalkline::HeadingIds ids;
  chalkline::markdown_to_html(text, ids);
  for (const std::string& formula : chalkline::markdown_formulas(text)) {
    try {
      chalkline::formula_to_mathml(formula, false);
    } catch (const chalkline::FormulaError&) {
    }
  }
  return 0;
}
