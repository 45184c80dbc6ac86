// What prose begins with: how a lesson is told of in a list.
#pragma once

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// The first paragraph that is no display; null if there is none.
const Node* first_paragraph(const Node& document);

/// A paragraph cut after its first sentence: after . ! or ? before a blank, but not within
/// brackets. A colon at its end becomes a full stop, since what it announces does not follow.
Node first_sentence(const Node& paragraph);

}  // namespace chalkline::markdown
