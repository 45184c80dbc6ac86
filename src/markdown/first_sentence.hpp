// What prose begins with: how a lesson is told of in a list.
#pragma once

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// The first paragraph that is no display; null if there is none.
const Node* first_paragraph(const Node& document);

/// A paragraph cut after its first sentence: after . ! or ? before a blank, but not within
/// brackets, nor after an abbreviation or an initial. A colon at its end becomes a full stop, since
/// what it announces does not follow.
Node first_sentence(const Node& paragraph);

/// Whether the first sentence comes to its end in the paragraph, rather than announcing with a
/// colon what follows.
bool ends_within(const Node& paragraph);

}  // namespace chalkline::markdown
