#include "markdown/headings.hpp"

#include "catch.hpp"
#include "prose.hpp"

using namespace chalkline;
using namespace chalkline::markdown;

TEST_CASE("headings get ids as code hosts give them, each once on a page") {
  HeadingIds ids;
  Node first = prose::document("# A fair race!\n\n## A *fair* race\n\n> ### Größe: $x^2$, `y_z`\n");
  const std::vector<Heading> headings = name_headings(first, ids);
  REQUIRE(headings.size() == 3);
  CHECK(headings[0].level == 1);
  CHECK(headings[0].text == "A fair race!");
  CHECK(headings[0].id == "a-fair-race");
  CHECK(first.children[0].text == "a-fair-race");
  CHECK(headings[1].id == "a-fair-race-1");
  CHECK(headings[2].text == "Größe: x², y_z");
  CHECK(headings[2].id == "größe-x²-y_z");
  Node second = prose::document("A fair race\n===\n\n~~~\n# no heading\n~~~");
  REQUIRE(headings_of(second).size() == 1);
  CHECK(name_headings(second, ids)[0].id == "a-fair-race-2");
  CHECK(ids.make("a-fair-race-1") == "a-fair-race-1-1");
  CHECK(ids.make("?!") == "section");
  CHECK(ids.make("") == "section-1");
  CHECK(ids.make("\xFF\"<>") == "section-2");
}
