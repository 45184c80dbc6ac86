// The data that lessons read.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline::app {

/// A line for each file in the folder of lessons and below it that a lesson may read: its path,
/// size, date and inode, which are others once it was changed. C++ is left out, since what a lesson
/// is made of is part of its program, and so are README.md, which introduces the course, hidden
/// files and those that editors make for a moment. Of a folder in which `build` lies, too, only the
/// files themselves count, not what is below. Folders that cannot be read have no files. Links to
/// folders are followed, each folder once; if those have more than `most_linked` entries, no two
/// calls return the same, since nobody can tell what changed.
inline constexpr std::size_t most_linked = 10'000;
std::string data_files(const std::filesystem::path& lessons, const std::filesystem::path& build);

}  // namespace chalkline::app
