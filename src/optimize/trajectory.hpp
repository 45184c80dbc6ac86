#pragma once

#include <cstddef>
#include <vector>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// Every iterate of one search with its value, in order. Hand it to minimize as the observer:
/// `Trajectory trajectory; minimize(objective, optimizer, x0, n_iter, trajectory);`
class Trajectory {
 public:
  /// Knowing how many iterates to expect saves memory from being moved; more or fewer may come.
  explicit Trajectory(std::size_t expected = 0) : expected_(expected) {}

  /// Records x: (n). Throws std::invalid_argument unless iteration is size() and n is that of the
  /// first iterate.
  void operator()(std::size_t iteration, const Vector& x, double value);

  /// The number of iterates.
  std::size_t size() const { return values_.size(); }

  /// n, the number of coordinates; 0 before the first iterate.
  std::size_t dimension() const { return dimension_; }

  /// The iterates; shape (size, n).
  Matrix points() const;

  /// The value of each iterate; shape (size).
  Vector values() const;

  /// Coordinate j, 0 <= j < n, of each iterate; shape (size). Throws std::out_of_range for another
  /// j.
  Vector coordinate(std::size_t j) const;

 private:
  void begin(const Vector& x);
  [[noreturn]] void refuse(std::size_t iteration, const Vector& x) const;

  std::size_t expected_;
  std::size_t dimension_ = 0;
  std::vector<double> coordinates_;  // (size, n), row by row
  std::vector<double> values_;       // (size)
};

}  // namespace chalkline::optimize
