#pragma once

#include <concepts>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// Walks against the gradient: x = x - step_size * g.
/// Source: Cauchy, Methode generale pour la resolution des systemes d'equations simultanees, 1847.
class GradientDescent {
 public:
  static constexpr const char* name = "GradientDescent";

  struct Hyperparameters {
    double step_size = 0.01;  ///< > 0 and finite
  };

  /// With the defaults above.
  GradientDescent() : GradientDescent(Hyperparameters{}) {}

  /// Throws std::invalid_argument for a value outside its range.
  explicit GradientDescent(const Hyperparameters& hyperparameters);

  /// Explains how numbers are to be given.
  template <std::convertible_to<double>... Numbers>
  requires(sizeof...(Numbers) > 0) explicit GradientDescent(Numbers...) {
    static_assert(
        sizeof...(Numbers) == 0,
        "GradientDescent takes its hyperparameters by name: GradientDescent({.step_size = 0.01})");
  }

  /// Moves x: (n) by one step, given the gradient there: (n). Throws std::invalid_argument if the
  /// shapes differ from each other.
  void step(Vector& x, const Vector& gradient);

  const Hyperparameters& hyperparameters() const { return hyperparameters_; }

 private:
  Hyperparameters hyperparameters_;
};

}  // namespace chalkline::optimize
