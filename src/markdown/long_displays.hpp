#pragma once

#include <string_view>
#include <vector>

#include "markdown/formula_regions.hpp"

namespace chalkline::markdown {

/// The displays that begin a line and reach beyond the block of text that they begin in, since a
/// line in them looks like the start of a list, a heading or a quote; in order. They end within the
/// quotes and the list item that they begin in, before a blank line.
std::vector<Region> find_long_displays(std::string_view text);

}  // namespace chalkline::markdown
