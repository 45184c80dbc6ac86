#pragma once

#include <cstddef>
#include <string_view>

namespace chalkline::text {

/// How many letters must be changed, added, dropped or swapped with the next to make one word the
/// other.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace chalkline::text
