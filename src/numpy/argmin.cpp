#include "numpy/argmin.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>

#include "numpy/axis.hpp"

namespace chalkline::numpy {

namespace {

/// The index of the first element that is a nan or before all others.
template <class Before>
std::int64_t first_index(std::span<const double> values, Before before, const char* call) {
  if (values.empty())
    throw std::invalid_argument(std::string(call) + ": the array is empty, so nothing is " +
                                (call == std::string("argmin") ? "least" : "greatest"));
  std::size_t best = 0;
  for (std::size_t i = 0; i < values.size() && !std::isnan(values[best]); ++i) {
    if (before(values[i], values[best]) || std::isnan(values[i])) best = i;
  }
  return static_cast<std::int64_t>(best);
}

template <class Before>
IntVector first_indices(const Matrix& a, int axis, Before before, const char* call) {
  const std::size_t along = matrix_axis(axis, call);
  IntVector result = IntVector::from_shape({count_lines(a, along)});
  for (std::size_t k = 0; k < result.size(); ++k)
    result(k) = first_index(Flat(line(a, along, k)).values(), before, call);
  return result;
}

}  // namespace

std::int64_t argmin(const Flat& a) { return first_index(a.values(), std::less<>(), "argmin"); }

std::int64_t argmax(const Flat& a) { return first_index(a.values(), std::greater<>(), "argmax"); }

IntVector argmin(const Matrix& a, int axis) {
  return first_indices(a, axis, std::less<>(), "argmin");
}

IntVector argmax(const Matrix& a, int axis) {
  return first_indices(a, axis, std::greater<>(), "argmax");
}

}  // namespace chalkline::numpy
