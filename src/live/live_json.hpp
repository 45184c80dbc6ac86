// What the pages' script is told, as JSON.
#pragma once

#include <string>

#include "live/answer.hpp"
#include "live/course_facts.hpp"
#include "live/people.hpp"

namespace chalkline::live {

/// NAME.json: parameters, cells and questions of a lesson.
std::string lesson_to_json(const LessonFacts& lesson, Role role);

/// course.json: the list of lessons.
std::string course_to_json(const CourseFacts& course);

/// A line of the answer to a run, with its line end.
std::string cell_line(const CellAnswer& answer);
std::string end_line(const RunEnd& end, std::size_t build);

/// {"error": sentence}
std::string error_to_json(const std::string& sentence);

/// "teacher"
std::string name_of(Role role);

}  // namespace chalkline::live
