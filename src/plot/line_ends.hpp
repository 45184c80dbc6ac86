// Labels at the ends of lines, where they fit. Internal to layouts.
#pragma once

#include <string>
#include <vector>

#include "plot/gnuplot_layout.hpp"

namespace chalkline::plot::layout_parts {

/// Where a labeled line ends, and its label.
struct LineEnd {
  std::vector<std::string> lines;
  double end;     ///< along the y axis: 0 for the lower end, 1 for the upper
  double middle;  ///< of the label, in pixels from the plotted area's top
};

/// All of the figure's labels that are seen, in order, if all belong to lines that end at the right
/// edge and there is room for them beside it, near their lines; else none.
std::vector<LineEnd> line_ends(const Figure& figure, const Layout& layout, double canvas_width);

/// How much room they need beside the plotted area.
double ends_width(const std::vector<LineEnd>& ends);

/// Makes them the layout's legend.
void place_ends(Layout& layout, const std::vector<LineEnd>& ends);

}  // namespace chalkline::plot::layout_parts
