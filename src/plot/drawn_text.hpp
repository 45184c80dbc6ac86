// Text of a figure as it can be drawn.
#pragma once

#include <string>
#include <string_view>

namespace chalkline::plot {

/// The text with a box, □, for each character that neither the figures' font nor another of this
/// machine has: gnuplot's PNG and PDF draw such a one as large as the figure. Control characters
/// become blanks.
std::string drawn_text(std::string_view text);

}  // namespace chalkline::plot
