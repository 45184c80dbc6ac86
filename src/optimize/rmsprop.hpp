#pragma once

#include <concepts>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// A step size for each coordinate, from the decaying average s of its squared partial derivatives,
/// which starts at 0 and is not corrected for it:
///   s = s * rho + (g * g) * (1 - rho)
///   x = x - (step_size / (epsilon + sqrt(s))) * g
/// Evaluated in this order, so it equals the plain loop bit for bit. With epsilon 0, a coordinate
/// whose gradients were all 0 divides by 0 and becomes NaN. Source: Tieleman, Hinton, Neural
/// Networks for Machine Learning, lecture 6e, 2012.
class RMSProp {
 public:
  static constexpr const char* name = "RMSProp";

  struct Hyperparameters {
    double step_size = 0.01;  ///< > 0 and finite
    double rho = 0.9;         ///< >= 0 and < 1
    double epsilon = 1e-8;    ///< >= 0 and finite; outside the root
  };

  /// With the defaults above.
  RMSProp() : RMSProp(Hyperparameters{}) {}

  /// Throws std::invalid_argument for a value outside its range.
  explicit RMSProp(const Hyperparameters& hyperparameters);

  /// Explains how numbers are to be given.
  template <std::convertible_to<double>... Numbers>
  requires(sizeof...(Numbers) > 0) explicit RMSProp(Numbers...) {
    static_assert(sizeof...(Numbers) == 0,
                  "RMSProp takes its hyperparameters by name: RMSProp({.step_size = 0.01})");
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
  Vector mean_square_;  // s: (n)
};

}  // namespace chalkline::optimize
