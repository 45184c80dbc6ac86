#include "numpy/elements.hpp"

#include <stdexcept>

namespace chalkline::numpy {

void require_same_shape(std::size_t row, const Shape& shape, const Shape& first) {
  if (shape == first) return;
  throw std::invalid_argument("row " + std::to_string(row) + " has shape " + shape_text(shape) +
                              ", but row 0 has shape " + shape_text(first) +
                              "; the rows of an array are as long as each other");
}

}  // namespace chalkline::numpy
