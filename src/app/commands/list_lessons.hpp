// `chalkline list`: the lessons with their titles and parameters.
#pragma once

#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"
#include "record/run_record.hpp"

namespace chalkline::app {

/// What is told of a lesson.
struct ListedLesson {
  record::LessonDescription description;
  std::string title;    ///< plain text, as is the summary
  std::string summary;  ///< the first paragraph of prose; empty if there is none
};

/// Asks each lesson's program for its parameters. Throws std::runtime_error if one does not answer.
std::vector<record::LessonDescription> describe_lessons(const std::vector<LessonProgram>& lessons);

/// The same, with what the lessons' prose says. Throws as describe_lessons() and read_source() do.
std::vector<ListedLesson> list_lessons(const std::vector<LessonProgram>& lessons);

/// The lessons as a table to be read.
std::string list_text(const std::vector<ListedLesson>& lessons);

/// The lessons as JSON, indented by 2, with a line end.
std::string list_json(const std::vector<ListedLesson>& lessons);

}  // namespace chalkline::app
