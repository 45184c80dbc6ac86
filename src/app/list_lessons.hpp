// `chalkline list`: the lessons with their titles and parameters.
#pragma once

#include <string>
#include <vector>

#include "app/lesson_catalog.hpp"
#include "notebook/run_record.hpp"

namespace chalkline {

/// Asks each lesson's program for its title and parameters. Throws std::runtime_error if one does not answer.
std::vector<LessonDescription> describe_lessons(const std::vector<LessonProgram>& lessons);

/// The descriptions as a table to be read.
std::string list_text(const std::vector<LessonDescription>& lessons);

}  // namespace chalkline
