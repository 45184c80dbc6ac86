#include "numpy/sort.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "numpy/axis.hpp"

namespace chalkline::numpy {

namespace {

bool before(double a, double b) { return a < b || (std::isnan(b) && !std::isnan(a)); }
bool before(std::int64_t a, std::int64_t b) { return a < b; }

template <class Array>
IntVector sorting_indices(const Array& a) {
  IntVector indices = IntVector::from_shape({a.size()});
  const auto values = a.data();
  std::iota(indices.storage().begin(), indices.storage().end(), std::int64_t{0});
  std::stable_sort(
      indices.storage().begin(), indices.storage().end(),
      [values](std::int64_t i, std::int64_t j) { return before(values[i], values[j]); });
  return indices;
}

/// What `of_line` makes of every line of `a` along `axis`, at its place.
template <class Result, class OfLine>
Result for_each_line(const Matrix& a, std::size_t axis, OfLine of_line) {
  Result result = Result::from_shape({a.shape(0), a.shape(1)});
  for (std::size_t k = 0; k < count_lines(a, axis); ++k) {
    const auto sorted = of_line(line(a, axis, k));
    for (std::size_t i = 0; i < sorted.size(); ++i)
      (axis == 0 ? result(i, k) : result(k, i)) = sorted(i);
  }
  return result;
}

}  // namespace

Vector sort(const Vector& a) {
  Vector result = a;
  const auto end = std::partition(result.storage().begin(), result.storage().end(),
                                  [](double x) { return !std::isnan(x); });
  std::sort(result.storage().begin(), end);
  return result;
}

IntVector sort(const IntVector& a) {
  IntVector result = a;
  std::sort(result.storage().begin(), result.storage().end());
  return result;
}

Matrix sort(const Matrix& a, int axis) {
  return for_each_line<Matrix>(a, matrix_axis(axis, "sort"),
                               [](const Vector& values) { return sort(values); });
}

IntVector argsort(const Vector& a) { return sorting_indices(a); }

IntVector argsort(const IntVector& a) { return sorting_indices(a); }

IntMatrix argsort(const Matrix& a, int axis) {
  return for_each_line<IntMatrix>(a, matrix_axis(axis, "argsort"),
                                  [](const Vector& values) { return argsort(values); });
}

Vector sort(std::initializer_list<double> numbers) { return sort(Vector(numbers)); }

IntVector argsort(std::initializer_list<double> numbers) { return argsort(Vector(numbers)); }

}  // namespace chalkline::numpy
