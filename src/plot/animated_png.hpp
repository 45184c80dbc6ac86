// The frames of an animation in one PNG.
#pragma once

#include <string>
#include <vector>

namespace chalkline::plot {

/// An animated PNG (PNG, third edition) of PNGs of one size, which plays them round after round.
/// What shows no animation shows the last frame. Of each frame it has only what differs from the
/// one before. Throws std::runtime_error for bytes that are no PNG, or of another size than the
/// first.
std::string animated_png(const std::vector<std::string>& frames, double seconds);

}  // namespace chalkline::plot
