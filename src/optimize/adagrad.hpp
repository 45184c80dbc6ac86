#pragma once

#include <concepts>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// A step size for each coordinate, from the sum s of its squared partial derivatives, which starts
/// at 0:
///   s = s + g * g
///   x = x - (step_size / (epsilon + sqrt(s))) * g
/// With epsilon 0, a coordinate whose gradients were all 0 divides by 0 and becomes NaN.
/// Source: Duchi, Hazan, Singer, Adaptive subgradient methods for online learning, 2011.
class AdaGrad {
 public:
  static constexpr const char* name = "AdaGrad";

  struct Hyperparameters {
    double step_size = 0.01;  ///< > 0 and finite
    double epsilon = 1e-8;    ///< >= 0 and finite; outside the root
  };

  /// With the defaults above.
  AdaGrad() : AdaGrad(Hyperparameters{}) {}

  /// Throws std::invalid_argument for a value outside its range.
  explicit AdaGrad(const Hyperparameters& hyperparameters);

  /// Explains how numbers are to be given.
  template <std::convertible_to<double>... Numbers>
  requires(sizeof...(Numbers) > 0) explicit AdaGrad(Numbers...) {
    static_assert(sizeof...(Numbers) == 0,
                  "AdaGrad takes its hyperparameters by name: AdaGrad({.step_size = 0.01})");
  }

  /// Moves x: (n) by one step, given the gradient there: (n). Throws std::invalid_argument if the
  /// shapes differ or n is not that of the first step. A copy searches on by itself.
  void step(Vector& x, const Vector& gradient);

  /// step_size / (epsilon + sqrt(s)) of each coordinate, as the last step used it: (n); empty
  /// before the first.
  Vector effective_step() const;

  const Hyperparameters& hyperparameters() const { return hyperparameters_; }

 private:
  Hyperparameters hyperparameters_;
  Vector squared_sum_;  // s: (n)
};

}  // namespace chalkline::optimize
