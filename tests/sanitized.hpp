// Whether this build looks at every access.
#pragma once

#include <cstddef>

namespace chalkline::test {

/// Sanitizers need descriptors themselves, even to look at an exception; and what they watch runs
/// some fifty times slower: what is tested on large data is tested there on less.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// How many of something are enough here: a tenth of them where this build is sanitized, which
/// finds in few what it finds in many.
constexpr std::size_t fewer(std::size_t n) { return sanitized ? n / 10 : n; }

}  // namespace chalkline::test
