#include "numpy/fixed.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "catch.hpp"

using chalkline::numpy::fixed;

TEST_CASE("fixed prints as many digits as it is asked for, rounding the exact value half to even") {
  CHECK(fixed(0.12039, 5) == "0.12039");
  CHECK(fixed(0.5, 0) == "0");
  CHECK(fixed(1.5, 0) == "2");
  CHECK(fixed(2.675, 2) == "2.67");  // the double nearest to 2.675 lies below it
  CHECK(fixed(1e22, 1) == "10000000000000000000000.0");
  CHECK(fixed(std::numeric_limits<double>::max(), 100).size() == 309 + 1 + 100);
}

TEST_CASE("fixed prints special values as Python does") {
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(fixed(inf, 5) == "inf");
  CHECK(fixed(-inf, 5) == "-inf");
  CHECK(fixed(-0.0, 3) == "-0.000");
  CHECK(fixed(std::nan(""), 5) == "nan");
  CHECK(fixed(-std::nan(""), 5) == "nan");  // what 0 * inf makes on x86; printf says -nan
}

TEST_CASE("fixed refuses a count of digits that is out of range") {
  CHECK_THROWS_AS(fixed(1.0, -1), std::invalid_argument);
  CHECK_THROWS_AS(fixed(1.0, 101), std::invalid_argument);
}
