// The lines along which a sampled function has one value.
#pragma once

#include <vector>

#include "numpy/array.hpp"
#include "plot/contour_bands.hpp"

namespace chalkline::plot {

/// Along z = level, z interpolated linearly along the edges of the grid's cells; x: (columns), y:
/// (rows), both increasing, z: (rows, columns). Each line runs from the border, or a blank sample,
/// to another, or it is closed: its last point is its first. Where a cell's corners are crosswise
/// above and below, its mean decides which of them are connected.
std::vector<std::vector<Point>> level_lines(const Vector& x, const Vector& y, const Matrix& z,
                                            double level);

}  // namespace chalkline::plot
