// How much one run may take.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace chalkline::live {

struct Limits {
  std::uint64_t cpu_seconds = 2;  ///< 0: any
  std::uint64_t memory = std::uint64_t{512} << 20;
  std::chrono::milliseconds time{10'000};  ///< from its beginning to its end
  bool ends_long_text = true;  ///< rather than to keep the beginning of what a cell prints
  std::size_t script = std::size_t{8} << 20;  ///< bytes of what gnuplot is to draw in one figure
};

inline constexpr Limits for_student{};
inline constexpr Limits for_teacher{.cpu_seconds = 0,
                                    .memory = 0,
                                    .time = std::chrono::milliseconds{60'000},
                                    .ends_long_text = false,
                                    .script = std::size_t{64} << 20};

}  // namespace chalkline::live
