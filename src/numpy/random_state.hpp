#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

#include "array.hpp"

namespace chalkline::numpy {

/// NumPy's legacy generator (MT19937): the same seed gives the same doubles, bit for bit.
/// A copy continues on its own from where the original stands.
class RandomState {
 public:
  /// Starts at `seed`, 0 to 4294967295; throws std::invalid_argument outside.
  explicit RandomState(std::int64_t seed);

  /// Starts again at `seed`, 0 to 4294967295.
  void seed(std::int64_t seed);

  /// The next double, uniform in [0, 1).
  double rand();

  /// The next n doubles; shape (n).
  Vector rand(std::size_t n);

  /// The next rows * columns doubles, row by row; shape (rows, columns).
  Matrix rand(std::size_t rows, std::size_t columns);

 private:
  std::mt19937 generator_;
};

}  // namespace chalkline::numpy
