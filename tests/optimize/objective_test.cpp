#include "optimize/objective.hpp"

#include <algorithm>
#include <boost/math/differentiation/autodiff.hpp>
#include <cmath>
#include <functional>
#include <numbers>
#include <stdexcept>
#include <string>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/meshgrid.hpp"
#include "numpy/random_state.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::optimize;

namespace {

// The formulas once more, for any number type, so that Boost can differentiate them.
struct Bowl {
  auto operator()(const auto& x, const auto& y) const { return x * x + y * y; }
};
struct ScaledQuadratic {
  auto operator()(const auto& x, const auto& y) const { return 0.1 * x * x + 2.0 * y * y; }
};
struct Rosenbrock {
  auto operator()(const auto& x, const auto& y) const {
    return (1.0 - x) * (1.0 - x) + 100.0 * (y - x * x) * (y - x * x);
  }
};
struct Himmelblau {
  auto operator()(const auto& x, const auto& y) const {
    return (x * x + y - 11.0) * (x * x + y - 11.0) + (x + y * y - 7.0) * (x + y * y - 7.0);
  }
};
struct Beale {
  static auto square(const auto& x) { return x * x; }
  auto operator()(const auto& x, const auto& y) const {
    return square(1.5 - x + x * y) + square(2.25 - x + x * y * y) +
           square(2.625 - x + x * y * y * y);
  }
};
struct Rastrigin {
  static auto wave(const auto& x) {
    using std::cos;
    return x * x - 10.0 * cos(2.0 * std::numbers::pi * x);
  }
  auto operator()(const auto& x, const auto& y) const { return 20.0 + wave(x) + wave(y); }
};

/// Compares value and gradient with Boost's, allowing 1e-13 of the largest slope met on the way to
/// the sum.
template <class Formula>
void check_derivatives(const Objective& objective, double scale) {
  namespace autodiff = boost::math::differentiation;
  numpy::RandomState random(3);
  for (int i = 0; i < 2000; ++i) {
    Vector point = random.rand(2);
    for (std::size_t j = 0; j < 2; ++j)
      point(j) =
          objective.bounds(j, 0) + point(j) * (objective.bounds(j, 1) - objective.bounds(j, 0));
    CAPTURE(objective.name, point(0), point(1));
    const auto [x, y] = autodiff::make_ftuple<double, 1, 1>(point(0), point(1));
    const auto expected = Formula{}(x, y);
    const Vector gradient = objective.gradient_at(point);
    const double tolerance = 1e-14 * scale;
    CHECK(std::abs(objective(point) - expected.derivative(0, 0)) <=
          tolerance + 1e-14 * std::abs(objective(point)));
    CHECK(std::abs(gradient(0) - expected.derivative(1, 0)) <=
          tolerance + 1e-14 * std::abs(gradient(0)));
    CHECK(std::abs(gradient(1) - expected.derivative(0, 1)) <=
          tolerance + 1e-14 * std::abs(gradient(1)));
  }
}

Vector row(const Matrix& matrix, std::size_t i) {
  Vector result = Vector::from_shape({matrix.shape(1)});
  for (std::size_t j = 0; j < result.size(); ++j) result(j) = matrix(i, j);
  return result;
}

}  // namespace

TEST_CASE("Values and gradients agree with automatic differentiation") {
  // The second number is the size of the largest term: what cancels leaves its rounding error.
  check_derivatives<Bowl>(bowl(), 0.0);
  check_derivatives<ScaledQuadratic>(scaled_quadratic(), 0.0);
  check_derivatives<Rosenbrock>(rosenbrock(), 4e3);
  check_derivatives<Himmelblau>(himmelblau(), 1e3);
  check_derivatives<Beale>(beale(), 2e5);
  check_derivatives<Rastrigin>(rastrigin(), 1e3);
}

TEST_CASE("The bowl's values and gradient are the tutorial's to the bit") {
  const Vector x{0.3, -0.7};
  CHECK(bowl()(x) == 0.3 * 0.3 + 0.7 * 0.7);
  CHECK(bowl().gradient_at(x)(0) == 0.6);
  CHECK(bowl().gradient_at(x)(1) == -1.4);
}

