// The files that a figure is drawn into.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::plot {

enum class Format { svg, png, pdf, gp, csv };

/// The formats' names, in the order of the enum: what `--format` allows, and files end in.
const std::vector<std::string>& format_names();

const std::string& format_name(Format format);

/// The format called `name`; std::invalid_argument naming the allowed ones otherwise.
Format format_from_name(std::string_view name);

/// Those of `formats` that gnuplot draws, each once, in their order: neither gp nor csv.
std::vector<Format> drawn_formats(const std::vector<Format>& formats);

}  // namespace chalkline::plot
