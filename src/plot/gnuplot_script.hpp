// A figure as a gnuplot script.
#pragma once

#include <string>
#include <vector>

#include "plot/figure.hpp"
#include "plot/format.hpp"
#include "plot/palette.hpp"
#include "plot/panels.hpp"

namespace chalkline::plot {

/// The gnuplot commands that draw the figure, its data included, without terminal and output.
/// Deterministic. Runs under gnuplot 5.4 and 6.0. Text of the figure is quoted so that it can only
/// ever be text.
std::string gnuplot_script(const Figure& figure, Palette palette = Palette::jet);
/// That of each; what a grid's layer has in common with the figure's before costs nothing again.
std::vector<std::string> gnuplot_scripts(const std::vector<Figure>& figures,
                                         Palette palette = Palette::jet);
/// The script of all panels.
std::string gnuplot_script(const Panels& panels, Palette palette = Palette::jet);

/// A picture's size, in pixels of its SVG.
struct Canvas {
  double width, height;
};
Canvas canvas_of(const Figure& figure);
Canvas canvas_of(const Panels& panels);

/// The `set terminal` line for one format: one canvas, so that all formats look alike; of a PNG,
/// `scale` pixels for each of the SVG's along each side.
std::string terminal_command(Canvas canvas, Format format, int scale = 2);
std::string terminal_command(const Figure& figure, Format format, int scale = 2);

}  // namespace chalkline::plot
