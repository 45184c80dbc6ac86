#include <iostream>

#include "app/commands/command.hpp"
#include "app/commands/list_lessons.hpp"
#include "app/course/lesson_catalog.hpp"

namespace chalkline::app {

int list_command(bool json, const Course& course) {
  const std::vector<record::LessonDescription> descriptions =
      describe_lessons(load_catalog(course));
  std::cout << (json ? record::to_json(descriptions) : list_text(descriptions)) << std::flush;
  return std::cout ? 0 : 1;
}

}  // namespace chalkline::app
