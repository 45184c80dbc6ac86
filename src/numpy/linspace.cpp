#include "numpy/linspace.hpp"

#include <cmath>
#include <sstream>
#include <stdexcept>

#include "numpy/shape.hpp"

namespace chalkline::numpy {

namespace {

void require_finite(const char* call, double start, double stop) {
  if (std::isfinite(start) && std::isfinite(stop) && std::isfinite(stop - start)) return;
  std::ostringstream message;
  message << call << '(' << start << ", " << stop << "): start, stop and their distance must be "
          << "finite";
  throw std::invalid_argument(message.str());
}

Vector spaced(double start, double stop, std::size_t num, bool endpoint) {
  Vector result = Vector::from_shape({num});
  const auto parts = static_cast<double>(num) - (endpoint ? 1.0 : 0.0);
  const double delta = stop - start;
  const double step = delta / parts;
  double* const y = result.data();
  for (std::size_t i = 0; i < num; ++i) {
    const auto place = static_cast<double>(i);
    // A step can underflow although the distance is not 0.
    const double distance = step == 0.0 ? place / parts * delta : place * step;
    y[i] = (parts > 0.0 ? distance : place * delta) + start;
  }
  if (endpoint && num > 1) y[num - 1] = stop;
  return result;
}

}  // namespace

Vector linspace(double start, double stop, std::ptrdiff_t num, const LinspaceOptions& options) {
  require_finite("linspace", start, stop);
  return spaced(start, stop, checked_size(num, "linspace"), options.endpoint);
}

Vector logspace(double start, double stop, std::ptrdiff_t num, const LogspaceOptions& options) {
  require_finite("logspace", start, stop);
  Vector result = spaced(start, stop, checked_size(num, "logspace"), options.endpoint);
  for (double& y : result.storage()) y = std::pow(options.base, y);
  return result;
}

}  // namespace chalkline::numpy
