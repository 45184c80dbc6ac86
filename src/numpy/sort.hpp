#pragma once

#include <initializer_list>

#include "array.hpp"
#include "array_of.hpp"

namespace chalkline::numpy {

/// The elements of a: (n) from the least to the greatest, then those that are nan; shape (n).
Vector sort(const Vector& a);
IntVector sort(const IntVector& a);

/// The same within each row of a: (rows, columns), or for axis 0 within each column; a's shape.
/// Throws IndexError if there is no such axis.
Matrix sort(const Matrix& a, int axis = -1);

/// Where the elements of sort(a) stand in a: (n): sort(a)(i) == a(argsort(a)(i)); shape (n).
/// Elements that are equal keep their order, as with NumPy's kind="stable".
IntVector argsort(const Vector& a);
IntVector argsort(const IntVector& a);

/// The same within each row, or for axis 0 within each column; a's shape.
IntMatrix argsort(const Matrix& a, int axis = -1);

/// The same for expressions of arrays, a std::vector and numbers in braces. A row has one axis, 0.
template <ArrayLike T>
auto sort(const T& a) {
  return sort(array_of(a));
}
template <ArrayLike T>
auto sort(const T& a, int axis) {
  if constexpr (axes_of<T> == 2) {
    return sort(array_of(a), axis);
  } else {
    require_only_axis(axis, "sort");
    return sort(array_of(a));
  }
}
template <ArrayLike T>
auto argsort(const T& a) {
  return argsort(array_of(a));
}
template <ArrayLike T>
auto argsort(const T& a, int axis) {
  if constexpr (axes_of<T> == 2) {
    return argsort(array_of(a), axis);
  } else {
    require_only_axis(axis, "argsort");
    return argsort(array_of(a));
  }
}
Vector sort(std::initializer_list<double> numbers);
IntVector argsort(std::initializer_list<double> numbers);

}  // namespace chalkline::numpy
