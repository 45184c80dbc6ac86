#include "numpy/shape.hpp"

#include <stdexcept>

namespace chalkline::numpy {

std::string shape_text(const Shape& shape) {
  std::string text = "(";
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  return text += ")";
}

void require_only_axis(int axis, const char* call) {
  if (axis == 0 || axis == -1) return;
  throw std::out_of_range(std::string(call) + ": an array of one axis has no axis " +
                          std::to_string(axis) + ", only axis 0");
}

std::size_t checked_size(std::ptrdiff_t size, const char* call) {
  constexpr std::ptrdiff_t kMax = 1'000'000'000;
  if (size >= 0 && size <= kMax) return static_cast<std::size_t>(size);
  throw std::invalid_argument(std::string(call) + ": a size must be from 0 to 1e9, but is " +
                              std::to_string(size));
}

}  // namespace chalkline::numpy
