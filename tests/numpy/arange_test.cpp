#include "numpy/arange.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using chalkline::Vector;
using chalkline::numpy::arange;

TEST_CASE("arange gives NumPy's bits") {
  for (const auto& row : reference::rows("numpy-arange.csv", ';')) {
    CAPTURE(row[0], row[1], row[2]);
    const Vector result =
        arange(reference::number(row[0]), reference::number(row[1]), reference::number(row[2]));
    CHECK(same_bits(result, reference::numbers(row[3])));
  }
}

TEST_CASE("The tutorial's axis misses 0 and 0.9 as NumPy's does") {
  const Vector axis = arange(-1.0, 1.0, 0.1);
  REQUIRE(axis.size() == 20);
  CHECK(axis(0) == -1.0);
  CHECK(axis(10) == -2.220446049250313e-16);
  CHECK(axis(19) == 0.8999999999999995);
}

TEST_CASE("arange is empty where step points away from stop") {
  CHECK(arange(0.0, 1.0, -0.1).size() == 0);
  CHECK(arange(1.0, 1.0, 0.1).size() == 0);
}

TEST_CASE("arange refuses what has no answer") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  constexpr double largest = std::numeric_limits<double>::max();
  const auto text = [](double start, double stop, double step) {
    return error_text<std::invalid_argument>([=] { arange(start, stop, step); });
  };
  CHECK(text(0.0, 1.0, 0.0) == "arange(0, 1, 0): step must not be 0");
  CHECK(text(0.0, inf, 1.0) == "arange(0, inf, 1): start, stop and step must be finite");
  CHECK(text(std::nan(""), 1.0, 1.0).find("must be finite") != std::string::npos);
  CHECK(text(0.0, 1.0, -inf).find("must be finite") != std::string::npos);
  CHECK(text(0.0, 1.0, 1e-300).find("more than 1e9 elements") != std::string::npos);
  CHECK(text(-largest, largest, 1.0).find("more than 1e9 elements") != std::string::npos);
}
