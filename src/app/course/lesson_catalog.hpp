// The lessons that were built, and how a user names them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/course/course.hpp"
#include "app/course/usage_error.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::app {

/// A lesson as the command line knows it.
struct LessonProgram {
  std::string id;      ///< "5_rmsprop", the name of its file
  std::string number;  ///< "5"; empty if the file's name has none
  std::string name;    ///< "rmsprop"
  std::filesystem::path program;
  std::filesystem::path source;  ///< the lesson's file
  std::string fault = {};        ///< why its program could not be built; empty if it could
};

/// The lesson as it was when its program was built. Throws LessonError, or std::runtime_error if it
/// cannot be read.
source::LessonSource read_source(const LessonProgram& lesson);

/// The lessons that have a target in the folder `build`, in the order of their numbers. Throws
/// std::runtime_error if there are none.
std::vector<LessonProgram> load_catalog(const std::filesystem::path& build);

/// Those of a course, which is set up first if that is needed; none of them is built. Files that
/// cannot be lessons, and numbers that several have, are told on standard error.
std::vector<LessonProgram> load_catalog(const Course& course);

/// Where a course's lessons lie, as its CMakeLists.txt says.
std::vector<std::string> lesson_patterns(const Course& course);

/// The files of lessons that have a target, by their paths in order.
std::vector<std::filesystem::path> lessons_with_targets(const std::filesystem::path& build);

/// Those that `words` name (a number, a name or both: 5, rmsprop, 5_rmsprop; or all), each once, in
/// catalog order. Throws UsageError that lists the lessons for a word that names none.
std::vector<LessonProgram> select_lessons(const std::vector<LessonProgram>& catalog,
                                          const std::vector<std::string>& words);

}  // namespace chalkline::app
