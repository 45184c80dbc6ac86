#pragma once

#include <cstddef>

/// Before a function that divides and takes square roots: it is compiled for AVX2 too, which does
/// twice as many of them at once, and gives the same results to the last bit. The program chooses
/// between the two when it starts.
#if defined(__x86_64__) && defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
#define CHALKLINE_ALSO_FOR_AVX2 [[gnu::target_clones("avx2", "default")]]
#else
#define CHALKLINE_ALSO_FOR_AVX2
#endif

namespace chalkline::optimize {

/// Calls update(i) for every i < n, where update touches only the i-th elements of arrays: as SIMD.
/// Whatever a search does to its short arrays goes through here, so that a wide load never waits
/// for narrow stores.
template <class Update>
inline void for_each_element(std::size_t n, const Update& update) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) update(i);
}

}  // namespace chalkline::optimize
