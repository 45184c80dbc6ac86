// A figure as a gnuplot script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plot/figure.hpp"
#include "plot/palette.hpp"

namespace chalkline::plot {

enum class Format { svg, png, pdf, gp, csv };

/// The format called `name`; std::invalid_argument naming the allowed ones (svg, png, pdf, gp, csv)
/// otherwise.
Format format_from_name(std::string_view name);
std::string format_name(Format format);

/// Those of `formats` that gnuplot draws, each once, in their order: neither gp nor csv.
std::vector<Format> drawn_formats(const std::vector<Format>& formats);

/// The gnuplot commands that draw the figure, its data included, without terminal and output.
/// Deterministic. Runs under gnuplot 5.4 and 6.0. Text of the figure is quoted so that it can only
/// ever be text.
std::string gnuplot_script(const Figure& figure, Palette palette = Palette::jet);

/// The `set terminal` line for one format: one canvas, so that all formats look alike.
std::string terminal_command(const Figure& figure, Format format);

}  // namespace chalkline::plot
