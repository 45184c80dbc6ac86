// What a display looks like where there is only text.
#pragma once

#include <string>

#include "notebook/run_record.hpp"

namespace chalkline {

/// An array or Markdown as it is, a figure by its files ("wrote plots/4_contour.gp .svg .png", seen from the
/// current folder), each with a line end.
std::string plain_text(const Display& display);

}  // namespace chalkline
