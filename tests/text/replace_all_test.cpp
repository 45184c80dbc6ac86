#include "text/replace_all.hpp"

#include "catch.hpp"

using namespace chalkline;

TEST_CASE("every occurrence is replaced once, also by what holds it") {
  std::string text = "a-b-a-";
  text::replace_all(text, "a", "aa");
  CHECK(text == "aa-b-aa-");
  text::replace_all(text, "-", "");
  CHECK(text == "aabaa");
  text::replace_all(text, "x", "y");
  CHECK(text == "aabaa");
}
