#pragma once

#include <initializer_list>

#include "array.hpp"
#include "array_of.hpp"
#include "flat.hpp"

namespace chalkline::numpy {

/// The middle one of the sorted elements, or the mean of the two in the middle; nan if one is nan.
/// Throws std::invalid_argument if there is no element.
double median(const Flat& a);

/// The same along an axis of a: (rows, columns): axis 0 gives the median of each column, shape
/// (columns); axis 1 of each row, shape (rows). Throws IndexError if there is no such axis.
Vector median(const Matrix& a, int axis);

/// The number that q percent of the elements do not exceed, q from 0 to 100: between two of the
/// sorted elements it lies on the straight line from one to the other; nan if one is nan. Throws
/// std::invalid_argument for another q or if there is no element.
double percentile(const Flat& a, double q);

/// The same for each of q: (m); shape (m).
Vector percentile(const Flat& a, const Vector& q);
Vector percentile(const Flat& a, std::initializer_list<double> q);

/// The same along an axis of a: (rows, columns); shape (columns) for axis 0, (rows) for axis 1.
Vector percentile(const Matrix& a, double q, int axis);

/// The same for each of q: (m); shape (m, columns) or (m, rows). `numpy::percentile(runs, {5.0,
/// 95.0}, 0)` has two rows: the edges of a band around runs: (run, iteration).
Matrix percentile(const Matrix& a, const Vector& q, int axis);

/// A row has one axis, 0.
template <ArrayLike T>
requires(axes_of<T> == 1) double median(const T& a, int axis) {
  require_only_axis(axis, "median");
  return median(a);
}
template <ArrayLike T>
requires(axes_of<T> == 1) double percentile(const T& a, double q, int axis) {
  require_only_axis(axis, "percentile");
  return percentile(a, q);
}
template <ArrayLike T>
requires(axes_of<T> == 1) Vector percentile(const T& a, const Vector& q, int axis) {
  require_only_axis(axis, "percentile");
  return percentile(a, q);
}

}  // namespace chalkline::numpy
