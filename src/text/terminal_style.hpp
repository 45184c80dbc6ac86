#pragma once

#include <cstddef>

namespace chalkline::text {

/// How text is laid out for a terminal. Without color it holds no escape codes at all.
struct TerminalStyle {
  std::size_t width = 80;  ///< columns
  bool color = true;
};

}  // namespace chalkline::text
