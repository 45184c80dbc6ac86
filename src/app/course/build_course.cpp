#include "app/course/build_course.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "app/course/build_log.hpp"
#include "app/course/build_messages.hpp"
#include "app/course/compiler_messages.hpp"
#include "app/course/lesson_files.hpp"
#include "base/descriptor.hpp"
#include "base/read_file.hpp"
#include "record/plain_text.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

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

enum class Builder { none, ninja, make };

/// None where programs stand that were built elsewhere.
Builder builder_of(const Course& course) {
  if (fs::exists(course.build / "build.ninja")) return Builder::ninja;
  return fs::exists(course.build / "Makefile") ? Builder::make : Builder::none;
}

bool can_write(const fs::path& folder) { return access(folder.c_str(), W_OK) == 0; }

[[noreturn]] void fail(const Course& course, const std::string& messages) {
  throw std::runtime_error("the course in " + course.folder.string() + " cannot be built:\n" +
                           without_colors(messages));
}

/// What CMake does not bear in the name of a folder.
void check_folder(const Course& course) {
  const std::string folder = course.folder.string();
  const bool names_variable =
      folder.find('$') != std::string::npos && folder.find('{') != std::string::npos;
  const bool has_control = std::ranges::any_of(
      folder, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7F; });
  if (folder.find_first_of(";\"\\#<>|") == std::string::npos && !names_variable && !has_control)
    return;
  throw std::runtime_error(
      "CMake cannot build in " + text::printable(folder) +
      ": move the course to a folder without ; \" \\ # < > | ${ or control characters in its path");
}

/// Whether the course was set up where it lies; its folder may have been moved or copied since.
bool is_set_up_here(const Course& course) {
  return course.own || course_folder_when_built(course.build) == course.folder;
}

void configure(const Course& course) {
  std::vector<std::string> arguments = {"-S", course.folder.string(), "-B", course.build.string()};
  const Builder builder = builder_of(course);
  const bool elsewhere = builder != Builder::none && !is_set_up_here(course);
  if (elsewhere) arguments.push_back("--fresh");
  if (builder == Builder::none || elsewhere) {
    const fs::path home = fs::canonical("/proc/self/exe").parent_path();
    const fs::path package = fs::exists(home / "ChalklineConfig.cmake") ? home : home.parent_path();
    arguments.insert(arguments.end(),
                     {"-G", builder == Builder::make ? "Unix Makefiles" : "Ninja",
                      "-DCHALKLINE_GLOB=", "-DCMAKE_PREFIX_PATH=" + package.string()});
  }
  const base::ChildResult result = base::run_captured("cmake", arguments);
  if (result.status != 0) fail(course, result.errors);
}

/// Whether the course was moved, or the lessons that have targets are no longer those that are
/// there.
bool is_outdated(const Course& course) {
  if (!is_set_up_here(course)) return true;
  const fs::path lists = course.folder / "CMakeLists.txt";
  const fs::path made =
      course.build / (builder_of(course) == Builder::ninja ? "build.ninja" : "Makefile");
  std::error_code failed;
  if (fs::last_write_time(lists, failed) > fs::last_write_time(made, failed) && !failed)
    return true;
  const std::vector<std::string> patterns = lesson_patterns(course);
  return !patterns.empty() &&
         find_lesson_files(patterns).lessons != lessons_with_targets(course.build);
}

std::string target(const LessonProgram& lesson) { return "lesson_" + lesson.id; }

void build_with_make(const Course& course, LessonProgram& lesson, const base::CallOff& call_off) {
  const base::ChildResult result = base::run_captured(
      "make", {"-C", course.build.string(), "--silent", "--no-print-directory", target(lesson)},
      call_off);
  lesson.fault = result.status == 0 ? ""
                                    : build_messages(result.output + result.errors, lesson.source,
                                                     record::shown_path(lesson.source));
}

/// Gives a failed step to its lesson; false if it is of none.
bool give_fault(const BuildStep& step, std::vector<LessonProgram>& lessons) {
  for (LessonProgram& lesson : lessons) {
    if (!makes_lesson(step, lesson.id)) continue;
    lesson.fault += build_messages(step.text, lesson.source, record::shown_path(lesson.source));
    return true;
  }
  return false;
}

void build_with_ninja(const Course& course, std::vector<LessonProgram>& lessons,
                      const base::CallOff& call_off) {
  base::Command ninja{.program = "ninja",
                      .arguments = {"-C", course.build.string(), "-k", "0"},
                      .environment = {{"NINJA_STATUS", step_mark}, {"CLICOLOR_FORCE", "1"}},
                      .end_with_parent = SIGTERM};
  for (const LessonProgram& lesson : lessons) ninja.arguments.push_back(target(lesson));
  const base::ChildResult result = base::run_captured(ninja, {.call_off = call_off});
  if (result.status == 0 || (call_off.wanted && call_off.wanted())) return;
  bool of_lessons = false;
  std::string others;
  for (const BuildStep& step : build_steps(result.output + result.errors)) {
    if (!step.failed) continue;
    if (give_fault(step, lessons))
      of_lessons = true;
    else
      others += step.text;
  }
  if (!others.empty() || !of_lessons) fail(course, others.empty() ? result.errors : others);
}

/// Of programs in a folder that cannot be written.
void take_as_built(const Course& course, std::vector<LessonProgram>& lessons) {
  for (LessonProgram& lesson : lessons) {
    const std::string build = course.build.string();
    if (!fs::exists(lesson.program)) {
      lesson.fault = lesson.id + " was not built, and " + build + " cannot be written\n";
    } else if (base::read_file_if_any(lesson.source) !=
               base::read_file_if_any(lesson.program.string() + ".cpp")) {
      std::cerr << "chalkline: " << lesson.id << " has changed since it was built, and " << build
                << " cannot be written: it runs as it was\n";
    }
  }
}

bool was_built_before(const Course& course) { return fs::exists(course.build / "lessons/woven"); }

}  // namespace

void set_up_course(const Course& course) {
  if (builder_of(course) == Builder::none && course.own) return;
  if (builder_of(course) == Builder::none) {
    check_folder(course);
    fs::create_directories(course.build);
  }
  if (!can_write(course.build)) return;
  if (builder_of(course) != Builder::none && !is_outdated(course)) return;
  const BuildLock lock(course.build);
  configure(course);
}

void build_lessons(const Course& course, std::vector<LessonProgram>& lessons,
                   const base::CallOff& call_off) {
  for (LessonProgram& lesson : lessons) lesson.fault.clear();
  const Builder builder = builder_of(course);
  if (builder == Builder::none || lessons.empty()) return;
  if (!can_write(course.build)) return take_as_built(course, lessons);
  if (!was_built_before(course))
    std::cerr << "chalkline: building the lessons in " << course.folder.string()
              << " (once; this takes a minute or so)" << std::endl;
  const BuildLock lock(course.build);
  if (builder == Builder::ninja) return build_with_ninja(course, lessons, call_off);
  for (LessonProgram& lesson : lessons) build_with_make(course, lesson, call_off);
}

void build_target(const Course& course, const std::string& target) {
  const BuildLock lock(course.build);
  const base::ChildResult result =
      base::run_captured("cmake", {"--build", course.build.string(), "--target", target});
  if (result.status != 0) fail(course, result.output + result.errors);
}

std::string compiler_remarks(const LessonProgram& lesson) {
  return build_messages(base::read_file_if_any(lesson.program.string() + ".remarks"), lesson.source,
                        record::shown_path(lesson.source));
}

}  // namespace chalkline::app
