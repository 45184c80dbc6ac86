// Draws a figure into files.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "plot/figure.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/gnuplot_script.hpp"

namespace chalkline::plot {

struct SaveOptions {
  std::vector<Format> formats = {Format::svg, Format::png};
  Palette palette = Palette::jet;
  int scale = 2;       ///< of PNGs: pixels along each side for each of the SVG's
  bool moving = true;  ///< of an animation more than its last frame is drawn
  GnuplotOptions gnuplot = {};
  /// What draws a script, in the place of a gnuplot for this figure alone with the options above.
  std::function<std::string(const std::string& script)> draw = {};
};

/// Draws the figure into folder/stem.svg, .png, .pdf as asked, and always folder/stem.gp, the
/// script that draws them; as .csv the data of its layers; makes the folder if it
/// is missing. Returns the paths written, the .gp first. All formats are drawn before the first
/// file is touched. std::runtime_error names figure, file and reason; older files are then
/// untouched and nothing half-written is left.
std::vector<std::filesystem::path> save_figure(const Figure& figure,
                                               const std::filesystem::path& folder,
                                               const std::string& stem,
                                               const SaveOptions& options = {});
std::vector<std::filesystem::path> save_figure(const Panels& panels,
                                               const std::filesystem::path& folder,
                                               const std::string& stem,
                                               const SaveOptions& options = {});

}  // namespace chalkline::plot
