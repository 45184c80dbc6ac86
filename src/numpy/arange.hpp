#pragma once

#include "array.hpp"

namespace chalkline::numpy {

/// Evenly spaced numbers from `start` toward `stop`, without it; shape (ceil((stop - start) /
/// step)), empty if `step` points away from `stop`. Bit for bit NumPy's: element i is start + i *
/// delta with delta = (start
/// + step) - start. Throws std::invalid_argument if an argument is not finite, if step is 0, or if
/// the result would have more than 1e9 elements.
Vector arange(double start, double stop, double step);

}  // namespace chalkline::numpy
