// What a label looks like in several panels. Internal to panels.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/curve_style.hpp"
#include "plot/panels.hpp"

namespace chalkline::plot {

/// Of each panel, the styles of the layers for which no color was chosen, in order: one label has
/// one style in all panels, and others than its neighbors. Throws std::invalid_argument if panels
/// with one legend give a label different colors.
std::vector<std::vector<CurveStyle>> panel_styles(const Panels& panels);

}  // namespace chalkline::plot
