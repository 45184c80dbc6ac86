// Whether this build looks at every access.
#pragma once

namespace chalkline::test {

/// Sanitizers need descriptors themselves, even to look at an exception; and what they watch runs
/// some fifty times slower: what is tested on large data is tested there on less.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace chalkline::test
