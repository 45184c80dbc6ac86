// Any bytes are Markdown, which is written as what it was read as, for every reader; and every
// formula is rendered or refused with a FormulaError.
#include <cstdlib>

#include "formula/formula.hpp"
#include "markdown/html.hpp"
#include "markdown/parse.hpp"
#include "markdown/write.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, unsigned long size) {
  using namespace chalkline;
  const markdown::Node document =
      markdown::parse({reinterpret_cast<const char*>(bytes), size}).document;
  markdown::to_html(document);
  for (const auto reader : {markdown::Reader::code_host, markdown::Reader::jupyter})
    if (!(markdown::parse(markdown::to_markdown(document, reader)).document == document))
      std::abort();
  markdown::for_each_node(document, [](const markdown::Node& node) {
    if (node.kind != markdown::Kind::formula && node.kind != markdown::Kind::display_formula)
      return;
    try {
      formula::formula_to_mathml(node.text, false);
    } catch (const formula::FormulaError&) {
    }
  });
  return 0;
}
