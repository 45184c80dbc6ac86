// Thins markers to what can be seen: of a million most lie on top of each other.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/contour_bands.hpp"
#include "plot/layers.hpp"

namespace chalkline::plot {

/// How one layer's markers are drawn, in pixels.
struct MarkerShape {
  Marker marker = Marker::circle;
  double radius = 6.0;  ///< half of its width; rather too small than too large
  bool rim = false;     ///< its outline is drawn over all fills
};

/// Which of the markers at these pixels (from a corner of the plotted area, `width` x `height`)
/// show, in their order: markers are drawn only where their middle is in the area, and one that
/// lies within others adds nothing, to an eighth of a pixel (a quarter, with rims), or less finely
/// where more than two hundred thousand would be left. All have one color, so it does not matter
/// which is on top.
std::vector<std::size_t> visible_points(const std::vector<Point>& pixels, double width,
                                        double height, const MarkerShape& shape);

}  // namespace chalkline::plot
