#include "numpy/meshgrid.hpp"

#include <array>
#include <utility>

namespace chalkline::numpy {

namespace {

/// Shape (down.size(), along.size()): the first result changes along the columns, the second down
/// the rows.
Meshgrid rows_by_columns(const Vector& along, const Vector& down) {
  const std::array<std::size_t, 2> shape{down.size(), along.size()};
  Meshgrid grid{Matrix::from_shape(shape), Matrix::from_shape(shape)};
  for (std::size_t i = 0; i < down.size(); ++i) {
    for (std::size_t j = 0; j < along.size(); ++j) {
      grid.x(i, j) = along(j);
      grid.y(i, j) = down(i);
    }
  }
  return grid;
}

}  // namespace

Meshgrid meshgrid(const Vector& x, const Vector& y, Indexing indexing) {
  if (indexing == Indexing::xy) return rows_by_columns(x, y);
  Meshgrid swapped = rows_by_columns(y, x);
  return {std::move(swapped.y), std::move(swapped.x)};
}

}  // namespace chalkline::numpy
