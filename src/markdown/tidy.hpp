// Makes one tree of those that look alike, so that what is written from a tree reads as the same
// tree again.
#pragma once

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// Within a line: texts side by side are one, and so are emphases of one kind, of which none stands
/// in another; blanks and line breaks stand at no edge of a block, blanks at none of an emphasis.
/// Blocks: ```math is a paragraph with a display, no paragraph or
/// quote is empty, a list that could as well
/// be tight is so.
void tidy(Node& document);

}  // namespace chalkline::markdown
