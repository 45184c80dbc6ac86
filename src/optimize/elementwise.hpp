#pragma once

#include <cstddef>

namespace chalkline {

/// Calls update(i) for every i < n, where update touches only the i-th elements of arrays: as SIMD when there
/// are many. A handful is done one by one, since a SIMD load of what was just stored one by one waits for the
/// stores.
template <class Update>
inline void for_each_element(std::size_t n, const Update& update) {
  if (n < 8) {
    for (std::size_t i = 0; i < n; ++i) {
      update(i);
      asm volatile("");  // keeps this loop scalar
    }
    return;
  }
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) update(i);
}

}  // namespace chalkline
