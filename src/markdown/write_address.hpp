#pragma once

#include <optional>
#include <string>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// What stands between the parentheses of a link. To md4c marks in it may end an emphasis, so they
/// are escaped.
std::string address_text(const std::string& address, bool in_cell);

/// The address within <...>, if the link shows that and nothing else.
std::optional<std::string> bare_address(const Node& link);

}  // namespace chalkline::markdown
