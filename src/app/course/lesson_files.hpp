// Which files of a course are lessons.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chalkline::app {

/// The files that a course's patterns match, by their paths in order. Those that begin with a dot
/// are the editors' and the system's.
struct LessonFiles {
  std::vector<std::filesystem::path> lessons = {};
  std::vector<std::string> left_out = {};  ///< for each file that can be none, a sentence
};

/// The patterns are as glob(3) understands them, and CMake.
LessonFiles find_lesson_files(const std::vector<std::string>& patterns);

/// Of lessons that have one number, a sentence each.
std::vector<std::string> shared_numbers(const std::vector<std::filesystem::path>& lessons);

/// "7" of "7_many_starts" and of "07_many_starts"; empty if it has no number.
std::string lesson_number(const std::string& id);

/// "7" of "07". The number has a digit at least.
std::string without_leading_zeros(const std::string& number);

}  // namespace chalkline::app
