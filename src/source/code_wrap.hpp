// A line of code that is wider than the terminal.
#pragma once

#include <cstddef>
#include <vector>

#include "text/terminal_text.hpp"

namespace chalkline::source {

/// One line of code, its runs the tokens, in lines of at most `width` columns. It is broken at its
/// blanks, within a longer word between two tokens, and only within a longer token wherever it must
/// be; what goes on below is indented by four columns more than the line.
std::vector<text::Line> wrap_code(const std::vector<text::Run>& tokens, std::size_t width);

}  // namespace chalkline::source
