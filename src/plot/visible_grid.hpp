// Thins a grid of samples to what can be seen: four million must still make a figure that opens.
#pragma once

#include <cstddef>

#include "numpy/array.hpp"
#include "plot/visible_path.hpp"

namespace chalkline::plot {

/// A grid: x (columns), y (rows), both increasing, z (rows, columns).
struct SampledGrid {
  Vector x, y;
  Matrix z;
};

/// The grid as it shows in the viewport, whose columns and rows are its pixels. Up to `keep`
/// samples it stays as it is. Beyond, what lies outside of the viewport goes, and of rows and of
/// columns that are less than a pixel apart one stays, with the mean of the samples around it up to
/// halfway to the next that stays: what a pixel shows of them. The outermost stay as they are.
/// Where most of these samples are blank (not finite), the mean is.
SampledGrid visible_grid(SampledGrid grid, const Viewport& viewport, std::size_t keep);

}  // namespace chalkline::plot
