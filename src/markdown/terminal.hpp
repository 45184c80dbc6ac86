// Prose for a terminal.
#pragma once

#include <string>

#include "markdown/tree.hpp"
#include "text/terminal_style.hpp"

namespace chalkline::markdown {

/// Prose laid out for a terminal, each line ending in "\n".
std::string to_terminal(const Node& document, const text::TerminalStyle& style);

}  // namespace chalkline::markdown
