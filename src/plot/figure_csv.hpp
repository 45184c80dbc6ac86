// The numbers behind a figure, for a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "plot/panels.hpp"

namespace chalkline::plot {

/// A CSV (RFC 4180, lines end in "\n") with a line for every point, bar, sample... of every layer,
/// in their order: which layer (`path`), its label, an index within the layer, and the numbers that
/// a layer of the figure has, of x, y, z, low, high, dx, dy, color, size and text. What one layer
/// has not is empty. Numbers have 17 significant digits, so that they read back as the same
/// doubles. Samples of grids are listed row by row.
std::string figure_csv(const Figure& figure);
/// Likewise, of all panels; the first column counts them from 1.
std::string figure_csv(const Panels& panels);

/// The same of every frame of an animation: its number, from 1, stands first. A layer that is as it
/// was in the frame before is not repeated.
std::string figure_csv(const std::vector<Figure>& frames);

}  // namespace chalkline::plot
