// The lessons that were built, and how a user names them.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/course/course.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::app {

/// A command that was wrong; what() says what is allowed. Ends the program with status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A lesson as the command line knows it.
struct LessonProgram {
  std::string id;      ///< "5_rmsprop", the name of its file
  std::string number;  ///< "5"; empty if the file's name has none
  std::string name;    ///< "rmsprop"
  std::filesystem::path program;
  std::filesystem::path source;  ///< the lesson's file
};

/// The lesson as it was when its program was built. Throws LessonError, or std::runtime_error if it
/// cannot be read.
source::LessonSource read_source(const LessonProgram& lesson);

/// The lessons that were built in the folder `build`, in the order of their numbers. Throws
/// std::runtime_error if there are none.
std::vector<LessonProgram> load_catalog(const std::filesystem::path& build);

/// Those of a course, once what changed of it has been built.
std::vector<LessonProgram> load_catalog(const Course& course);

/// Those that `words` name (a number, a name or both: 5, rmsprop, 5_rmsprop; or all), each once, in
/// catalog order. Throws UsageError that lists the lessons for a word that names none.
std::vector<LessonProgram> select_lessons(const std::vector<LessonProgram>& catalog,
                                          const std::vector<std::string>& words);

}  // namespace chalkline::app
