// A short name for a content, to tell whether two contents are the same.
#pragma once

#include <string>
#include <string_view>

namespace chalkline {

/// XXH3 of 128 bits, as 32 hexadecimal digits. It tells changes and damage apart, not forgeries.
std::string content_hash(std::string_view bytes);

}  // namespace chalkline
