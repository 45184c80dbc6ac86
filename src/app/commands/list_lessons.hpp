// `chalkline list`: the lessons with their titles and parameters.
#pragma once

#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"
#include "record/run_record.hpp"

namespace chalkline::app {

/// Asks each lesson's program for its title and parameters. Throws std::runtime_error if one does
/// not answer.
std::vector<record::LessonDescription> describe_lessons(const std::vector<LessonProgram>& lessons);

/// The descriptions as a table to be read.
std::string list_text(const std::vector<record::LessonDescription>& lessons);

}  // namespace chalkline::app
