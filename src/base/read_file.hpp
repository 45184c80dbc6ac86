// Reads a file whole.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace chalkline::base {

/// All bytes of a file. Throws std::system_error naming it if it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// The same, but nothing of a file that is not there or cannot be read.
std::string read_file_if_any(const std::filesystem::path& file);

/// Whether a file holds just these bytes.
bool holds(const std::filesystem::path& file, std::string_view bytes);

}  // namespace chalkline::base
