#include "markdown/portable.hpp"

#include "catch.hpp"
#include "markdown/html.hpp"
#include "record/sample_records.hpp"

using namespace chalkline;
using namespace chalkline::markdown;

namespace {

std::string hosted(const std::string& text) {
  return portable_markdown(text, FormulaStyle::code_host);
}
std::string jupyter(const std::string& text) {
  return portable_markdown(text, FormulaStyle::dollars);
}

}  // namespace

TEST_CASE("ordinary Markdown stays as it is") {
  const std::string text =
      "# Title\n\nIt *is* **so**, see [there](https://example.org) or <https://example.org>: "
      "$\\alpha_1 = "
      "x^2$.\n\n"
      "| a | b |\n| --- | ---: |\n| 1 | $y$ |\n\n- one\n- two\n\n$$\nx = y\n$$\n";
  CHECK(hosted(text) == text);
  CHECK(jupyter(text) == text);
}

TEST_CASE("a formula that a code host would take for Markdown is set apart from it") {
  CHECK(hosted("the set $\\{x, y\\}$ here") == "the set $`\\{x, y\\}`$ here");
  CHECK(hosted("$a*b*c$ and $a < b$") == "$`a*b*c`$ and $`a < b`$");
  CHECK(hosted("$\\bar{x}_1 + \\bar{x}_2$") == "$`\\bar{x}_1 + \\bar{x}_2`$");
  CHECK(hosted("before\n\n$$x = \\alpha \\, y$$\n\nafter") ==
        "before\n\n```math\nx = \\alpha \\, y\n```\n\nafter");
  CHECK(hosted("$$\na \\\\ b\n$$") == "```math\na \\\\ b\n```\n");
  CHECK(jupyter("$\\{x\\}$ $$a \\, b$$") == "$\\{x\\}$ $$a \\, b$$");
}

TEST_CASE("dollars in code, escaped or alone are no formulas") {
  for (const char* text :
       {"`$a*b*c$`", "``x ` $a*b$``", "```sh\necho $A*$B\n```", "~~~\n$a*b$\n~~~",
        "costs \\$a*b$ or $ 5*6 $", "$5*6", "````\n```\n$a*b$\n````\n"}) {
    INFO(text);
    CHECK(hosted(text) == text);
  }
}

TEST_CASE("a fenced block that is never closed ends with its text") {
  CHECK(hosted("a\n\n````cpp\n```\nb") == "a\n\n````cpp\n```\nb\n````");
  CHECK(hosted("~~~\n```\n") == "~~~\n```\n~~~");
}

TEST_CASE("markup in prose stays text") {
  CHECK(hosted("<script>alert(1)</script> a < b <!-- c -->") ==
        "\\<script>alert(1)\\</script> a \\< b \\<!-- c -->");
  CHECK(jupyter("`<b>` and <b>") == "`<b>` and \\<b>");
  CHECK(hosted("<javascript:alert(1)>") == "\\<javascript:alert(1)>");
}

TEST_CASE("text shown by another program reads as it does here") {
  for (const std::string& text :
       {std::string("a < b <i>c</i> `<d>` <https://example.org>"), sample::hostile()}) {
    HeadingIds here, there;
    CHECK(markdown_to_plain(portable_markdown(text, FormulaStyle::dollars)).find('\x1b') ==
          std::string::npos);
    CHECK(markdown_to_html(text, here).headings.size() ==
          markdown_to_html(portable_markdown(text, FormulaStyle::dollars), there).headings.size());
  }
  CHECK(markdown_to_plain(jupyter("a < b <i>c</i> `<d>`")) ==
        markdown_to_plain("a < b <i>c</i> `<d>`"));
}

TEST_CASE("escaped text stands for itself") {
  const std::string text = "a*b*c_d_ `e` [f](g) <h> # | \\ $i$ ~~j~~ &amp; x!";
  HeadingIds ids;
  CHECK(markdown_to_plain(escape_markdown(text)) == text);
  CHECK(escape_markdown("two\nlines") == "two lines");
}

TEST_CASE("a fence is longer than the backticks in its text") {
  CHECK(fenced("x\n", "cpp") == "```cpp\nx\n```\n");
  CHECK(fenced("a ```` b", "") == "`````\na ```` b\n`````\n");
  CHECK(fenced("", "text") == "```text\n```\n");
}
