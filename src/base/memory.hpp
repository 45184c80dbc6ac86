// How much memory there is.
#pragma once

#include <cstddef>

namespace chalkline::base {

/// Bytes that processes can still take without swapping: of the machine, or of the group of
/// processes (cgroup) that this one belongs to, where that is limited to less. The largest number
/// where the system does not tell.
std::size_t available_memory();

/// Bytes of memory that this process holds now.
std::size_t resident_memory();

}  // namespace chalkline::base
