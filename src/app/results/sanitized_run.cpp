#include "app/results/sanitized_run.hpp"

#include <iostream>

#include "app/results/kept_results.hpp"
#include "base/child_process.hpp"

namespace chalkline::app {

std::vector<Finding> sanitized_run(const Course& course, const LessonProgram& lesson) {
  std::cerr << "building " << lesson.id << " with sanitizers" << std::endl;
  build_target(course, "lesson_" + lesson.id + "_sanitized");
  const WorkFolder figures(std::filesystem::temp_directory_path());
  base::Command command{
      .program = lesson.program.parent_path() / "sanitized" / lesson.program.filename(),
      .arguments = {"--out", figures.path().string(), "--format", "gp"}};
  command.environment = {
      {"ASAN_OPTIONS",
       "detect_stack_use_after_return=1:detect_leaks=0:halt_on_error=0:color=never"},
      {"UBSAN_OPTIONS", "print_stacktrace=1:color=never"}};
  return sanitizer_findings(base::run_captured(std::move(command)).errors, lesson.source.string());
}

}  // namespace chalkline::app
