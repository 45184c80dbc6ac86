#include <iostream>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/list_lessons.hpp"

namespace chalkline {

int list_command(bool json, const Course& course) {
  const std::vector<LessonDescription> descriptions = describe_lessons(load_catalog(course));
  std::cout << (json ? to_json(descriptions) : list_text(descriptions)) << std::flush;
  return std::cout ? 0 : 1;
}

}  // namespace chalkline
