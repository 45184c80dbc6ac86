#pragma once

#include <string>
#include <string_view>

#include "text/terminal_style.hpp"

namespace chalkline::markdown {

/// Markdown laid out for a terminal, each line ending in "\n".
std::string markdown_to_terminal(std::string_view markdown, const text::TerminalStyle& style);

}  // namespace chalkline::markdown
