#include "numpy/meshgrid.hpp"

#include "catch.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;

TEST_CASE("x runs along the columns by default") {
  const auto [x, y] = numpy::meshgrid({1.0, 2.0, 3.0}, {10.0, 20.0});
  CHECK(same_bits(x, Matrix{{1.0, 2.0, 3.0}, {1.0, 2.0, 3.0}}));
  CHECK(same_bits(y, Matrix{{10.0, 10.0, 10.0}, {20.0, 20.0, 20.0}}));
}

TEST_CASE("With ij indexing x runs down the rows") {
  const auto [x, y] = numpy::meshgrid({1.0, 2.0, 3.0}, {10.0, 20.0}, numpy::Indexing::ij);
  CHECK(same_bits(x, Matrix{{1.0, 1.0}, {2.0, 2.0}, {3.0, 3.0}}));
  CHECK(same_bits(y, Matrix{{10.0, 20.0}, {10.0, 20.0}, {10.0, 20.0}}));
}

TEST_CASE("An empty axis gives an empty grid that keeps the other's length") {
  const auto [x, y] = numpy::meshgrid(Vector::from_shape({0}), {1.0, 2.0});
  CHECK(x.shape(0) == 2);
  CHECK(x.shape(1) == 0);
  CHECK(y.shape() == x.shape());
}
