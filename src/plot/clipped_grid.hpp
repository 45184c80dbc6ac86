// Cuts a grid of samples off at the ranges that are shown.
#pragma once

#include <utility>

#include "plot/visible_grid.hpp"

namespace chalkline::plot {

/// The part of the grid within the ranges, which must reach into it: where an end of a range lies
/// between two rows or columns, a new one stands there, interpolated between them.
SampledGrid clipped_grid(const SampledGrid& grid, std::pair<double, double> x_range,
                         std::pair<double, double> y_range);

}  // namespace chalkline::plot
