// Where a figure's parts lie on its canvas, and which ranges its axes show.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "plot/figure.hpp"
#include "plot/visible_grid.hpp"
#include "plot/visible_path.hpp"

namespace chalkline::plot {

/// Lengths in pixels of the SVG, from the canvas's upper left corner; ranges in data units.
struct Layout {
  double width = 720, height = 540;
  double left = 76, top = 48, plot_width = 600, plot_height = 420;
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1, z_low = 0, z_high = 1;
  double x_tic = 0, y_tic = 0, z_tic = 0;  ///< distances of the tics of a surface
  bool three_d = false, contour = false, legend = false, log_x = false, log_y = false;
  bool light_curve = false;  ///< a labeled curve would not show on white
  int legend_rows = 1;
};

Layout layout(const Figure& figure);

/// Whether black, rather than white, stands out from the color.
bool is_light(Rgb color);

/// Smallest and largest of the values that can be drawn; (0, 1) if there is none.
std::pair<double, double> drawable_range(const Matrix& z);

/// What shows of a grid in the layout.
SampledGrid visible_samples(const Layout& layout, const Matrix& x, const Matrix& y,
                            const Matrix& z);

/// Up to so many points of a curve, or markers, are written all, with their numbers in full.
inline constexpr std::size_t longest_exact = 2000;

/// The points whose markers show in the layout, its logarithmic axes minded; `rim` says whether
/// their outlines are drawn over all of them. All points if they are no more than longest_exact.
std::vector<Point> visible_markers(const Layout& layout, const Points& points, bool rim);

/// What shows of a curve in the layout, its logarithmic axes minded.
VisiblePath visible_curve(const Layout& layout, const Vector& x, const Vector& y,
                          const Stroke& stroke);

}  // namespace chalkline::plot
