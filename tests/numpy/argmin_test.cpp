#include "numpy/argmin.hpp"

#include <limits>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;

TEST_CASE("argmin and argmax are NumPy's", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("argmin")) {
    INFO(c[0]);
    const Vector a = reference::numbers(c[0]);
    CHECK(numpy::argmin(a) == std::stoll(c[1]));
    CHECK(numpy::argmax(a) == std::stoll(c[2]));
  }
}

TEST_CASE("argmin and argmax along an axis are NumPy's", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("argmin axis")) {
    INFO(c[0] << " columns of " << c[1] << " along " << c[2]);
    const Matrix a = reference::matrix(c[0], c[1]);
    const int axis = std::stoi(c[2]);
    CHECK(same_bits(numpy::argmin(a, axis), reference::whole_numbers(c[3])));
    CHECK(same_bits(numpy::argmax(a, axis), reference::whole_numbers(c[4])));
  }
}

TEST_CASE("Of a matrix, an expression, a vector of whole numbers, the elements count row by row") {
  const Matrix a{{3.0, 1.0}, {0.0, 2.0}};
  CHECK(numpy::argmin(a) == 2);
  CHECK(numpy::argmax(-a) == 2);
  CHECK(numpy::argmin(std::vector<int>{3, 1, 2}) == 1);
  CHECK(numpy::argmax({3.0, 5.0}) == 1);
  CHECK(numpy::argmax(-a, 0)(0) == 1);
}

TEST_CASE("A row has one axis to look along") {
  CHECK(numpy::argmin(Vector{2.0, 1.0}, 0) == 1);
  CHECK(numpy::argmax(Vector{2.0, 1.0} * 2.0, -1) == 0);
  CHECK(error_text<std::out_of_range>([] {
          numpy::argmin(Vector{2.0, 1.0}, 1);
        }) == "argmin: an array of one axis has no axis 1, only axis 0");
}

TEST_CASE("Nothing is least in an empty array, nor along an axis that is none") {
  const Vector none = Vector::from_shape({0});
  CHECK(error_text<std::invalid_argument>([&] { numpy::argmin(none); }) ==
        "argmin: the array is empty, so nothing is least");
  CHECK(error_text<std::invalid_argument>([&] { numpy::argmax(none); }) ==
        "argmax: the array is empty, so nothing is greatest");
  CHECK(error_text<IndexError>([] { numpy::argmin(Matrix{{1.0}}, 2); }) ==
        "argmin: a matrix has no axis 2; 0 goes down the rows, 1 along the columns");
}
