#pragma once

#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "text/terminal_text.hpp"

namespace chalkline::markdown {

/// What stands in a line, as text with looks; `look` is that of the line. Without color marks stand
/// for some of them.
std::vector<text::Run> terminal_runs(const std::vector<Node>& nodes, const text::Look& look,
                                     bool color);

/// A formula as Unicode, its rows in lines of their own or in one line.
text::Run formula_run(const std::string& tex, const text::Look& look, bool in_lines);

}  // namespace chalkline::markdown
