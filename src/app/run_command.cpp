#include <unistd.h>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/run_lessons.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline {

int run_command(const RunCommand& command, const Course& course) {
  RunOptions options = command.options;
  options.show = show_names()[static_cast<std::size_t>(settled_show(options.show, STDERR_FILENO))];
  return run_lessons(select_lessons(load_catalog(course), command.lessons), options, course, command.fresh);
}

}  // namespace chalkline
