// Reads a file whole.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline {

/// All bytes of a file. Throws std::runtime_error naming it if it cannot be read.
std::string read_file(const std::filesystem::path& file);

}  // namespace chalkline
