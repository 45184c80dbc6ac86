#include "numpy/fixed.hpp"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace chalkline::numpy {

std::string fixed(double value, int digits) {
  if (digits < 0 || digits > 100) {
    throw std::invalid_argument("fixed: digits must be from 0 to 100, but is " +
                                std::to_string(digits));
  }
  if (std::isnan(value)) return "nan";
  char buffer[512];  // the largest double has 309 digits before the point
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits).ptr;
  return {buffer, end};
}

}  // namespace chalkline::numpy
