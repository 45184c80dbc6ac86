// The descriptors that this process has, and how many it may have.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>

#include <set>

namespace chalkline::test {

/// Those that are open.
inline std::set<int> open_descriptors() {
  std::set<int> open;
  for (int number = 0; number < 4096; ++number)
    if (fcntl(number, F_GETFD) >= 0) open.insert(number);
  return open;
}

/// From now on only so many more can be opened.
inline void leave_descriptors(int spare) {
  int limit = 0;
  for (int free = 0; free < spare || fcntl(limit, F_GETFD) >= 0; ++limit)
    if (fcntl(limit, F_GETFD) < 0) ++free;
  const rlimit only{static_cast<rlim_t>(limit), static_cast<rlim_t>(limit)};
  setrlimit(RLIMIT_NOFILE, &only);
}

}  // namespace chalkline::test
