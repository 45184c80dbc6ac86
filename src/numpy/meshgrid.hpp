#pragma once

#include "array.hpp"

namespace chalkline::numpy {

/// Which axis of the result x runs along: `xy` along the columns (NumPy's default), `ij` along the
/// rows.
enum class Indexing { xy, ij };

/// The coordinates of every grid point; both of one shape.
struct Meshgrid {
  Matrix x;
  Matrix y;
};

/// Every pair of x: (m) and y: (n). With `xy` both results have shape (n, m), x(i, j) = x[j], y(i,
/// j) = y[i]; with `ij` shape (m, n), x(i, j) = x[i], y(i, j) = y[j]. `const auto [x, y] =
/// numpy::meshgrid(a, b);`
Meshgrid meshgrid(const Vector& x, const Vector& y, Indexing indexing = Indexing::xy);

}  // namespace chalkline::numpy
