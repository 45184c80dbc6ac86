// Which places in a surface's space can be seen.
#pragma once

#include <cstddef>

#include "plot/gnuplot_layout.hpp"
#include "plot/visible_grid.hpp"

namespace chalkline::plot {

/// A place in the box around a surface: -1 to 1 along each axis.
struct BoxPlace {
  double x, y, z;
};

/// The surface as it is drawn, seen from where the figure is seen.
class SurfaceView {
 public:
  SurfaceView(const Layout& layout, SampledGrid surface);

  BoxPlace in_box(double x, double y, double z) const;
  /// Whether the surface hides the place. What is on the surface, to a hundredth of the box, is on
  /// its upper side.
  bool hides(const BoxPlace& place) const;

 private:
  /// A square of the surface's grid.
  struct Cell {
    std::size_t column = 0, row = 0;
  };

  /// How far the place is above the surface; NaN where there is none. `near` is a cell to look from
  /// and becomes that of the place.
  double height_above(const BoxPlace& place, Cell& near) const;
  /// Whether there is no surface on the way from the place to the viewer, which goes on outwards.
  bool has_left(const BoxPlace& place) const;

  AxisLayout x_, y_, z_;
  SampledGrid surface_;  // in the box
  BoxPlace towards_viewer_;
};

}  // namespace chalkline::plot
