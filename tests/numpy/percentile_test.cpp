#include "numpy/percentile.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;

TEST_CASE("median and percentile are NumPy's, to the last bit", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("percentile")) {
    INFO(c[0] << " at " << c[1]);
    const Vector a = reference::numbers(c[0]);
    const Vector q = reference::numbers(c[1]);
    CHECK(same_number(numpy::median(a), reference::number(c[2])));
    CHECK(same_numbers(numpy::percentile(a, q), reference::numbers(c[3])));
    CHECK(same_number(numpy::percentile(a, q(0)), reference::numbers(c[3])(0)));
  }
}

TEST_CASE("median and percentile along an axis are NumPy's", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("percentile axis")) {
    INFO(c[0] << " columns of " << c[1] << " along " << c[2] << " at " << c[3]);
    const Matrix a = reference::matrix(c[0], c[1]);
    const int axis = std::stoi(c[2]);
    const Vector q = reference::numbers(c[3]);
    CHECK(same_numbers(numpy::median(a, axis), reference::numbers(c[4])));
    CHECK(same_numbers(numpy::percentile(a, q, axis), reference::numbers(c[5])));
    const Vector first = numpy::percentile(a, q(0), axis);
    const Vector all = reference::numbers(c[5]);
    CHECK(std::equal(first.begin(), first.end(), all.begin(), same_number));
  }
}

TEST_CASE("The median is the middle one, or half way between two, of all elements") {
  CHECK(numpy::median({3.0, 1.0, 2.0}) == 2.0);
  CHECK(numpy::median(Matrix{{4.0, 1.0}, {2.0, 3.0}} * 2.0) == 5.0);
  CHECK(numpy::median(std::vector<int>{1, 2}) == 1.5);
  CHECK(std::isnan(numpy::median({1.0, std::nan(""), 3.0})));
  CHECK(same_bits(numpy::median({-0.0}), 0.0));
}

TEST_CASE("Percentiles are asked for one by one or several at once") {
  const Vector x{4.0, 1.0, 3.0, 2.0, 5.0};
  CHECK(numpy::percentile(x, 50) == 3.0);
  CHECK(same_bits(numpy::percentile(x * 10.0, {0, 37.5, 100}), Vector{10.0, 25.0, 50.0}));
  const Matrix runs{{1.0, 10.0}, {3.0, 30.0}};
  CHECK(same_bits(numpy::percentile(runs, {0.0, 50.0}, 0), Matrix{{1.0, 10.0}, {2.0, 20.0}}));
  CHECK(same_bits(numpy::percentile(runs, 100.0, 1), Vector{10.0, 30.0}));
  CHECK(numpy::percentile(x, 50.0, 0) == 3.0);
  CHECK(numpy::median(x, 0) == 3.0);
  CHECK(same_bits(numpy::percentile(x, {0.0, 100.0}, -1), Vector{1.0, 5.0}));
}

TEST_CASE("Neither an empty array nor 101 percent have a percentile") {
  const Vector none = Vector::from_shape({0});
  CHECK(error_text<std::invalid_argument>([&] { numpy::median(none); }) ==
        "median: the array is empty, so it has none");
  CHECK(error_text<std::invalid_argument>([&] { numpy::percentile(none, 50.0); }) ==
        "percentile: the array is empty, so it has none");
  CHECK(error_text<std::invalid_argument>([] { numpy::percentile({1.0}, 101.0); }) ==
        "percentile: q must be from 0 to 100, but is 101");
  CHECK_THROWS_AS(numpy::percentile({1.0}, Vector{50.0, std::nan("")}), std::invalid_argument);
  CHECK_THROWS_AS(numpy::percentile(Matrix{{1.0}}, -1.0, 0), std::invalid_argument);
  CHECK(error_text<IndexError>([] { numpy::median(Matrix{{1.0}}, 2); }) ==
        "median: a matrix has no axis 2; 0 goes down the rows, 1 along the columns");
}
