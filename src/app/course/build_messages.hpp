// What a build has to say to an author.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline::app {

/// A text without a terminal's colors.
std::string without_colors(const std::string& text);

/// The same, but with its colors if this is a terminal that may have them.
std::string as_shown_on(int descriptor, const std::string& text);

/// What weaver, compiler and linker say of the lesson `source`, which is named as `shown`: without
/// what make and the linker's driver add, and cut after `max_lines` lines, which is then said.
/// Of escape codes only those of colors stay.
std::string build_messages(const std::string& log, const std::filesystem::path& source,
                           const std::string& shown, std::size_t max_lines = 40);

}  // namespace chalkline::app
