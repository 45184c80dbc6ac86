// A small course, as the room and the desk know it.
#pragma once

#include "live/course_facts.hpp"

namespace chalkline::test {

inline live::CourseFacts sample_course() {
  live::LessonFacts rmsprop{.name = "5_rmsprop", .number = 1, .title = "RMSProp"};
  rmsprop.ids = {"cell-search", "cell-predict-1", "cell-run-it", "cell-why"};
  rmsprop.parameters = {
      record::declare_parameter("rho", 0.99, "decay", {.min = 0, .max = record::open(1.0)})};
  rmsprop.cells = {{2, "cell-run-it", "h"}};
  rmsprop.questions = {{1, "cell-predict-1", "cell-run-it", {{"it bends", "it stops"}}},
                       {3, "cell-why", std::nullopt, std::nullopt}};
  live::LessonFacts bowl{.name = "6_bowl", .number = 2, .title = "The bowl"};
  bowl.ids = {"cell-look"};
  return {.title = "Course", .lessons = {rmsprop, bowl}};
}

}  // namespace chalkline::test
