// Whether what gnuplot wrote is a figure, before it takes the place of an older one.
#pragma once

#include <string_view>

#include "plot/format.hpp"

namespace chalkline::plot {

/// Throws GnuplotError if `bytes` do not begin and end as a file of the format does, one of those
/// that gnuplot draws: by an SVG's root element, a PNG's signature and last chunk, a PDF's header
/// and trailer. What lies between is taken on trust.
void check_drawing(std::string_view bytes, Format format);

}  // namespace chalkline::plot
