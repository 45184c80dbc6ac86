#include "numpy/percentile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "numpy/axis.hpp"
#include "numpy/sort.hpp"

namespace chalkline::numpy {

namespace {

Vector sorted(const Flat& a, const char* call) {
  const auto values = a.values();
  if (values.empty())
    throw std::invalid_argument(std::string(call) + ": the array is empty, so it has none");
  Vector copy = Vector::from_shape({values.size()});
  std::copy(values.begin(), values.end(), copy.storage().begin());
  return sort(copy);
}

double middle(const Vector& sorted) {
  const double* const a = sorted.data();
  const std::size_t n = sorted.size();
  if (std::isnan(a[n - 1])) return a[n - 1];
  if (n % 2 == 1) return 0.0 + a[n / 2];  // a mean, too: it has no -0.0
  return (0.0 + a[n / 2 - 1] + a[n / 2]) / 2.0;
}

void require_percent(double q) {
  if (q >= 0.0 && q <= 100.0) return;
  std::ostringstream message;
  message << "percentile: q must be from 0 to 100, but is " << q;
  throw std::invalid_argument(message.str());
}

/// The number at q percent, in NumPy's order of operations; it is what tells the last digit.
double at_percent(const Vector& sorted, double q) {
  const double* const a = sorted.data();
  const std::size_t last = sorted.size() - 1;
  if (std::isnan(a[last])) return std::numeric_limits<double>::quiet_NaN();
  const double place = static_cast<double>(last) * (q / 100.0);
  const bool at_end = place >= static_cast<double>(last);
  const double floor = at_end ? -1.0 : std::floor(place);
  const double previous = at_end ? a[last] : a[static_cast<std::size_t>(floor)];
  const double next = at_end ? a[last] : a[static_cast<std::size_t>(floor) + 1];
  const double t = place - floor;
  const double difference = next - previous;
  return t >= 0.5 ? next - difference * (1.0 - t) : previous + difference * t;
}

}  // namespace

double median(const Flat& a) { return middle(sorted(a, "median")); }

Vector median(const Matrix& a, int axis) {
  const std::size_t along = matrix_axis(axis, "median");
  Vector result = Vector::from_shape({count_lines(a, along)});
  for (std::size_t k = 0; k < result.size(); ++k) result(k) = median(line(a, along, k));
  return result;
}

double percentile(const Flat& a, double q) {
  require_percent(q);
  return at_percent(sorted(a, "percentile"), q);
}

Vector percentile(const Flat& a, const Vector& q) {
  for (const double percent : q.storage()) require_percent(percent);
  const Vector values = sorted(a, "percentile");
  Vector result = Vector::from_shape({q.size()});
  for (std::size_t i = 0; i < q.size(); ++i) result(i) = at_percent(values, q(i));
  return result;
}

Vector percentile(const Flat& a, std::initializer_list<double> q) {
  return percentile(a, Vector(q));
}

Vector percentile(const Matrix& a, double q, int axis) {
  const Matrix result = percentile(a, Vector{q}, axis);
  return line(result, 1, 0);
}

Matrix percentile(const Matrix& a, const Vector& q, int axis) {
  const std::size_t along = matrix_axis(axis, "percentile");
  Matrix result = Matrix::from_shape({q.size(), count_lines(a, along)});
  for (std::size_t k = 0; k < result.shape(1); ++k) {
    const Vector of_line = percentile(line(a, along, k), q);
    for (std::size_t i = 0; i < q.size(); ++i) result(i, k) = of_line(i);
  }
  return result;
}

}  // namespace chalkline::numpy
