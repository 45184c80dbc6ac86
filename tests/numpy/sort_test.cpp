#include "numpy/sort.hpp"

#include <cmath>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;

TEST_CASE("sort and argsort are NumPy's", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("sort")) {
    INFO(c[0]);
    const Vector a = reference::numbers(c[0]);
    CHECK(same_numbers(numpy::sort(a), reference::numbers(c[1])));
    CHECK(same_bits(numpy::argsort(a), reference::whole_numbers(c[2])));
  }
}

TEST_CASE("sort and argsort along an axis are NumPy's", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("sort axis")) {
    INFO(c[0] << " columns of " << c[1] << " along " << c[2]);
    const Matrix a = reference::matrix(c[0], c[1]);
    const int axis = std::stoi(c[2]);
    CHECK(same_numbers(numpy::sort(a, axis), reference::numbers(c[3])));
    CHECK(same_elements(numpy::argsort(a, axis), reference::whole_numbers(c[4])));
  }
}

TEST_CASE("nan comes last, and rows are sorted if no axis is named") {
  CHECK(std::isnan(numpy::sort({2.0, std::nan(""), 1.0})(2)));
  CHECK(same_bits(numpy::argsort({2.0, std::nan(""), 1.0}), IntVector{2, 0, 1}));
  CHECK(same_bits(numpy::sort(Matrix{{2.0, 1.0}, {4.0, 3.0}}), Matrix{{1.0, 2.0}, {3.0, 4.0}}));
}

TEST_CASE("Expressions, whole numbers and std::vector are sorted as what they are") {
  const Vector x{1.0, 3.0, 2.0};
  CHECK(same_bits(numpy::sort(-x), Vector{-3.0, -2.0, -1.0}));
  CHECK(same_bits(numpy::sort(Matrix{{1.0, 0.0}} * 2.0, 0), Matrix{{2.0, 0.0}}));
  CHECK(same_bits(numpy::sort(IntVector{3, 1}), IntVector{1, 3}));
  CHECK(same_bits(numpy::sort(std::vector<int>{3, 1}), IntVector{1, 3}));
  CHECK(same_bits(numpy::argsort(-x), IntVector{1, 2, 0}));
  CHECK(numpy::sort(Vector::from_shape({0})).size() == 0);
}

TEST_CASE("A row may be sorted along its only axis") {
  CHECK(same_bits(numpy::sort(Vector{2.0, 1.0}, 0), Vector{1.0, 2.0}));
  CHECK(same_bits(numpy::argsort(IntVector{2, 1}, -1), IntVector{1, 0}));
  CHECK(same_bits(numpy::sort(IntMatrix{{2, 1}}, 1), Matrix{{1.0, 2.0}}));
  CHECK(error_text<std::out_of_range>([] {
          numpy::sort(Vector{2.0, 1.0}, 1);
        }) == "sort: an array of one axis has no axis 1, only axis 0");
}

TEST_CASE("No axis 2 can be sorted along") {
  CHECK(error_text<IndexError>([] { numpy::sort(Matrix{{1.0}}, -3); }) ==
        "sort: a matrix has no axis -3; 0 goes down the rows, 1 along the columns");
}
