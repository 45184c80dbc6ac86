// Thins a path to what can be seen: a million points must still make a figure that opens.
#pragma once

#include <cstddef>
#include <vector>

#include "numpy/array.hpp"
#include "plot/contour_bands.hpp"

namespace chalkline::plot {

/// The plotted area in data units, and how many cells (pixels) can be told apart along each axis.
struct Viewport {
  double x_low = 0.0, x_high = 1.0, y_low = 0.0, y_high = 1.0;
  int columns = 640, rows = 480;
};

/// How a path is drawn, in pixels.
struct Stroke {
  double width = 2.0;       ///< of its line
  double dot_radius = 2.0;  ///< of its dots; rather too small than too large
  bool dots = true;         ///< also where a line is left
};

/// What is left of a path: the pieces of its line, and its dots.
struct VisiblePath {
  std::vector<std::vector<Point>> lines;
  std::vector<Point> dots;
};

/// Whether anything of the path (x, y), both (n), is in the viewport.
bool passes(const Vector& x, const Vector& y, const Viewport& viewport);

/// The part of the path (x, y), both (n), that shows in the viewport. Points that are not finite
/// break the line. Segments are clipped to the viewport and a margin as wide again on each side, so
/// that a diverging path is safe to draw. Up to `keep` points nothing else changes. Beyond, points
/// that lie on the line between others, to an eighth of a pixel, are left out; so is a segment that
/// lies where so many others do that it darkens no pixel, and a dot on others. The first and last
/// points of the line always stay.
VisiblePath visible_path(const Vector& x, const Vector& y, const Viewport& viewport,
                         const Stroke& stroke = {}, std::size_t keep = 2000);

}  // namespace chalkline::plot
