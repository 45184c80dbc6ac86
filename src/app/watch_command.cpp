#include <CLI/CLI.hpp>
#include <memory>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/watch_lesson.hpp"

namespace chalkline {
namespace {

struct WatchCommand {
  std::string lesson;
  RunOptions options;
};

int watch(const WatchCommand& command, const Course& course) {
  // Its own build takes care of the lesson, which may not compile at the moment.
  const std::vector<LessonProgram> catalog = course.own ? load_catalog(course.build) : load_catalog(course);
  const std::vector<LessonProgram> lessons = select_lessons(catalog, {command.lesson});
  if (lessons.size() != 1) throw UsageError("watch takes one lesson");
  return watch_lesson(course, lessons[0], command.options);
}

}  // namespace

void add_watch_command(CLI::App& app, Action& action) {
  CLI::App* watch_app = app.add_subcommand("watch", "build and run a lesson whenever its file is saved");
  const auto command = std::make_shared<WatchCommand>();
  watch_app->add_option("LESSON", command->lesson, "a number, a name or both (5, rmsprop, 5_rmsprop)")
      ->required();
  add_run_options(*watch_app, command->options);
  watch_app->footer(
      "Shows the first cell that puts out something else than before, or the compiler's message. Ctrl-C ends "
      "it.");
  watch_app->callback(
      [command, &action] { action = [command](const Course& course) { return watch(*command, course); }; });
}

}  // namespace chalkline
