#include <iostream>

#include "app/commands/command.hpp"
#include "app/commands/list_lessons.hpp"
#include "app/course/build_course.hpp"
#include "app/course/lesson_catalog.hpp"

namespace chalkline::app {

int list_command(bool json, const Course& course) {
  std::vector<LessonProgram> programs = load_catalog(course);
  build_lessons(course, programs);
  const std::vector<record::ListedLesson> lessons = list_lessons(programs);
  int status = 0;
  for (const record::ListedLesson& lesson : lessons) {
    if (lesson.fault.empty()) continue;
    status = 1;
    std::cerr << "chalkline: " << lesson.description.name << " cannot run:\n" << lesson.fault;
  }
  std::cout << (json ? record::to_json(lessons) : list_text(lessons)) << std::flush;
  return std::cout ? status : 1;
}

}  // namespace chalkline::app
