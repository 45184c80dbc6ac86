#pragma once

#include <string>
#include <string_view>

namespace chalkline::text {

/// Lines as a terminal shows them in the end: what follows a carriage return or a backspace stands
/// in place of what was there before, and so does what follows "\033[K", which clears the line.
/// Other control characters stay.
std::string overprinted(std::string_view text);

}  // namespace chalkline::text
