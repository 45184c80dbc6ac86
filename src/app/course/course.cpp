#include "app/course/course.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"
#include "base/descriptor.hpp"
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

Course course_in(const fs::path& folder) {
  if (base::read_file_if_any(folder / "CMakeLists.txt").find("chalkline_add_lessons") !=
      std::string::npos)
    return {folder, folder / "build"};
  throw UsageError(folder.string() +
                   " is no course. A course is a folder with its lessons in lessons/ and a "
                   "CMakeLists.txt such as\n"
                   "  cmake_minimum_required(VERSION 3.25)\n"
                   "  project(MyCourse CXX)\n"
                   "  find_package(Chalkline REQUIRED)\n"
                   "  chalkline_add_lessons(lessons/*.cpp)\n"
                   "Go into its folder, or name it with --course DIR.");
}

/// Held while a course is being built, so that two calls at once do not build into each other's
/// files.
class BuildLock {
 public:
  explicit BuildLock(const fs::path& build)
      : file_(open((build / "chalkline.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (!file_) base::throw_errno("cannot write into " + build.string());
    flock(file_.number(), LOCK_EX);
  }

 private:
  base::Descriptor file_;
};

void run_cmake(const std::vector<std::string>& arguments, const Course& course) {
  const base::ChildResult result = base::run_captured("cmake", arguments);
  if (result.status == 0) return;
  throw std::runtime_error("the course in " + course.folder.string() + " cannot be built:\n" +
                           result.output + result.errors);
}

void configure(const Course& course) {
  const fs::path home = fs::canonical("/proc/self/exe").parent_path();
  const fs::path package = fs::exists(home / "ChalklineConfig.cmake") ? home : home.parent_path();
  run_cmake({"-S", course.folder.string(), "-B", course.build.string(), "-G", "Ninja",
             "-DCMAKE_PREFIX_PATH=" + package.string()},
            course);
}

}  // namespace

Course find_course(const fs::path& home, const std::string& option) {
  if (!option.empty()) return course_in(fs::weakly_canonical(option));
  if (!fs::exists(home / "lessons.txt")) return course_in(fs::current_path());
  return {line_of(home / "course.txt", 1), home, true};
}

std::string course_title(const Course& course) { return line_of(course.build / "course.txt", 2); }

void build_target(const Course& course, const std::string& target) {
  const BuildLock lock(course.build);
  run_cmake({"--build", course.build.string(), "--target", target}, course);
}

void build_course(const Course& course) {
  if (course.own) return;
  fs::create_directories(course.build);
  const BuildLock lock(course.build);
  const bool made_by_hand = fs::exists(course.build / "Makefile");
  if (!fs::exists(course.build / "build.ninja") && !made_by_hand) {
    std::cerr << "chalkline: building the course in " << course.folder.string()
              << " (once; this takes a minute or so)" << std::endl;
    configure(course);
  }
  std::vector<std::string> arguments = {"--build", course.build.string()};
  if (!made_by_hand) arguments.insert(arguments.end(), {"--", "--quiet"});
  run_cmake(arguments, course);
}

}  // namespace chalkline::app
