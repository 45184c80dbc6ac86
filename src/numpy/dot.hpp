#pragma once

#include <type_traits>

#include "array.hpp"
#include "array_of.hpp"

namespace chalkline::numpy {

/// The sum of x(i) * y(i), x and y: (n); 0 if n is 0. Products are added one by one, the first one
/// first, each sum rounded. In NumPy BLAS adds, in an order that depends on the machine: there the
/// last digits may differ from those here, and from one machine to the other.
/// All of these throw ShapeError if the shapes do not go together.
double dot(const Vector& x, const Vector& y);

/// a: (m, n) times x: (n); shape (m), element i is dot(row i of a, x).
Vector dot(const Matrix& a, const Vector& x);

/// x: (m) times a: (m, n); shape (n), element j is dot(x, column j of a).
Vector dot(const Vector& x, const Matrix& a);

/// a: (l, m) times b: (m, n); shape (l, n), element (i, j) is dot(row i of a, column j of b).
Matrix dot(const Matrix& a, const Matrix& b);

/// The same for expressions of arrays and for a std::vector; whole numbers become doubles.
template <ArrayLike X, ArrayLike Y>
auto dot(const X& x, const Y& y) {
  return dot(array_of<double>(x), array_of<double>(y));
}

/// What Python writes as x @ y: for arrays of one and two axes the same as dot.
template <class X, class Y>
requires requires(const X& x, const Y& y) { dot(x, y); }
auto matmul(const X& x, const Y& y) { return dot(x, y); }

}  // namespace chalkline::numpy
