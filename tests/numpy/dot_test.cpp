#include "numpy/dot.hpp"

#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;

TEST_CASE("Products of arrays are NumPy's where no sum is rounded", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("dot")) {
    INFO(c[0] << " x " << c[1] << " x " << c[2]);
    const std::array<std::size_t, 3> n{std::stoul(c[0]), std::stoul(c[1]), std::stoul(c[2])};
    Matrix a = Matrix::from_shape({n[0], n[1]});
    Matrix b = Matrix::from_shape({n[1], n[2]});
    a.storage() = reference::numbers(c[3]).storage();
    b.storage() = reference::numbers(c[4]).storage();
    const Matrix product = numpy::dot(a, b);
    CHECK(product.shape(0) == n[0]);
    CHECK(product.shape(1) == n[2]);
    CHECK(same_elements(product, reference::numbers(c[5])));
    CHECK(same_bits(numpy::matmul(a, b), product));
    if (n[2] > 0)
      CHECK(same_bits(numpy::dot(a, xt::view(b, xt::all(), 0)), reference::numbers(c[6])));
    if (n[0] > 0)
      CHECK(same_bits(numpy::dot(xt::view(a, 0, xt::all()), b), reference::numbers(c[7])));
  }
}

TEST_CASE("dot adds one product after the other", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("dot in order")) {
    INFO(c[0] << " times " << c[1]);
    const Vector x = reference::numbers(c[0]);
    const Vector y = reference::numbers(c[1]);
    CHECK(same_bits(numpy::dot(x, y), reference::number(c[2])));
    const Matrix row = xt::view(x, xt::newaxis(), xt::all());
    const Matrix column = xt::view(y, xt::all(), xt::newaxis());
    CHECK(same_bits(numpy::dot(row, y), Vector{reference::number(c[2])}));
    CHECK(same_bits(numpy::dot(x, column), Vector{reference::number(c[2])}));
    CHECK(same_bits(numpy::dot(row, column), Matrix{{reference::number(c[2])}}));
  }
}

TEST_CASE("dot takes expressions, std::vector and whole numbers") {
  const Vector x{1.0, 2.0};
  CHECK(numpy::dot(x, -x) == -5.0);
  CHECK(numpy::matmul(2.0 * x, IntVector{1, 1}) == 6.0);
  CHECK(numpy::dot(x, std::vector<int>{3, 4}) == 11.0);
  CHECK(same_bits(numpy::dot(Matrix{{1.0, 2.0}} - 1.0, x), Vector{2.0}));
}

TEST_CASE("dot names the shapes that do not go together") {
  CHECK(error_text<ShapeError>([] {
          numpy::dot(Matrix{{1.0, 2.0}}, Vector{1.0, 2.0, 3.0});
        }) ==
        "dot: shapes (1, 2) and (3) do not go together: the last axis of the first must be as "
        "long as the first axis of the second, but 2 is not 3");
  CHECK_THROWS_AS(numpy::dot(Vector{1.0}, Vector{1.0, 2.0}), ShapeError);
  CHECK_THROWS_AS(numpy::matmul(Vector{1.0}, Matrix{{1.0}, {2.0}}), ShapeError);
  CHECK_THROWS_AS(numpy::matmul(Matrix{{1.0}}, Matrix{{1.0}, {2.0}}), ShapeError);
}
