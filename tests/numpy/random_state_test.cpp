#include "numpy/random_state.hpp"

#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;
using numpy::RandomState;

TEST_CASE("The first doubles of a seed are NumPy's") {
  CHECK(same_bits(RandomState(1).rand(3),
                  Vector{0.417022004702574, 0.7203244934421581, 0.00011437481734488664}));
  CHECK(same_bits(RandomState(0).rand(2), Vector{0.5488135039273248, 0.7151893663724195}));
  CHECK(same_bits(RandomState(42).rand(2), Vector{0.3745401188473625, 0.9507143064099162}));
  CHECK(same_bits(RandomState(4294967295).rand(2), Vector{0.0976320289940138, 0.9123828453026218}));
}

TEST_CASE("The thousandth double is NumPy's") {
  CHECK(RandomState(1).rand(1000)(999) == 0.7744772660150796);
}

TEST_CASE("Doubles come in one order, however they are asked for") {
  RandomState one_by_one(7);
  const Matrix matrix = RandomState(7).rand(2, 3);
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 3; ++j) CHECK(matrix(i, j) == one_by_one.rand());
  }
}

TEST_CASE("seed starts again, and a copy goes on by itself") {
  RandomState random(1);
  const double first = random.rand();
  RandomState copy = random;
  CHECK(copy.rand() == random.rand());
  random.seed(1);
  CHECK(random.rand() == first);
}

TEST_CASE("A seed out of range is an error") {
  CHECK(error_text<std::invalid_argument>([] { RandomState random(-1); }) ==
        "RandomState: seed must be from 0 to 4294967295, but is -1");
  RandomState random(0);
  CHECK_THROWS_AS(random.seed(4294967296), std::invalid_argument);
}
