// How Python prints a number with a fixed count of digits.
#pragma once

#include <string>

namespace chalkline::numpy {

/// `value` with `digits` digits after the point, as Python's "%.5f" prints it: like printf's, but a
/// nan has no sign. Domain: 0 <= digits <= 100; std::invalid_argument otherwise.
std::string fixed(double value, int digits);

}  // namespace chalkline::numpy
