// Filled contours as geometry: the bands of z between levels, as closed rings to be painted in
// order.
#pragma once

#include <cmath>
#include <vector>

#include "numpy/array.hpp"

namespace chalkline::plot {

struct Point {
  double x = 0.0, y = 0.0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// A simple polygon, not closed by a repeated point, and the band directly inside it.
struct Ring {
  static constexpr int blank = -1;  ///< not a band: samples are missing inside
  int band = blank;
  std::vector<Point> points;
};

/// n steps, as the double nearest to the decimal number where the step is a round one.
double multiple(double n, double step);

/// Edges of at most `levels` bands that cover [z_min, z_max]: multiples of a round step,
/// increasing. Band k is [edges[k], edges[k + 1]). Equal ends give one band around them. Requires
/// finite z_min <= z_max, levels >= 1.
std::vector<double> contour_levels(double z_min, double z_max, int levels);

/// The bands of z (rows, columns) over the grid x (columns), y (rows), both increasing, between the
/// edges.
///
/// For every level L the rings are the boundary of {z >= L}: it crosses a cell's edges where linear
/// interpolation puts it and runs straight inside the cell; where a cell has four crossings, the
/// mean of its corners says whether the high corners are joined. Cells with a corner that is not
/// finite are blank. The rings come in painting order: each is filled over those
/// before, holes and all, and the last one over a point has the point's band, so neighboring bands
/// share an edge and no seam can show.
///
/// Time grows with the samples and with the length of the level lines.
std::vector<Ring> contour_bands(const Vector& x, const Vector& y, const Matrix& z,
                                const std::vector<double>& edges);

/// Whether a value counts: each that is finite, since gnuplot is given large ones in units.
inline bool is_drawable(double value) { return std::isfinite(value); }

}  // namespace chalkline::plot
