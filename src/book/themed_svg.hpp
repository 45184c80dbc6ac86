// Figures that follow a page's theme.
#pragma once

#include <string>

namespace chalkline::book {

/// A figure's SVG as gnuplot wrote it, black on a white ground, which it stays under its own
/// address. As FILE.svg#page its ground is the page's, and its colors are those of the reader's
/// system; as #light and #dark they are of that theme. What lies on a colored map keeps its colors.
/// Any other SVG stays as it is.
std::string themed_svg(const std::string& svg);

}  // namespace chalkline::book
