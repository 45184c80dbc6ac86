#pragma once

#include <cstdint>

#include "array.hpp"
#include "array_of.hpp"
#include "flat.hpp"

namespace chalkline::numpy {

/// The index of the least element, the first of several, or of the first nan if there is one. In a
/// Matrix elements count row by row. Throws std::invalid_argument if there is no element.
std::int64_t argmin(const Flat& a);

/// The same for the greatest element.
std::int64_t argmax(const Flat& a);

/// The same along an axis of a: (rows, columns): axis 0 gives the row of the least element of each
/// column, shape (columns); axis 1 the column of the least element of each row, shape (rows).
/// Throws IndexError if there is no such axis.
IntVector argmin(const Matrix& a, int axis);

/// The same for the greatest elements.
IntVector argmax(const Matrix& a, int axis);

/// A row has one axis, 0.
template <ArrayLike T>
requires(axes_of<T> == 1) std::int64_t argmin(const T& a, int axis) {
  require_only_axis(axis, "argmin");
  return argmin(a);
}
template <ArrayLike T>
requires(axes_of<T> == 1) std::int64_t argmax(const T& a, int axis) {
  require_only_axis(axis, "argmax");
  return argmax(a);
}

}  // namespace chalkline::numpy
