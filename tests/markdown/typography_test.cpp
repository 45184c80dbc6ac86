#include "markdown/typography.hpp"

#include "catch.hpp"
#include "markdown/html.hpp"
#include "markdown/parse.hpp"

using namespace chalkline::markdown;

namespace {

std::string page(const std::string& prose) { return to_html(typographic(parse(prose).document)); }

}  // namespace

TEST_CASE("apostrophes, quotation marks and minus signs are those that printers use") {
  CHECK(typographic("the library's, the others' and the '90s") ==
        "the library’s, the others’ and the ’90s");
  CHECK(typographic("it says \"Try 'this'\" (\"so\")") == "it says “Try ‘this’” (“so”)");
  CHECK(typographic("from -5 to (-0.5) and -.5") == "from −5 to (−0.5) and −.5");
}

TEST_CASE("a hyphen that is no minus stays one") {
  for (const char* text : {"two-sided", "2026-11-28", "x-5", "-p rho", "--5", "a - b", "1/-5", "-"})
    CHECK(typographic(text) == text);
}

TEST_CASE("signs bend as the prose around them tells, whatever markup stands between") {
  CHECK(page("*Adam*'s and $x$'s, \"*so*\"") ==
        "<p><em>Adam</em>’s and " + to_html(parse("$x$").document.children[0].children[0]) +
            "’s, “<em>so</em>”</p>\n");
  CHECK(page("\"one\"\n\n- 'two'") == "<p>“one”</p>\n<ul>\n<li>‘two’</li>\n</ul>\n");
}

TEST_CASE("code stays as it is") {
  CHECK(page("`don't -5`") == "<p><code>don&#39;t -5</code></p>\n");
  CHECK(page("```\n'a' -5\n```").find("’") == std::string::npos);
}
