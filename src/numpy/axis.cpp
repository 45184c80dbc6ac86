#include "numpy/axis.hpp"

#include <string>

namespace chalkline::numpy {

std::size_t matrix_axis(int axis, const char* call) {
  if (axis >= -2 && axis < 2) return static_cast<std::size_t>(axis < 0 ? axis + 2 : axis);
  throw IndexError(std::string(call) + ": a matrix has no axis " + std::to_string(axis) +
                   "; 0 goes down the rows, 1 along the columns");
}

std::size_t count_lines(const Matrix& a, std::size_t axis) { return a.shape(1 - axis); }

Vector line(const Matrix& a, std::size_t axis, std::size_t k) {
  const std::size_t columns = a.shape(1);
  const std::size_t first = axis == 0 ? k : k * columns;
  const std::size_t stride = axis == 0 ? columns : 1;
  Vector result = Vector::from_shape({a.shape(axis)});
  for (std::size_t i = 0; i < result.size(); ++i)
    result.storage()[i] = a.storage()[first + i * stride];
  return result;
}

}  // namespace chalkline::numpy
