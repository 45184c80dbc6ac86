#include "numpy/checked_xtensor.hpp"

#include <algorithm>

namespace chalkline::numpy {

namespace {

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

[[noreturn]] void refuse_index(std::ptrdiff_t index, std::size_t axis, const Shape& shape) {
  throw IndexError("index " + std::to_string(index) + " is out of bounds for axis " +
                   std::to_string(axis) + " with size " + std::to_string(shape[axis]) +
                   " of an array of shape " + shape_text(shape));
}

[[noreturn]] void refuse_count(std::size_t indices, const Shape& shape) {
  throw IndexError(std::string(indices < shape.size() ? "too few" : "too many") +
                   " indices: an array of shape " + shape_text(shape) + " takes " +
                   std::to_string(shape.size()) + ", but " + counted(indices, "was", "were") +
                   " given");
}

bool is_outside(std::ptrdiff_t index, std::size_t length) {
  return index < 0 || static_cast<std::size_t>(index) >= length;
}

}  // namespace

void require_inside(std::span<const std::ptrdiff_t> indices, const Shape& shape) {
  if (indices.size() != shape.size()) refuse_count(indices.size(), shape);
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    if (is_outside(indices[axis], shape[axis])) refuse_index(indices[axis], axis, shape);
}

void require_broadcast_inside(std::span<const std::ptrdiff_t> indices, const Shape& shape) {
  const std::size_t used = std::min(indices.size(), shape.size());
  const std::size_t first_axis = shape.size() - used;
  const std::size_t first_index = indices.size() - used;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    const std::ptrdiff_t index = axis < first_axis ? 0 : indices[axis - first_axis + first_index];
    if (shape[axis] != 1 && is_outside(index, shape[axis])) refuse_index(index, axis, shape);
  }
}

void refuse_shape(const char* reason) {
  std::string text = reason;
  if (text == "i < size()")  // xtensor's own check of flat()
    throw IndexError(
        "flat: the index is out of bounds; elements are counted row by row, from 0 to size() - 1");
  if (text.ends_with('.')) text.pop_back();
  throw ShapeError(text + " (a Vector has one axis, a Matrix two)");
}

void refuse_broadcast(const Shape& one, const Shape& other) {
  throw xt::broadcast_error(("arrays of shapes " + shape_text(one) + " and " + shape_text(other) +
                             " do not go together: axes must be as long as each other")
                                .c_str());
}

std::ptrdiff_t inside_axis(std::ptrdiff_t index, std::size_t axis, const Shape& shape) {
  if (axis >= shape.size()) refuse_count(axis + 1, shape);
  const std::ptrdiff_t from_start =
      index < 0 ? index + static_cast<std::ptrdiff_t>(shape[axis]) : index;
  if (is_outside(from_start, shape[axis])) refuse_index(index, axis, shape);
  return from_start;
}

}  // namespace chalkline::numpy
