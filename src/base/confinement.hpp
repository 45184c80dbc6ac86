// What a program may not do.
#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace chalkline::base {

/// From before it is its program to its end, and for all that it starts; it gets no new privileges
/// if there is a filter.
struct Confinement {
  /// Makes the filter of its system calls, a seccomp program as the kernel takes it: instructions
  /// of 8 bytes. It must allow the execve() of the program whose name lies at this address, by
  /// which it can tell that from all others.
  std::function<std::vector<std::uint64_t>(const char* program)> filter = {};
  std::map<int, rlim_t> limits = {};  ///< RLIMIT_... and the most that is allowed
};

}  // namespace chalkline::base
