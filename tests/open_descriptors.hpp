// The descriptors that this process has, and how many it may have.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>

#include <set>

namespace chalkline::test {

inline bool is_open(int descriptor) { return fcntl(descriptor, F_GETFD) >= 0; }

/// Those that are open.
inline std::set<int> open_descriptors() {
  std::set<int> open;
  for (int number = 0; number < 4096; ++number)
    if (is_open(number)) open.insert(number);
  return open;
}

/// As long as one lives, only so many more can be opened.
class FewDescriptors {
 public:
  explicit FewDescriptors(int spare) {
    rlim_t limit = 0;
    for (int number = 0, free = 0; free < spare || is_open(number); limit = ++number)
      free += !is_open(number);
    getrlimit(RLIMIT_NOFILE, &before_);
    const rlimit few{limit, before_.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
  }
  ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }
  FewDescriptors(const FewDescriptors&) = delete;
  FewDescriptors& operator=(const FewDescriptors&) = delete;

 private:
  rlimit before_{};
};

}  // namespace chalkline::test
