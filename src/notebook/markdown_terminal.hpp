#pragma once

#include <string>
#include <string_view>

#include "notebook/terminal_style.hpp"

namespace chalkline {

/// Markdown laid out for a terminal, each line ending in "\n".
std::string markdown_to_terminal(std::string_view markdown, const TerminalStyle& style);

}  // namespace chalkline
