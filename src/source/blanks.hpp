#pragma once

#include <string>
#include <string_view>

namespace chalkline::source {

bool is_blank(char c);

/// `text` without the blanks around it.
std::string_view trim(std::string_view text);

/// `text` with a for A.
std::string in_small_letters(std::string_view text);

}  // namespace chalkline::source
