#pragma once

#include <concepts>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// Decaying averages of the gradient (m) and of its square (v), both starting at 0 and corrected
/// for it in step t:
///   m = m * beta1 + g * (1 - beta1)
///   v = v * beta2 + (g * g) * (1 - beta2)
///   x = x - step_size * (m / (1 - beta1^t)) / (epsilon + sqrt(v / (1 - beta2^t)))
/// Source: Kingma, Ba, Adam: a method for stochastic optimization, 2015, algorithm 1.
class Adam {
 public:
  static constexpr const char* name = "Adam";

  struct Hyperparameters {
    double step_size = 0.01;  ///< > 0 and finite
    double beta1 = 0.9;       ///< >= 0 and < 1
    double beta2 = 0.999;     ///< >= 0 and < 1
    double epsilon = 1e-8;    ///< >= 0 and finite; outside the root
  };

  /// With the defaults above.
  Adam() : Adam(Hyperparameters{}) {}

  /// Throws std::invalid_argument for a value outside its range.
  explicit Adam(const Hyperparameters& hyperparameters);

  /// Explains how numbers are to be given.
  template <std::convertible_to<double>... Numbers>
  requires(sizeof...(Numbers) > 0) explicit Adam(Numbers...) {
    static_assert(sizeof...(Numbers) == 0,
                  "Adam takes its hyperparameters by name: Adam({.step_size = 0.01})");
  }

  /// Moves x: (n) by one step, given the gradient there: (n). Throws std::invalid_argument if the
  /// shapes differ or n is not that of the first step. A copy searches on by itself.
  void step(Vector& x, const Vector& gradient);

  const Hyperparameters& hyperparameters() const { return hyperparameters_; }

 private:
  Hyperparameters hyperparameters_;
  Vector mean_;               // m: (n)
  Vector mean_square_;        // v: (n)
  double beta1_power_ = 1.0;  // beta1^t
  double beta2_power_ = 1.0;  // beta2^t
};

}  // namespace chalkline::optimize
