#include "optimize/objective.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

#include "optimize/elementwise.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

namespace {

/// The interval [lower, upper] in each of n coordinates; shape (n, 2).
Matrix box(std::size_t n, double lower, double upper) {
  Matrix bounds = Matrix::from_shape({n, 2});
  for (std::size_t i = 0; i < n; ++i) {
    bounds(i, 0) = lower;
    bounds(i, 1) = upper;
  }
  return bounds;
}

/// The one minimizer 0; shape (1, n).
Matrix origin(std::size_t n) {
  Matrix point = Matrix::from_shape({1, n});
  point.fill(0.0);
  return point;
}

void require_coordinates(const char* name, std::size_t n) {
  if (n == 0) throw std::invalid_argument(std::string(name) + ": n must be at least 1, but is 0");
}

void require_dimension(const Objective& objective, const Vector& x) {
  if (x.size() == objective.dimension()) return;
  throw std::invalid_argument(objective.name + ": x must have shape (" +
                              std::to_string(objective.dimension()) + "), but has shape (" +
                              std::to_string(x.size()) + ")");
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

Vector Objective::minimizer() const {
  Vector point = Vector::from_shape({dimension()});
  for (std::size_t i = 0; i < point.size(); ++i) point(i) = minimizers(0, i);
  return point;
}

double Objective::operator()(const Vector& x) const {
  require_dimension(*this, x);
  return function(x);
}

Vector Objective::gradient_at(const Vector& x) const {
  require_dimension(*this, x);
  Vector result = Vector::from_shape({x.size()});
  gradient(x, result);
  return result;
}

Matrix on_grid(const Objective& objective, const Matrix& x, const Matrix& y) {
  if (objective.dimension() != 2)
    throw std::invalid_argument("on_grid: " + objective.name +
                                " must have 2 coordinates, but has " +
                                std::to_string(objective.dimension()));
  if (x.shape() != y.shape())
    throw std::invalid_argument("on_grid: x has shape " + shape_text(x) + ", but y has shape " +
                                shape_text(y));
  Matrix values = Matrix::from_shape(x.shape());
  Vector point = Vector::from_shape({2});
  for (std::size_t i = 0; i < x.shape(0); ++i) {
    for (std::size_t j = 0; j < x.shape(1); ++j) {
      point(0) = x(i, j);
      point(1) = y(i, j);
      values(i, j) = objective.function(point);
    }
  }
  return values;
}

Objective bowl(std::size_t n) {
  require_coordinates("bowl", n);
  return {
      .name = "bowl",
      .formula = n == 2 ? "x^2 + y^2" : R"(\sum_{i=1}^{n} x_i^2)",
      .citation =
          "De Jong, An Analysis of the Behavior of a Class of Genetic Adaptive Systems, 1975 (F1)",
      .bounds = box(n, -1.0, 1.0),
      .minimizers = origin(n),
      .minimum = 0.0,
      .function =
          [](const Vector& x) {
            const double* at = x.data();
            double sum = at[0] * at[0];
            for (std::size_t i = 1; i < x.size(); ++i) sum += at[i] * at[i];
            return sum;
          },
      .gradient =
          [](const Vector& x, Vector& gradient) {
            const double* at = x.data();
            double* slope = gradient.data();
            for_each_element(x.size(), [=](std::size_t i) { slope[i] = at[i] * 2.0; });
          }};
}

Objective scaled_quadratic() {
  return {.name = "scaled_quadratic",
          .formula = "0.1 x^2 + 2 y^2",
          .citation = "Zhang, Lipton, Li, Smola, Dive into Deep Learning, 2023, section 12.7",
          .bounds = box(2, -5.0, 5.0),
          .minimizers = origin(2),
          .minimum = 0.0,
          .function =
              [](const Vector& at) {
                const double x = at(0), y = at(1);
                return 0.1 * (x * x) + 2.0 * (y * y);
              },
          .gradient =
              [](const Vector& at, Vector& gradient) {
                gradient(0) = 0.2 * at(0);
                gradient(1) = 4.0 * at(1);
              }};
}

Objective rosenbrock() {
  return {.name = "rosenbrock",
          .formula = "(1 - x)^2 + 100 (y - x^2)^2",
          .citation =
              "Rosenbrock, An automatic method for finding the greatest or least value of a "
              "function, 1960",
          .bounds = {{-2.0, 2.0}, {-1.0, 3.0}},
          .minimizers = {{1.0, 1.0}},
          .minimum = 0.0,
          .function =
              [](const Vector& at) {
                const double x = at(0), y = at(1);
                const double along = 1.0 - x;
                const double across = y - x * x;
                return along * along + 100.0 * (across * across);
              },
          .gradient =
              [](const Vector& at, Vector& gradient) {
                const double x = at(0), y = at(1);
                const double across = y - x * x;
                gradient(0) = -2.0 * (1.0 - x) - 400.0 * x * across;
                gradient(1) = 200.0 * across;
              }};
}

Objective himmelblau() {
  return {.name = "himmelblau",
          .formula = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
          .citation = "Himmelblau, Applied Nonlinear Programming, 1972",
          .bounds = box(2, -5.0, 5.0),
          .minimizers = {{3.0, 2.0},
                         {-2.805118086952745, 3.131312518250573},
                         {-3.779310253377747, -3.283185991286170},
                         {3.584428340330492, -1.848126526964404}},
          .minimum = 0.0,
          .function =
              [](const Vector& at) {
                const double x = at(0), y = at(1);
                const double first = x * x + y - 11.0;
                const double second = x + y * y - 7.0;
                return first * first + second * second;
              },
          .gradient =
              [](const Vector& at, Vector& gradient) {
                const double x = at(0), y = at(1);
                const double first = x * x + y - 11.0;
                const double second = x + y * y - 7.0;
                gradient(0) = 4.0 * x * first + 2.0 * second;
                gradient(1) = 2.0 * first + 4.0 * y * second;
              }};
}

Objective beale() {
  return {.name = "beale",
          .formula = "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
          .citation =
              "Beale, On an iterative method for finding a local minimum of a function of more "
              "than one "
              "variable, 1958",
          .bounds = box(2, -4.5, 4.5),
          .minimizers = {{3.0, 0.5}},
          .minimum = 0.0,
          .function =
              [](const Vector& at) {
                const double x = at(0), y = at(1);
                const double first = 1.5 - x + x * y;
                const double second = 2.25 - x + x * (y * y);
                const double third = 2.625 - x + x * (y * y * y);
                return first * first + second * second + third * third;
              },
          .gradient =
              [](const Vector& at, Vector& gradient) {
                const double x = at(0), y = at(1);
                const double first = 1.5 - x + x * y;
                const double second = 2.25 - x + x * (y * y);
                const double third = 2.625 - x + x * (y * y * y);
                gradient(0) =
                    2.0 * (first * (y - 1.0) + second * (y * y - 1.0) + third * (y * y * y - 1.0));
                gradient(1) = 2.0 * x * (first + 2.0 * y * second + 3.0 * (y * y) * third);
              }};
}

Objective rastrigin(std::size_t n) {
  require_coordinates("rastrigin", n);
  return {.name = "rastrigin",
          .formula = n == 2 ? R"(20 + x^2 - 10 \cos(2 \pi x) + y^2 - 10 \cos(2 \pi y))"
                            : R"(10 n + \sum_{i=1}^{n} (x_i^2 - 10 \cos(2 \pi x_i)))",
          .citation = "Rastrigin, Systems of Extremal Control, 1974",
          .bounds = box(n, -5.12, 5.12),
          .minimizers = origin(n),
          .minimum = 0.0,
          .function =
              [](const Vector& x) {
                double sum = 0.0;
                for (const double at : x)
                  sum += at * at + (10.0 - 10.0 * std::cos(2.0 * std::numbers::pi * at));
                return sum;
              },
          .gradient =
              [](const Vector& x, Vector& gradient) {
                constexpr double two_pi = 2.0 * std::numbers::pi;
                for (std::size_t i = 0; i < x.size(); ++i)
                  gradient(i) = 2.0 * x(i) + 10.0 * two_pi * std::sin(two_pi * x(i));
              }};
}

std::vector<std::string> objective_names() {
  return {"bowl", "scaled_quadratic", "rosenbrock", "himmelblau", "beale", "rastrigin"};
}

Objective objective_by_name(const std::string& name) {
  if (name == "bowl") return bowl();
  if (name == "scaled_quadratic") return scaled_quadratic();
  if (name == "rosenbrock") return rosenbrock();
  if (name == "himmelblau") return himmelblau();
  if (name == "beale") return beale();
  if (name == "rastrigin") return rastrigin();
  throw std::invalid_argument("no objective is called '" + name + "'; there are " +
                              joined(objective_names()));
}

}  // namespace chalkline::optimize
