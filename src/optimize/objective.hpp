#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// A function to be minimized, with what a lesson needs to plot it, search it and judge the result.
/// `function` and `gradient` are called in the innermost loop and trust the shape of x: (n).
struct Objective {
  std::string name = {};
  std::string formula = {};   ///< LaTeX, to stand between dollar signs
  std::string citation = {};  ///< where it comes from
  Matrix bounds = {};         ///< shape (n, 2): lower and upper bound of each coordinate
  Matrix minimizers = {};     ///< shape (k, n): every global minimizer in the bounds, one a row
  double minimum = 0.0;       ///< the value at each of them
  std::function<double(const Vector& x)> function = {};
  std::function<void(const Vector& x, Vector& gradient)> gradient =
      {};  ///< writes all n of gradient: (n)

  /// n, the number of coordinates.
  std::size_t dimension() const { return bounds.shape(0); }

  /// The first of the minimizers; shape (n).
  Vector minimizer() const;

  /// The value at x: (n); throws std::invalid_argument for another shape.
  double operator()(const Vector& x) const;

  /// The gradient at x: (n), of the same shape; throws std::invalid_argument for another shape.
  Vector gradient_at(const Vector& x) const;
};

/// The values of a two-dimensional objective on a grid as numpy::meshgrid makes it; x, y and the
/// result share one shape. Throws std::invalid_argument if the shapes differ or the objective has
/// not two coordinates.
Matrix on_grid(const Objective& objective, const Matrix& x, const Matrix& y);

/// The bowl of the tutorial, sum of x_i^2 on [-1, 1]^n; minimum 0 at 0. Throws
/// std::invalid_argument for n = 0.
Objective bowl(std::size_t n = 2);

/// 0.1 x^2 + 2 y^2 on [-5, 5]^2: twenty times as curved along y as along x; minimum 0 at 0.
Objective scaled_quadratic();

/// (1 - x)^2 + 100 (y - x^2)^2 on [-2, 2] x [-1, 3]: a bent valley; minimum 0 at (1, 1).
Objective rosenbrock();

/// (x^2 + y - 11)^2 + (x + y^2 - 7)^2 on [-5, 5]^2; minimum 0 at four places.
Objective himmelblau();

/// Beale's function on [-4.5, 4.5]^2: plateaus and steep corners; minimum 0 at (3, 0.5).
Objective beale();

/// 10 n + sum of x_i^2 - 10 cos(2 pi x_i) on [-5.12, 5.12]^n: a local minimum near every point with
/// integer coordinates; minimum 0 at 0. Throws std::invalid_argument for n = 0.
Objective rastrigin(std::size_t n = 2);

/// The names that objective_by_name knows.
std::vector<std::string> objective_names();

/// The two-dimensional objective of that name; throws std::invalid_argument that lists the names if
/// it is unknown.
Objective objective_by_name(const std::string& name);

}  // namespace chalkline::optimize
