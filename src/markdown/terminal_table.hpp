#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// A table's lines, drawn with rules around its cells.
std::vector<std::string> terminal_table(const Node& table, std::size_t width, bool color);

/// `text` so many times.
std::string repeated(std::string_view text, std::size_t times);

}  // namespace chalkline::markdown
