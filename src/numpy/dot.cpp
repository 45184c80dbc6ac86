#include "numpy/dot.hpp"

#include <algorithm>
#include <string>

#include "numpy/shape.hpp"

namespace chalkline::numpy {

namespace {

template <class X, class Y>
void require_aligned(const X& x, const Y& y) {
  const std::size_t in_x = x.shape(x.dimension() - 1);
  const std::size_t in_y = y.shape(0);
  if (in_x == in_y) return;
  throw ShapeError("dot: shapes " + shape_text(shape_of(x.shape())) + " and " +
                   shape_text(shape_of(y.shape())) + " do not go together: the last axis of the " +
                   "first must be as long as the first axis of the second, but " +
                   std::to_string(in_x) + " is not " + std::to_string(in_y));
}

double sum_of_products(const double* x, const double* y, std::size_t n) {
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) sum += x[i] * y[i];
  return sum;
}

/// sums: (n) += the product of x: (m) and a: (m, n), row by row of a, which lie one after another:
/// each of the sums gets its products in order.
void add_products(const double* x, const double* a, std::size_t m, std::size_t n, double* sums) {
  for (std::size_t i = 0; i < m; ++i) {
    const double* const row = a + i * n;
    for (std::size_t j = 0; j < n; ++j) sums[j] += x[i] * row[j];
  }
}

}  // namespace

double dot(const Vector& x, const Vector& y) {
  require_aligned(x, y);
  return sum_of_products(x.data(), y.data(), x.size());
}

Vector dot(const Matrix& a, const Vector& x) {
  require_aligned(a, x);
  Vector result = Vector::from_shape({a.shape(0)});
  for (std::size_t i = 0; i < result.size(); ++i)
    result(i) = sum_of_products(a.data() + i * x.size(), x.data(), x.size());
  return result;
}

Vector dot(const Vector& x, const Matrix& a) {
  require_aligned(x, a);
  Vector result = Vector::from_shape({a.shape(1)});
  std::fill(result.storage().begin(), result.storage().end(), 0.0);
  add_products(x.data(), a.data(), x.size(), result.size(), result.data());
  return result;
}

Matrix dot(const Matrix& a, const Matrix& b) {
  require_aligned(a, b);
  const std::size_t m = b.shape(0);
  const std::size_t n = b.shape(1);
  Matrix result = Matrix::from_shape({a.shape(0), n});
  std::fill(result.storage().begin(), result.storage().end(), 0.0);
  for (std::size_t i = 0; i < a.shape(0); ++i)
    add_products(a.data() + i * m, b.data(), m, n, result.data() + i * n);
  return result;
}

}  // namespace chalkline::numpy
