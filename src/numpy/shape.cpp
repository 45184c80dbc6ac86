#include "numpy/shape.hpp"

namespace chalkline::numpy {

std::string shape_text(const Shape& shape) {
  std::string text = "(";
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  return text += ")";
}

}  // namespace chalkline::numpy
