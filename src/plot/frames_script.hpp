// The file that draws an animation.
#pragma once

#include <string>
#include <vector>

#include "plot/format.hpp"
#include "plot/frames.hpp"

namespace chalkline::plot {

/// As standalone_script() writes it for one figure: `gnuplot FILE.gp` draws all frames into
/// FILE.gif and the last one into FILE.svg, FILE.png... `bodies` are what gnuplot_script returned
/// for each. After the first frame only data that is other than before is written, and the commands
/// where they are.
std::string frames_script(const Frames& frames, const std::vector<std::string>& bodies,
                          const std::vector<Format>& formats, int scale);

}  // namespace chalkline::plot
