// Which values a figure's layers have along each axis, and which ranges its axes show.
#pragma once

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "plot/figure.hpp"

namespace chalkline::plot {

/// The values seen along an axis; low > high if there are none.
struct Extent {
  double low = std::numeric_limits<double>::infinity(),
         high = -std::numeric_limits<double>::infinity();
  bool any = false;  ///< whether there are values, be they none that a logarithmic axis can show

  bool empty() const { return !(low <= high); }
  template <class Array>
  void include(const Array& values, bool logarithmic);
};

/// What a figure's layers have, all of it. On a contour or a heat map the plane is the grid's; what
/// leaves it is cut off.
struct Extents {
  Extent x, y, z;        ///< z: of a surface, or of what a color bar tells
  bool contour = false;  ///< there are filled contours
  bool surface = false;
  bool tight = false;     ///< the data fills the plane
  bool standing = false;  ///< bars stand on y = 0
};
Extents extents(const Figure& figure);

/// The range of an axis: that which was given, else the data's, with some room where the data does
/// not fill the plane (`tight`), and around a single value. Numbers as one would write them.
std::pair<double, double> shown_range(const Axis& axis, const Extent& extent, bool tight);

/// What the axes of a figure with these values show.
struct ShownRanges {
  std::pair<double, double> x, y;
};
ShownRanges shown_ranges(const Figure& figure, const Extents& extents);

/// The ends to a thousandth of what is between them.
std::pair<double, double> rounded_range(double low, double high);

/// Smallest and largest of the values that can be drawn; (0, 1) if there is none.
std::pair<double, double> drawable_range(const Matrix& z);

/// Powers of ten that the values are divided by lest gnuplot's arithmetic leave the range of a
/// double: 0 but for values beyond 1e290 and spans below 1e-290, and on a logarithmic axis for
/// values beyond 5e307.
struct Units {
  int x = 0, y = 0, z = 0;
  bool any() const { return x != 0 || y != 0 || z != 0; }
};
Units units_of(const Figure& figure);

/// The same figure, its values divided by these powers of ten.
Figure in_units(const Figure& figure, Units units);

}  // namespace chalkline::plot
