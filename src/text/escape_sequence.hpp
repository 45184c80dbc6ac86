// What commands a terminal and is no text.
#pragma once

#include <cstddef>
#include <string_view>

namespace chalkline::text {

/// A sequence at the beginning of a text.
struct EscapeSequence {
  std::size_t size = 0;              ///< 0: there is none that is whole
  std::string_view parameters = {};  ///< of "\033[1;31m": 1;31
  char command = 0;                  ///< m; "]" for one that ends in BEL or "\033\\", "(" for a
                                     ///< choice of characters
};

EscapeSequence escape_sequence(std::string_view text);

/// How many bytes at the end of `text` begin a sequence whose other bytes may be still to come.
std::size_t unfinished_sequence(std::string_view text);

}  // namespace chalkline::text
