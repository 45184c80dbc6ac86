// What a figure promises and cannot be drawn.
#pragma once

#include "plot/figure.hpp"

namespace chalkline::plot {

/// Throws std::invalid_argument, saying what is wrong and what is allowed, for a figure that cannot
/// be drawn as it says: without layers, with a logarithmic axis that has nothing above zero to
/// show, with a z label and nothing that has a z, with a range that leaves out all of its surface.
void check_figure(const Figure& figure);

/// How much longer than the other side a plotted area with equal scales may be.
inline constexpr double longest_side = 12.0;

/// Throws std::invalid_argument for a figure whose axes are of such lengths that equal scales would
/// leave a strip too narrow to be read.
void check_equal_scales(const Figure& figure, double x_span, double y_span);

}  // namespace chalkline::plot
