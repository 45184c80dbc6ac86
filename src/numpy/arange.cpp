#include "numpy/arange.hpp"

#include <cmath>
#include <sstream>
#include <stdexcept>

namespace chalkline::numpy {

namespace {

constexpr double kMaxLength = 1e9;

[[noreturn]] void refuse(double start, double stop, double step, const char* reason) {
  std::ostringstream message;
  message << "arange(" << start << ", " << stop << ", " << step << "): " << reason;
  throw std::invalid_argument(message.str());
}

std::size_t arange_length(double start, double stop, double step) {
  const double ratio = (stop - start) / step;
  // The quotient of a non-empty range can underflow: its sign still tells whether start belongs to
  // it.
  if (ratio == 0.0 && start != stop) return std::signbit(ratio) ? 0 : 1;
  const double length = std::ceil(ratio);
  if (!(length <= kMaxLength))
    refuse(start, stop, step, "the result would have more than 1e9 elements");
  return length > 0.0 ? static_cast<std::size_t>(length) : 0;
}

}  // namespace

Vector arange(double start, double stop, double step) {
  if (!std::isfinite(start) || !std::isfinite(stop) || !std::isfinite(step))
    refuse(start, stop, step, "start, stop and step must be finite");
  if (step == 0.0) refuse(start, stop, step, "step must not be 0");

  const std::size_t length = arange_length(start, stop, step);
  const double second = start + step;
  const double delta = second - start;
  Vector result = Vector::from_shape({length});
  for (std::size_t i = 0; i < length; ++i) result(i) = start + static_cast<double>(i) * delta;
  if (length > 0) result(0) = start;
  if (length > 1)
    result(1) = second;  // NumPy stores it as it is; start + delta can round differently
  return result;
}

}  // namespace chalkline::numpy
