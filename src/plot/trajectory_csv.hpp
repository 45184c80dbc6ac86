// The points that a figure's paths go through, as numbers for a spreadsheet.
#pragma once

#include <string>

#include "plot/figure.hpp"

namespace chalkline::plot {

/// A CSV (RFC 4180, lines end in "\n") with the header label,index,x,y and a line for every point
/// of every Path, in their order. Numbers have 17 significant digits, so that they read back as the
/// same doubles. Empty if the figure has no Path.
std::string trajectory_csv(const Figure& figure);

}  // namespace chalkline::plot
