// A course: a folder of lessons, and the programs that are built from them.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline::app {

/// Its layout is that of Chalkline's own course, wherever it lies.
struct Course {
  std::filesystem::path folder;  ///< with CMakeLists.txt, lessons/, plots/ and tests/golden/
  std::filesystem::path build;   ///< with lessons.txt and lessons/NAME
  bool own = false;  ///< it was built together with this program, by the script ./chalkline

  /// What the course is, in Markdown, above the list of its lessons; it need not be there.
  std::filesystem::path introduction() const { return folder / "lessons/README.md"; }
  std::filesystem::path plots() const { return folder / "plots"; }
  std::filesystem::path golden(const std::string& lesson) const {
    return folder / "tests/golden" / (lesson + ".txt");
  }
};

/// The course in the folder that --course names; without one (empty), that of the build folder
/// `home`, where this program stands; and where it was installed instead, the one in the current
/// folder or the nearest one above. Throws UsageError, which says what makes a folder a course, if
/// it is none.
Course find_course(const std::filesystem::path& home, const std::string& option);

/// Where the course lay when it was set up in the folder `build`; empty if it never was.
std::filesystem::path course_folder_when_built(const std::filesystem::path& build);

/// What its CMakeLists.txt calls the course; known once it was built.
std::string course_title(const Course& course);

}  // namespace chalkline::app
