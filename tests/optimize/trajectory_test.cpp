#include "optimize/trajectory.hpp"

#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::optimize;

namespace {

Trajectory two_steps() {
  Trajectory trajectory;
  trajectory(0, {1.0, -2.5}, 0.1);
  trajectory(1, {-0.0, 3.0}, 4.0);
  return trajectory;
}

}  // namespace

TEST_CASE("A trajectory keeps every iterate with its value, in order") {
  const Trajectory trajectory = two_steps();
  CHECK(trajectory.size() == 2);
  CHECK(trajectory.dimension() == 2);
  CHECK(same_bits(trajectory.points(), Matrix{{1.0, -2.5}, {-0.0, 3.0}}));
  CHECK(same_bits(trajectory.values(), Vector{0.1, 4.0}));
  CHECK(same_bits(trajectory.coordinate(0), Vector{1.0, -0.0}));
  CHECK(same_bits(trajectory.coordinate(1), Vector{-2.5, 3.0}));
}

TEST_CASE("An empty trajectory has empty arrays") {
  const Trajectory trajectory;
  CHECK(trajectory.points().shape(0) == 0);
  CHECK(trajectory.values().size() == 0);
  CHECK(error_text<std::out_of_range>([&] { trajectory.coordinate(0); }) ==
        "Trajectory: coordinate must be less than 0, but is 0");
}

TEST_CASE("A trajectory records one search of one shape") {
  Trajectory trajectory = two_steps();
  CHECK(error_text<std::invalid_argument>([&] {
          trajectory(0, {1.0, 1.0}, 1.0);
        }) == "Trajectory: the next iteration is 2, but came 0; a trajectory records one search");
  CHECK(error_text<std::invalid_argument>([&] { trajectory(2, {1.0}, 1.0); }) ==
        "Trajectory: x has shape (1), but the first iterate has shape (2)");
  CHECK(trajectory.size() == 2);
}
