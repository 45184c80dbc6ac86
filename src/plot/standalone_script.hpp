// The file that draws a figure: what stands around the figure's commands, written and taken off in
// one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plot/figure.hpp"
#include "plot/gnuplot_script.hpp"

namespace chalkline::plot {

/// The complete, editable file: `gnuplot FILE.gp` draws FILE.svg, FILE.png... beside it, whatever
/// folder it is called from. `body` is what gnuplot_script returned. With a terminal for them,
/// `body` draws the frames of an animation, which go to FILE.gif; the last of them to the other
/// files.
std::string standalone_script(const Figure& figure, const std::string& body,
                              const std::vector<Format>& formats, int scale = 2,
                              const std::string& gif_terminal = "");
std::string standalone_script(const Panels& panels, const std::string& body,
                              const std::vector<Format>& formats, int scale = 2);

/// What such a file draws, for a window of gnuplot's terminal `terminal` ("qt", "x11"): no file is
/// drawn, the window has the figure's proportions, and gnuplot waits until it is closed. Throws
/// std::invalid_argument if standalone_script() did not write `file`.
std::string window_script(std::string_view file, std::string_view terminal);

}  // namespace chalkline::plot
