// Prose for a web page.
#pragma once

#include <string>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// HTML that is well-formed XML too, and holds nothing but what this writer makes: addresses with a
/// scheme other than http, https and mailto are dropped, and a formula that cannot be read is shown
/// as its source in <code class="formula-error">. Headings have the ids that the tree gives them.
std::string to_html(const Node& node);

/// The same of what stands in a line or block, without the element around it.
std::string inner_html(const Node& node);

}  // namespace chalkline::markdown