TEST_CASE("Every objective is least, and flat, at its minimizers") {
  for (const std::string& name : objective_names()) {
    const Objective objective = objective_by_name(name);
    REQUIRE(objective.minimizers.shape(0) >= 1);
    for (std::size_t i = 0; i < objective.minimizers.shape(0); ++i) {
      const Vector minimizer = row(objective.minimizers, i);
      CAPTURE(name, i);
      CHECK(std::abs(objective(minimizer) - objective.minimum) < 1e-28);
      for (const double slope : objective.gradient_at(minimizer)) CHECK(std::abs(slope) < 1e-12);
      for (std::size_t j = 0; j < minimizer.size(); ++j) {
        CHECK(minimizer(j) >= objective.bounds(j, 0));
        CHECK(minimizer(j) <= objective.bounds(j, 1));
        Vector aside = minimizer;
        aside(j) += 1e-3;
        CHECK(objective(aside) > objective.minimum);
      }
    }
    CHECK(same_bits(objective.minimizer(), row(objective.minimizers, 0)));
  }
  CHECK(himmelblau().minimizers.shape(0) == 4);
}

TEST_CASE("Every objective says what it is") {
  for (const std::string& name : objective_names()) {
    const Objective objective = objective_by_name(name);
    CHECK(objective.name == name);
    CHECK(objective.dimension() == 2);
    CHECK(!objective.formula.empty());
    CHECK(!objective.citation.empty());
  }
}

TEST_CASE("Bowl and Rastrigin take any number of coordinates") {
  const Vector x{1.0, -2.0, 3.0};
  CHECK(bowl(3)(x) == 14.0);
  CHECK(same_bits(bowl(3).gradient_at(x), Vector{2.0, -4.0, 6.0}));
  CHECK(bowl(3).bounds.shape(0) == 3);
  CHECK(nearly(rastrigin(3)(x), 14.0));
  CHECK(nearly(rastrigin(1)(Vector{0.5}), 20.25));
  Vector ramp = Vector::from_shape({20});
  for (std::size_t i = 0; i < ramp.size(); ++i) ramp(i) = static_cast<double>(i);
  const Vector slope = bowl(20).gradient_at(ramp);
  for (std::size_t i = 0; i < ramp.size(); ++i) CHECK(slope(i) == 2.0 * ramp(i));
  CHECK(error_text<std::invalid_argument>([] { bowl(0); }) ==
        "bowl: n must be at least 1, but is 0");
  CHECK(error_text<std::invalid_argument>([] { rastrigin(0); }) ==
        "rastrigin: n must be at least 1, but is 0");
}

TEST_CASE("A point of another shape is an error") {
  const Vector three{1.0, 2.0, 3.0};
  CHECK(error_text<std::invalid_argument>([&] { beale()(three); }) ==
        "beale: x must have shape (2), but has shape (3)");
  CHECK_THROWS_AS(beale().gradient_at(three), std::invalid_argument);
}

TEST_CASE("An unknown name is answered with the known ones") {
  CHECK(error_text<std::invalid_argument>([] { objective_by_name("bowel"); }) ==
        "no objective is called 'bowel'; there are bowl, scaled_quadratic, rosenbrock, himmelblau, "
        "beale, "
        "rastrigin");
}

TEST_CASE("A grid of values is neither transposed nor mirrored") {
  const auto [x, y] = numpy::meshgrid({0.0, 1.0, 2.0}, {-1.0, 3.0});
  const Objective objective = scaled_quadratic();
  const Matrix values = on_grid(objective, x, y);
  REQUIRE(values.shape() == x.shape());
  CHECK(values(0, 2) == objective(Vector{2.0, -1.0}));
  CHECK(values(1, 0) == objective(Vector{0.0, 3.0}));
  CHECK(values(0, 0) == 2.0);
  CHECK(values(1, 0) == 18.0);
}

TEST_CASE("A grid that does not fit is an error") {
  const Matrix wide = Matrix::from_shape({2, 3});
  const Matrix tall = Matrix::from_shape({3, 2});
  CHECK(error_text<std::invalid_argument>([&] { on_grid(bowl(), wide, tall); }) ==
        "on_grid: x has shape (2, 3), but y has shape (3, 2)");
  CHECK(error_text<std::invalid_argument>([&] { on_grid(bowl(3), wide, wide); }) ==
        "on_grid: bowl must have 2 coordinates, but has 3");
}
