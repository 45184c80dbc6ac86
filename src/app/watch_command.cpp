#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/watch_lesson.hpp"

namespace chalkline {

int watch_command(const LessonCommand& command, const Course& course) {
  // Its own build takes care of the lesson, which may not compile at the moment.
  const std::vector<LessonProgram> catalog = course.own ? load_catalog(course.build) : load_catalog(course);
  const std::vector<LessonProgram> lessons = select_lessons(catalog, {command.lesson});
  if (lessons.size() != 1) throw UsageError("watch takes one lesson");
  return watch_lesson(course, lessons[0], command.options);
}

}  // namespace chalkline
