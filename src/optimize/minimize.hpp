#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

#include "../numpy/array.hpp"
#include "elementwise.hpp"
#include "objective.hpp"

namespace chalkline::optimize {

/// What minimize needs of an optimizer: a value whose step moves x: (n), given the gradient there:
/// (n).
template <class T>
concept Optimizer = std::copyable<T> && requires(T optimizer, Vector& x, const Vector& gradient) {
  optimizer.step(x, gradient);
};

/// How a search ended: after all its iterations, or because a number was no longer finite.
enum class Status { completed, diverged };

/// Where a search ended.
struct Outcome {
  Vector x;  ///< the last iterate that is finite with its value, or x0 if none was; shape (n)
  double value = 0.0;  ///< the objective there
  std::size_t iterations =
      0;  ///< how many iterates were reported; if diverged, iteration `iterations` failed
  Status status = Status::completed;
};

/// The outcome in a sentence for a student: where it ended, or at which iteration it diverged and
/// what to try.
std::string message(const Outcome& outcome);

/// Throws std::invalid_argument unless x0 is finite, its shape is (n) and the objective has both
/// its functions.
void require_start(const Objective& objective, const Vector& x0);

/// True if no element of a is nan or inf.
bool all_finite(const Vector& a);

/// An observer that ignores what it is told.
struct NoObserver {
  void operator()(std::size_t, const Vector&, double) const {}
};

/// Searches from x0: (n) in n_iter steps of the optimizer, one gradient and one value each, and
/// calls observer(iteration, x, value) for every new iterate. Iteration 0 is the first update; x0
/// is not reported. Stops when a gradient, an iterate or its value is not finite; what is not
/// finite is not reported. Prints nothing. The optimizer is taken by value: the caller's is not
/// advanced. Throws std::invalid_argument for a bad x0.
template <Optimizer AnOptimizer, class Observer = NoObserver>
requires std::invocable<Observer&, std::size_t, const Vector&, double> Outcome
minimize(const Objective& objective, AnOptimizer optimizer, const Vector& x0, std::size_t n_iter,
         Observer&& observer = {}) {
  require_start(objective, x0);
  Outcome outcome{.x = x0};
  Vector x = x0;
  Vector gradient = x0;
  while (outcome.iterations < n_iter) {
    objective.gradient(x, gradient);
    if (!all_finite(gradient)) break;
    optimizer.step(x, gradient);
    const double value = objective.function(x);
    if (!std::isfinite(value) || !all_finite(x)) break;
    observer(outcome.iterations, x, value);
    for_each_element(x.size(),
                     [from = x.data(), to = outcome.x.data()](std::size_t i) { to[i] = from[i]; });
    outcome.value = value;
    ++outcome.iterations;
  }
  if (outcome.iterations < n_iter) outcome.status = Status::diverged;
  if (outcome.iterations == 0) outcome.value = objective.function(x0);
  return outcome;
}

/// Explains in one sentence why the one above does not take these arguments.
template <class F, class O, class X, class N, class Observer = NoObserver>
requires(!requires(F && f, O&& o, X&& x0, N&& n_iter, Observer&& observer) {
  optimize::minimize(std::forward<F>(f), std::forward<O>(o), std::forward<X>(x0),
                     std::forward<N>(n_iter), std::forward<Observer>(observer));
}) Outcome minimize(F&&, O&&, X&&, N&&, Observer&& = {}) {
  constexpr bool objective = std::convertible_to<F, const Objective&>;
  constexpr bool optimizer = Optimizer<std::decay_t<O>>;
  constexpr bool start = std::convertible_to<X, const Vector&>;
  constexpr bool count = std::convertible_to<N, std::size_t>;
  static_assert(objective,
                "minimize: the first argument must be an optimize::Objective, such as "
                "optimize::bowl(); a lambda lacks the gradient and the bounds that it has");
  static_assert(!objective || optimizer,
                "minimize: the second argument must be an optimizer, such as "
                "optimize::RMSProp(): a value with step(Vector& x, const Vector& gradient)");
  static_assert(!objective || !optimizer || start,
                "minimize: the third argument must be the start, a Vector such as {0.5, 0.5}");
  static_assert(!objective || !optimizer || !start || count,
                "minimize: the fourth argument must be the number of iterations");
  static_assert(!objective || !optimizer || !start || !count,
                "minimize: the fifth argument must be an observer, such as an "
                "optimize::Trajectory: callable with an iteration, its x and its value");
  return {};
}

}  // namespace chalkline::optimize
