// The frames of an animation in one SVG.
#pragma once

#include <string>
#include <vector>

namespace chalkline::plot {

/// Of SVGs as gnuplot writes them, one that holds what they have in common once. It plays,
/// `seconds` a round, in whatever shows CSS animations, unless its reader wants no motion;
/// FILE.svg#frame-3 is the third frame, and what knows no CSS shows the last. Throws
/// std::invalid_argument for a text that is no SVG of gnuplot's, or of another size than the first.
std::string animated_svg(const std::vector<std::string>& frames, double seconds);

/// How long the last frame stays longer than the others before the first one is shown again.
inline constexpr double rest_seconds = 1.5;

}  // namespace chalkline::plot
