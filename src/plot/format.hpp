// The files that a figure is drawn into.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::plot {

enum class Format { svg, png, apng, pdf, gp, csv };

/// The formats' names, in the order of the enum: what `--format` allows, and files end in; but for
/// apng, an animated PNG: it ends in .png, and only of an animation there is one.
const std::vector<std::string>& format_names();

const std::string& format_name(Format format);

/// The format called `name`; std::invalid_argument naming the allowed ones otherwise.
Format format_from_name(std::string_view name);

/// Those of `formats` that gnuplot draws of a figure, each once, in their order: svg, png and pdf.
std::vector<Format> drawn_formats(const std::vector<Format>& formats);

}  // namespace chalkline::plot
