// `chalkline list`: the lessons with their titles and parameters.
#pragma once

#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"
#include "record/run_record.hpp"

namespace chalkline::app {

/// What a lesson's program tells of itself, or why it does not.
struct Described {
  record::LessonDescription description;
  std::string fault = {};  ///< lines; empty if it told
};

/// Asks a lesson's program for its parameters.
Described describe_lesson(const LessonProgram& lesson);

/// The lessons with their parameters and what their prose says. A lesson without program or answer
/// has a fault.
std::vector<record::ListedLesson> list_lessons(const std::vector<LessonProgram>& lessons);

/// The lessons as a table to be read, in which one that has a fault is marked.
std::string list_text(const std::vector<record::ListedLesson>& lessons);

}  // namespace chalkline::app
