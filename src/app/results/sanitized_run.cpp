#include "app/results/sanitized_run.hpp"

#include <iostream>
#include <string>
#include <utility>

#include "app/course/build_course.hpp"
#include "base/child_process.hpp"
#include "base/work_folder.hpp"

namespace chalkline::app {
namespace {

std::string last_line(std::string text) {
  text.erase(text.find_last_not_of('\n') + 1);
  return text.substr(text.find_last_of('\n') + 1);  // all of it if there is one line
}

}  // namespace

std::vector<Finding> sanitized_run(const Course& course, const LessonProgram& lesson) {
  std::cerr << "building " << lesson.id << " with sanitizers" << std::endl;
  build_target(course, "sanitized_lesson_" + lesson.id);
  const base::WorkFolder figures(std::filesystem::temp_directory_path());
  base::Command command{
      .program = lesson.program.parent_path() / "sanitized" / lesson.program.filename(),
      .arguments = {"--out", figures.path().string(), "--format", "gp"}};
  command.environment = {
      {"ASAN_OPTIONS",
       "detect_stack_use_after_return=1:detect_leaks=0:halt_on_error=0:color=never"},
      {"UBSAN_OPTIONS", "print_stacktrace=1:color=never"}};
  const base::ChildResult run = base::run_captured(std::move(command));
  std::vector<Finding> findings = sanitizer_findings(run.errors, lesson.source.string());
  if (findings.empty() && run.status != 0)
    findings.push_back({1, "it fails under the sanitizers: " + last_line(run.errors)});
  return findings;
}

}  // namespace chalkline::app
