#include "app/commands/command.hpp"
#include "app/commands/watch_lesson.hpp"
#include "app/course/lesson_catalog.hpp"

namespace chalkline::app {

int watch_command(const LessonCommand& command, const Course& course) {
  const std::vector<LessonProgram> lessons = select_lessons(load_catalog(course), {command.lesson});
  if (lessons.size() != 1) throw UsageError("watch takes one lesson");
  return watch_lesson(course, lessons[0], command.options);
}

}  // namespace chalkline::app
