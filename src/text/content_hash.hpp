// A short name for a content, to tell whether two contents are the same.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace chalkline::text {

/// XXH3 of 128 bits, as 32 hexadecimal digits. It tells changes and damage apart, not forgeries.
std::string content_hash(std::string_view bytes);

/// That of all that a file holds. Throws std::runtime_error naming it if it cannot be read.
std::string file_hash(const std::filesystem::path& file);

}  // namespace chalkline::text
