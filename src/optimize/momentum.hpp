#pragma once

#include <concepts>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// Gradient descent with inertia (the heavy ball); v starts at 0:
///   v = v * momentum + g
///   x = x - step_size * v
/// Source: Polyak, Some methods of speeding up the convergence of iteration methods, 1964.
class Momentum {
 public:
  static constexpr const char* name = "Momentum";

  struct Hyperparameters {
    double step_size = 0.01;  ///< > 0 and finite
    double momentum = 0.9;    ///< >= 0 and < 1
  };

  /// With the defaults above.
  Momentum() : Momentum(Hyperparameters{}) {}

  /// Throws std::invalid_argument for a value outside its range.
  explicit Momentum(const Hyperparameters& hyperparameters);

  /// Explains how numbers are to be given.
  template <std::convertible_to<double>... Numbers>
  requires(sizeof...(Numbers) > 0) explicit Momentum(Numbers...) {
    static_assert(sizeof...(Numbers) == 0,
                  "Momentum takes its hyperparameters by name: Momentum({.step_size = 0.01})");
  }

  /// Moves x: (n) by one step, given the gradient there: (n). Throws std::invalid_argument if the
  /// shapes differ or n is not that of the first step. A copy searches on by itself.
  void step(Vector& x, const Vector& gradient);

  const Hyperparameters& hyperparameters() const { return hyperparameters_; }

 private:
  Hyperparameters hyperparameters_;
  Vector velocity_;  // v: (n)
};

}  // namespace chalkline::optimize
