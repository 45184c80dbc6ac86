// Ticks at places that somebody chose.
#pragma once

#include "plot/gnuplot_layout.hpp"

namespace chalkline::plot {

/// Puts the axis's given ticks, as far as they are in its range, on it. Their labels are wrapped,
/// at line ends, to `room` pixels, or less where an axis of `length` pixels leaves less between
/// neighbors, but for short words; 0: they stand one above the other.
void use_given_ticks(AxisLayout& axis, double room, double length);

/// How many lines the label of a tick has, at most; at least 1.
int lines_of(const Ticks& ticks);

}  // namespace chalkline::plot
