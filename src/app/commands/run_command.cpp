#include <unistd.h>

#include <iostream>

#include "app/commands/command.hpp"
#include "app/commands/run_lessons.hpp"
#include "app/course/build_course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/course/source_remarks.hpp"
#include "plot/gnuplot_window.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline::app {

int run_command(const RunCommand& command, const Course& course) {
  record::RunOptions options = command.options;
  options.show = terminal::show_names()[static_cast<std::size_t>(
      terminal::settled_show(options.show, STDERR_FILENO, plot::can_open_window))];
  std::vector<LessonProgram> lessons = select_lessons(load_catalog(course), command.lessons);
  build_lessons(course, lessons);
  std::cerr << source_remarks(lessons) << std::flush;
  return run_lessons(lessons, options, course, command.fresh);
}

}  // namespace chalkline::app
