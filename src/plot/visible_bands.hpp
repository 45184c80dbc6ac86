// Keeps a contour of noise or of fine ripples at a size that opens.
#pragma once

#include <vector>

#include "plot/contour_bands.hpp"
#include "plot/visible_grid.hpp"

namespace chalkline::plot {

/// The bands of a grid between `edges`, as contour_bands gives them, unless they have more than
/// `most` corners, as they do where many of them share each pixel. Then two bands are drawn as one,
/// or four, ...: `band` is still an index among all.
std::vector<Ring> visible_bands(const SampledGrid& grid, const std::vector<double>& edges,
                                std::size_t most);

}  // namespace chalkline::plot
