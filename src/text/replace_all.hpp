#pragma once

#include <string>
#include <string_view>

namespace chalkline::text {

/// Puts `to` in the place of every `from`, which must not be empty.
void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace chalkline::text
