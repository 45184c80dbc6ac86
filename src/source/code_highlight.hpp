#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/terminal_style.hpp"
#include "text/terminal_text.hpp"

namespace chalkline::source {

/// C++ as HTML for a <pre>: spans of the classes k (keyword), t (type), f (function), s (string), n
/// (number), c (comment) and p (preprocessor). No span crosses a line end. Code that cannot be
/// lexed is only escaped.
std::string code_to_html(std::string_view code);

/// The lines of C++ for a terminal, colored, of any width.
std::vector<std::vector<text::Run>> code_lines(std::string_view code);

/// C++ with line numbers from `first_line`, each line ending in "\n"; a line that is too wide goes
/// on below, as wrap_code() has it.
std::string code_to_terminal(std::string_view code, const text::TerminalStyle& style,
                             std::size_t first_line);

}  // namespace chalkline::source
