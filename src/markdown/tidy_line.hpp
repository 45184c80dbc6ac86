#pragma once

#include <vector>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// What ends and begins no line.
inline constexpr const char* blanks = " \t";

/// A blank as a text of its own.
inline Node blank(std::size_t line) { return {.kind = Kind::text, .text = " ", .line = line}; }

/// What stands in one block of text: texts side by side are one, and so are emphases of one kind,
/// of which none stands in another; blanks and line breaks stand at no edge of it or of an
/// emphasis.
std::vector<Node> tidy_line(std::vector<Node> nodes);

}  // namespace chalkline::markdown
