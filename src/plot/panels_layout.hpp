// Where panels lie on their common canvas.
#pragma once

#include <vector>

#include "plot/curve_style.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/panels.hpp"

namespace chalkline::plot {

/// A panel as it is drawn: its layout is in pixels of the common canvas, and it has all of what the
/// panels share that falls to it.
struct PlacedPanel {
  Figure figure;  ///< in its units
  Units units;
  Layout layout;
  std::vector<CurveStyle> styles;  ///< of layers for which no color was chosen, in order
};

struct PanelsLayout {
  double width, height;
  std::vector<PlacedPanel> panels;
};

/// Checks the panels and lays them out; std::invalid_argument says what cannot be drawn as it says.
PanelsLayout layout(const Panels& panels);

}  // namespace chalkline::plot
