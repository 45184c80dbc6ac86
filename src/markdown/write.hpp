// Prose as Markdown again, for programs that read other dialects of it.
#pragma once

#include <string>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// Who reads it. Jupyter takes formulas out before it looks at anything else, so $...$ and $$...$$
/// do. A code host would take some for Markdown: those stand in $`...`$ and in ```math blocks.
enum class Reader { code_host, jupyter };

/// Markdown that parse() reads as the same document, and that the reader shows alike: what looks
/// like HTML, a link or a formula and is none stays text. No line end at its end.
std::string to_markdown(const Node& document, Reader reader);

}  // namespace chalkline::markdown
