#include <iostream>

#include "app/commands/command.hpp"
#include "app/commands/list_lessons.hpp"
#include "app/course/lesson_catalog.hpp"

namespace chalkline::app {

int list_command(bool json, const Course& course) {
  const std::vector<record::ListedLesson> lessons = list_lessons(load_catalog(course));
  std::cout << (json ? record::to_json(lessons) : list_text(lessons)) << std::flush;
  return std::cout ? 0 : 1;
}

}  // namespace chalkline::app
