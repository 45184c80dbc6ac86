#include "text/names.hpp"

#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"

using namespace chalkline;
using namespace chalkline::text;

TEST_CASE("names are joined") {
  CHECK(joined({}).empty());
  CHECK(joined({"a"}) == "a");
  CHECK(joined({"a", "b", "c"}) == "a, b, c");
  CHECK(joined({"a", "b", "c"}, ",") == "a,b,c");
}

TEST_CASE("a name is found by its whole, and if there is none it is said what there is") {
  CHECK(find_name({"a", "ab", "b"}, "ab", "letter") == 1);
  CHECK(error_text<std::invalid_argument>([] {
          find_name({"a", "b"}, "A", "letter");
        }) == "no letter is called 'A'; allowed are a, b");
}
