#include "numpy/linspace.hpp"

#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;
using reference::number;

TEST_CASE("linspace is NumPy's, bit for bit", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("linspace")) {
    INFO(c[0] << ' ' << c[1] << ' ' << c[2] << ' ' << c[3]);
    const Vector y =
        numpy::linspace(number(c[0]), number(c[1]), std::stol(c[2]), {.endpoint = c[3] == "1"});
    CHECK(same_bits(y, reference::numbers(c[4])));
  }
}

TEST_CASE("logspace is NumPy's, bit for bit", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("logspace")) {
    INFO(c[0] << ' ' << c[1] << ' ' << c[2] << ' ' << c[3] << ' ' << c[4]);
    const Vector y = numpy::logspace(number(c[0]), number(c[1]), std::stol(c[2]),
                                     {.endpoint = c[3] == "1", .base = number(c[4])});
    CHECK(same_bits(y, reference::numbers(c[5])));
  }
}

TEST_CASE("linspace and logspace have 50 numbers if nobody says how many") {
  CHECK(numpy::linspace(0.0, 1.0).size() == 50);
  CHECK(numpy::logspace(0.0, 1.0)(49) == 10.0);
}

TEST_CASE("linspace ends at stop itself, although steps add up to less or more") {
  CHECK(numpy::linspace(0.0, 0.3, 50)(49) == 0.3);
  CHECK(same_bits(numpy::linspace(0.0, 1.0, 4, {.endpoint = false}), Vector{0.0, 0.25, 0.5, 0.75}));
  CHECK(same_bits(numpy::linspace(2.0, 3.0, 1), Vector{2.0}));
}

TEST_CASE("linspace is even where a step is too small to be a number") {
  CHECK(
      same_bits(numpy::linspace(0.0, 1e-323, 6), Vector{0.0, 0.0, 5e-324, 5e-324, 1e-323, 1e-323}));
}

TEST_CASE("linspace and logspace refuse what has no numbers between") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(error_text<std::invalid_argument>([] { numpy::linspace(0.0, 1.0, -1); }) ==
        "linspace: a size must be from 0 to 1e9, but is -1");
  CHECK(error_text<std::invalid_argument>([] { numpy::linspace(0.0, inf, 3); }) ==
        "linspace(0, inf): start, stop and their distance must be finite");
  CHECK(error_text<std::invalid_argument>([] { numpy::logspace(-1e308, 1e308); }) ==
        "logspace(-1e+308, 1e+308): start, stop and their distance must be finite");
}
