// A figure as a gnuplot script.
#pragma once

#include <string>
#include <vector>

#include "plot/figure.hpp"
#include "plot/format.hpp"
#include "plot/palette.hpp"

namespace chalkline::plot {

/// The gnuplot commands that draw the figure, its data included, without terminal and output.
/// Deterministic. Runs under gnuplot 5.4 and 6.0. Text of the figure is quoted so that it can only
/// ever be text.
std::string gnuplot_script(const Figure& figure, Palette palette = Palette::jet);

/// The `set terminal` line for one format: one canvas, so that all formats look alike; of a PNG,
/// `scale` pixels for each of the SVG's along each side.
std::string terminal_command(const Figure& figure, Format format, int scale = 2);

}  // namespace chalkline::plot
