// Writes all of a text to a file descriptor.
#pragma once

#include <string_view>

namespace chalkline::base {

/// False if the reader is gone or the disk is full; errno says why. Waits where the descriptor does
/// not.
bool write_all(int fd, std::string_view text);

}  // namespace chalkline::base
