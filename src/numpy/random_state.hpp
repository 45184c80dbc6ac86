#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "array.hpp"
#include "array_of.hpp"

namespace chalkline::numpy {

struct ChoiceOptions {
  bool replace = true;  // whether the same element may be chosen again
  Vector p = {};        // the probability of each element; if empty, all have the same
};

/// NumPy's legacy generator (MT19937), as numpy.random.RandomState: the same seed and the same
/// calls give the same numbers, bit for bit. A copy continues on its own from where the original
/// stands.
///
/// A draw without a size is one number, with `n` it has shape (n), with `rows, columns` shape
/// (rows, columns), filled row by row. All throw std::invalid_argument if a size is not from 0 to
/// 1e9.
class RandomState {
 public:
  /// Starts at `seed`, 0 to 4294967295; throws std::invalid_argument outside.
  explicit RandomState(std::int64_t seed);

  /// Starts again at `seed`, 0 to 4294967295.
  void seed(std::int64_t seed);

  /// Uniform in [0, 1).
  double rand();
  Vector rand(std::ptrdiff_t n);
  Matrix rand(std::ptrdiff_t rows, std::ptrdiff_t columns);

  /// Normal with mean 0 and standard deviation 1. Two of them are made at once, and the second is
  /// kept for the next call, also of `normal`.
  double randn();
  Vector randn(std::ptrdiff_t n);
  Matrix randn(std::ptrdiff_t rows, std::ptrdiff_t columns);

  /// Normal with mean `loc` and standard deviation `scale`. Throws std::invalid_argument if scale
  /// is below 0.
  double normal(double loc = 0.0, double scale = 1.0);
  Vector normal(double loc, double scale, std::ptrdiff_t n);
  Matrix normal(double loc, double scale, std::ptrdiff_t rows, std::ptrdiff_t columns);

  /// Uniform in [low, high). Throws std::invalid_argument if their distance is not finite.
  double uniform(double low = 0.0, double high = 1.0);
  Vector uniform(double low, double high, std::ptrdiff_t n);
  Matrix uniform(double low, double high, std::ptrdiff_t rows, std::ptrdiff_t columns);

  /// A whole number from 0 on and below `high`, or from `low` on and below `high`. Throws
  /// std::invalid_argument unless low < high.
  std::int64_t randint(std::int64_t high);
  std::int64_t randint(std::int64_t low, std::int64_t high);
  IntVector randint(std::int64_t low, std::int64_t high, std::ptrdiff_t n);
  IntMatrix randint(std::int64_t low, std::int64_t high, std::ptrdiff_t rows,
                    std::ptrdiff_t columns);

  /// Puts the elements, or the rows, in random order.
  void shuffle(Vector& x);
  void shuffle(IntVector& x);
  void shuffle(Matrix& x);
  template <class T>
  void shuffle(std::vector<T>& x) {
    for (std::size_t i = x.size(); i-- > 1;) {
      const std::size_t j = index_to(i);
      if (i != j) std::iter_swap(x.begin() + std::ptrdiff_t(i), x.begin() + std::ptrdiff_t(j));
    }
  }

  /// 0, 1, ..., n - 1 in random order; shape (n).
  IntVector permutation(std::ptrdiff_t n);

  /// A copy of x in random order; of a Matrix, of its rows.
  Vector permutation(const Vector& x);
  IntVector permutation(const IntVector& x);
  Matrix permutation(const Matrix& x);
  template <ArrayLike T>
  auto permutation(const T& x) {
    return permutation(array_of(x));
  }

  /// One of 0, 1, ..., n - 1, or of the elements of a: (n), or `size` of them; shape (size). Throws
  /// std::invalid_argument if there is none to choose, if without `replace` there are fewer than
  /// `size`, or unless p: (n) has no element below 0 and the sum 1.
  std::int64_t choice(std::int64_t n, const ChoiceOptions& options = {});
  IntVector choice(std::int64_t n, std::ptrdiff_t size, const ChoiceOptions& options = {});
  double choice(const Vector& a, const ChoiceOptions& options = {});
  Vector choice(const Vector& a, std::ptrdiff_t size, const ChoiceOptions& options = {});
  std::int64_t choice(const IntVector& a, const ChoiceOptions& options = {});
  IntVector choice(const IntVector& a, std::ptrdiff_t size, const ChoiceOptions& options = {});
  template <ArrayLike T>
  auto choice(const T& a, const ChoiceOptions& options = {}) {
    return choice(row_of(a), options);
  }
  template <ArrayLike T>
  auto choice(const T& a, std::ptrdiff_t size, const ChoiceOptions& options = {}) {
    return choice(row_of(a), size, options);
  }

 private:
  template <ArrayLike T>
  static auto row_of(const T& a) {
    static_assert(axes_of<T> == 1,
                  "choice takes the elements of a row: a Vector, a std::vector or a whole number n "
                  "for 0 to n - 1; rows of a matrix are chosen by their indices");
    if constexpr (axes_of<T> == 1)
      return array_of(a);
    else
      return Vector();
  }

  std::uint32_t next_32_bits() { return static_cast<std::uint32_t>(generator_()); }
  std::uint64_t next_64_bits();
  /// From 0 to `greatest`, each as likely.
  std::uint64_t number_to(std::uint64_t greatest);
  std::size_t index_to(std::size_t greatest);

  template <class Array>
  void shuffle_elements(Array& x);
  template <class Array>
  Array chosen_elements(const Array& a, std::ptrdiff_t size, const ChoiceOptions& options);
  IntVector weighted_indices(Vector p, std::size_t size);
  IntVector different_weighted_indices(Vector p, std::size_t size);

  std::mt19937 generator_;
  std::optional<double> next_normal_;
};

}  // namespace chalkline::numpy
