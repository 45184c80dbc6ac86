#pragma once

#include "markdown/tree.hpp"
#include "markdown/write.hpp"

namespace chalkline::markdown {

/// The prose as the reader needs it: what describes a picture is plain text; to a code host a
/// display within a paragraph, of which it would take a part for Markdown, is a block of its own.
Node for_reader(Node prose, Reader reader);

}  // namespace chalkline::markdown
