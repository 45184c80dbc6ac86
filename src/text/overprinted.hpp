#pragma once

#include <string>
#include <string_view>

namespace chalkline::text {

/// Lines as a terminal shows them in the end, see PrintedLine. Those without carriage returns,
/// backspaces and escape sequences stay as they are.
std::string overprinted(std::string_view text);

}  // namespace chalkline::text
