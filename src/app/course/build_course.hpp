// Builds the lessons of a course, each on its own.
#pragma once

#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"

namespace chalkline::app {

/// Sets a course up, so that each of its lessons has a target, if it is not, or if lessons came or
/// went since; a course that cannot be written stays as it is. Throws std::runtime_error with what
/// CMake said if it fails.
void set_up_course(const Course& course);

/// Builds what changed of these lessons and of what they link. A lesson that does not build gets a
/// `fault`, the others none. In a course that cannot be written nothing is built, and what is not
/// as its lesson's file is told on standard error. Throws std::runtime_error if no lesson can be
/// built.
void build_lessons(const Course& course, std::vector<LessonProgram>& lessons,
                   const base::CallOff& call_off = {});

/// Builds this target of a course that was set up. Throws std::runtime_error with what was said if
/// it does not build.
void build_target(const Course& course, const std::string& target);

/// What the compiler remarked when it compiled the lesson, in the colors of a terminal; empty if it
/// had nothing to say.
std::string compiler_remarks(const LessonProgram& lesson);

}  // namespace chalkline::app
