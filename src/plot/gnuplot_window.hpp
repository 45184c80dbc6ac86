// Shows a figure in a window of gnuplot's.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline::plot {

/// gnuplot's terminal for windows, "qt" or "x11"; empty if there is no display or gnuplot has
/// neither.
std::string window_terminal();

/// Whether there is a window_terminal().
bool can_open_window();

/// Opens a window with the figure of this file (as save_figure() wrote it), which stays, can be
/// turned, and belongs to nobody: it outlives this process. Throws std::runtime_error if there is
/// no window_terminal() or the file cannot be read, GnuplotError or std::system_error if gnuplot
/// cannot be started, std::invalid_argument if the file is no figure's.
void open_window(const std::filesystem::path& gp);

}  // namespace chalkline::plot
