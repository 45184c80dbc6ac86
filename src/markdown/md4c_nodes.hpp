// What md4c tells of a block or of what stands in a line, as a node without children and line.
#pragma once

#include <md4c.h>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

Node block_node(MD_BLOCKTYPE type, void* detail);

/// Without a detail only the kind is known.
Node span_node(MD_SPANTYPE type, void* detail);

}  // namespace chalkline::markdown
