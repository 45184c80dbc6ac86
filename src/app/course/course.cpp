#include "app/course/course.hpp"

#include <fstream>

#include "app/course/usage_error.hpp"
#include "base/read_file.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

std::string line_of(const fs::path& file, int number) {
  std::ifstream in(file);
  std::string line;
  while (number-- > 0) std::getline(in, line);
  return line;
}

bool is_course(const fs::path& folder) {
  return base::read_file_if_any(folder / "CMakeLists.txt").find("chalkline_add_lessons") !=
         std::string::npos;
}

Course course_in(const fs::path& folder) {
  if (is_course(folder)) return {folder, folder / "build"};
  throw UsageError(folder.string() +
                   " is no course. A course is a folder with its lessons in lessons/ and a "
                   "CMakeLists.txt such as\n"
                   "  cmake_minimum_required(VERSION 3.25)\n"
                   "  project(MyCourse CXX)\n"
                   "  find_package(Chalkline REQUIRED)\n"
                   "  chalkline_add_lessons(lessons/*.cpp)\n"
                   "Go into its folder, or name it with --course DIR.");
}

/// The nearest course around a folder.
Course course_around(const fs::path& folder) {
  for (fs::path above = folder; above != above.root_path(); above = above.parent_path())
    if (is_course(above)) return course_in(above);
  return course_in(folder);
}

}  // namespace

Course find_course(const fs::path& home, const std::string& option) {
  if (!option.empty()) return course_in(fs::weakly_canonical(option));
  if (!fs::exists(home / "lessons.txt")) return course_around(fs::current_path());
  return {course_folder_when_built(home), home, true};
}

fs::path course_folder_when_built(const fs::path& build) {
  return line_of(build / "course.txt", 1);
}

std::string course_title(const Course& course) { return line_of(course.build / "course.txt", 2); }

}  // namespace chalkline::app
