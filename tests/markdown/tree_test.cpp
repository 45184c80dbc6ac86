#include "markdown/tree.hpp"

#include "catch.hpp"
#include "prose.hpp"

using namespace chalkline;

TEST_CASE("plain text is one line") {
  CHECK(prose::plain("# A *b*\n\n- c `d`\n- $x^2$ ![e](f)\n\n> [g](h)\\\n> i") ==
        "A b c d x² e g i");
  CHECK(prose::plain("$\\foo$ <b>") == "\\foo <b>");
  CHECK(prose::plain(" \n\n").empty());
}

TEST_CASE("a tree is the same on whatever line it stands, and otherwise nowhere alike") {
  CHECK(prose::document("a") == prose::document("\n\na"));
  CHECK(!(prose::document("a") == prose::document("`a`")));
  CHECK(!(prose::document("[a](b)") == prose::document("[a](c)")));
  CHECK(!(prose::document("- [x] a") == prose::document("- [ ] a")));
}
