#pragma once

#include <cstddef>

namespace chalkline {

/// Calls update(i) for every i < n, where update touches only the i-th elements of arrays: as SIMD. Whatever a search
/// does to its short arrays goes through here, so that a wide load never waits for narrow stores.
template <class Update>
inline void for_each_element(std::size_t n, const Update& update) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) update(i);
}

}  // namespace chalkline
