// `chalkline list`: the lessons with their titles and parameters.
#pragma once

#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"
#include "record/run_record.hpp"

namespace chalkline::app {

/// Asks each lesson's program for its parameters. Throws std::runtime_error if one does not answer.
std::vector<record::LessonDescription> describe_lessons(const std::vector<LessonProgram>& lessons);

/// The same, with what the lessons' prose says. Throws as describe_lessons() and read_source() do.
std::vector<record::ListedLesson> list_lessons(const std::vector<LessonProgram>& lessons);

/// The lessons as a table to be read.
std::string list_text(const std::vector<record::ListedLesson>& lessons);

}  // namespace chalkline::app
