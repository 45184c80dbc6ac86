#include "optimize/minimize.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/random_state.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"
#include "optimize/adagrad.hpp"
#include "optimize/adam.hpp"
#include "optimize/gradient_descent.hpp"
#include "optimize/momentum.hpp"
#include "optimize/rmsprop.hpp"
#include "optimize/trajectory.hpp"

using namespace chalkline;
using namespace chalkline::optimize;

namespace {

constexpr double quiet_nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

/// x^2 in one coordinate.
Objective parabola() { return bowl(1); }

/// The tutorial's start for seed 1.
Vector tutorial_start() { return -1.0 + numpy::RandomState(1).rand(2) * 2.0; }

}  // namespace

TEST_CASE("The tutorial's search equals NumPy's bit for bit") {
  const auto rows = reference::rows("numpy-trajectory.csv", ',');
  Trajectory trajectory;
  const Outcome outcome =
      minimize(bowl(), RMSProp({.step_size = 0.01, .rho = 0.99}), tutorial_start(), 50, trajectory);
  CHECK(same_bits(tutorial_start(), Vector{-0.165955990594852, 0.4406489868843162}));
  REQUIRE(rows.size() == 50);
  REQUIRE(trajectory.size() == 50);
  for (std::size_t i = 0; i < 50; ++i) {
    CHECK(same_bits(trajectory.coordinate(0)(i), reference::number(rows[i][1])));
    CHECK(same_bits(trajectory.coordinate(1)(i), reference::number(rows[i][2])));
  }
  CHECK(outcome.status == Status::completed);
  CHECK(outcome.iterations == 50);
  CHECK(outcome.value == trajectory.values()(49));
  CHECK(outcome.x(1) == trajectory.coordinate(1)(49));
}

TEST_CASE("Each new iterate is reported with its number and value, the start is not") {
  std::vector<std::size_t> iterations;
  std::vector<double> xs, values;
  minimize(parabola(), GradientDescent({.step_size = 0.25}), {8.0}, 3,
           [&](std::size_t iteration, const Vector& x, double value) {
             iterations.push_back(iteration);
             xs.push_back(x(0));
             values.push_back(value);
           });
  CHECK(iterations == std::vector<std::size_t>{0, 1, 2});
  CHECK(xs == std::vector<double>{4.0, 2.0, 1.0});
  CHECK(values == std::vector<double>{16.0, 4.0, 1.0});
}

TEST_CASE("The caller's optimizer and start are not changed") {
  const Vector start{1.0, -1.0};
  const Momentum optimizer;
  const Outcome first = minimize(bowl(), optimizer, start, 20);
  const Outcome second = minimize(bowl(), optimizer, start, 20);
  CHECK(same_bits(first.x, second.x));
  CHECK(same_bits(start, Vector{1.0, -1.0}));
}

TEST_CASE("Every optimizer finds the bottom of the bowl") {
  const Vector start{0.9, -0.4};
  CHECK(minimize(bowl(), GradientDescent({.step_size = 0.1}), start, 500).value < 1e-10);
  CHECK(minimize(bowl(), Momentum({.step_size = 0.01}), start, 500).value < 1e-10);
  CHECK(minimize(bowl(), AdaGrad({.step_size = 0.5}), start, 500).value < 1e-10);
  CHECK(minimize(bowl(), RMSProp({.step_size = 0.01, .rho = 0.99}), start, 500).value < 1e-10);
  CHECK(minimize(bowl(), Adam({.step_size = 0.05}), start, 500).value < 1e-6);
}

TEST_CASE("No iterations end where they start") {
  const Outcome outcome = minimize(bowl(), RMSProp(), {3.0, 4.0}, 0);
  CHECK(outcome.status == Status::completed);
  CHECK(outcome.iterations == 0);
  CHECK(outcome.value == 25.0);
  CHECK(same_bits(outcome.x, Vector{3.0, 4.0}));
}

TEST_CASE("A search that blows up stops at the last finite point") {
  Trajectory trajectory;
  const Outcome outcome =
      minimize(parabola(), GradientDescent({.step_size = 1e100}), {1.0}, 50, trajectory);
  // 1 -> -2e100 -> 4e200, whose square is infinite
  CHECK(outcome.status == Status::diverged);
  CHECK(outcome.iterations == 1);
  CHECK(nearly(outcome.x(0), -2e100));
  CHECK(nearly(outcome.value, 4e200));
  CHECK(trajectory.size() == 1);
}

TEST_CASE("A search that fails at once returns its start") {
  const Outcome outcome = minimize(parabola(), GradientDescent({.step_size = 1e300}), {2e10}, 50);
  CHECK(outcome.status == Status::diverged);
  CHECK(outcome.iterations == 0);
  CHECK(outcome.x(0) == 2e10);
  CHECK(outcome.value == 4e20);
}

TEST_CASE("A gradient or a value that is not finite stops the search") {
  Objective objective = parabola();
  SECTION("gradient") {
    objective.gradient = [](const Vector& x, Vector& gradient) {
      gradient(0) = x(0) < 3.0 ? quiet_nan : 1.0;
    };
  }
  SECTION("value") {
    objective.function = [](const Vector& x) { return x(0) < 3.0 ? inf : x(0); };
    objective.gradient = [](const Vector&, Vector& gradient) { gradient(0) = 1.0; };
  }
  const Outcome outcome = minimize(objective, GradientDescent({.step_size = 1.0}), {5.5}, 50);
  CHECK(outcome.status == Status::diverged);
  CHECK(std::isfinite(outcome.value));
  CHECK((outcome.x(0) == 2.5 || outcome.x(0) == 3.5));
}

TEST_CASE("An outcome says in words how the search ended") {
  const Vector x{0.5, 2.0};
  CHECK(message({.x = x, .value = 4.25, .iterations = 50}) ==
        "completed 50 iterations: f([0.5 2. ]) = 4.25");
  CHECK(message({.x = x, .value = 4.25, .iterations = 1}) ==
        "completed 1 iteration: f([0.5 2. ]) = 4.25");
  CHECK(message({.x = x, .value = 4.25, .iterations = 7, .status = Status::diverged}) ==
        "diverged at iteration 7: a number was no longer finite; the last finite point is f([0.5 "
        "2. ]) = 4.25; "
        "a smaller step size may help");
}

TEST_CASE("A bad start is refused") {
  const auto text = [](const Objective& objective, const Vector& x0) {
    return error_text<std::invalid_argument>([&] { minimize(objective, RMSProp(), x0, 1); });
  };
  CHECK(text(beale(), {1.0, 2.0, 3.0}) == "minimize: x0 has shape (3), but beale needs shape (2)");
  CHECK(text(beale(), {1.0, quiet_nan}) == "minimize: x0 must be finite, but is [ 1. nan]");
  CHECK(text(beale(), {-inf, 1.0}) == "minimize: x0 must be finite, but is [-inf   1.]");
  Objective half = beale();
  half.gradient = nullptr;
  CHECK(text(half, {1.0, 1.0}) == "minimize: the objective 'beale' lacks its gradient");
}

TEST_CASE("Any value with a step is an optimizer, any callable an observer") {
  struct Jump {
    void step(Vector& x, const Vector& gradient) { x -= 0.5 * gradient; }
  };
  Trajectory trajectory;
  minimize(bowl(), Jump{}, {3.0, 4.0}, 1, std::ref(trajectory));
  CHECK(trajectory.size() == 1);
  CHECK(trajectory.values()(0) == 0.0);
}
