#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/run_lessons.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline {
namespace {

struct RunCommand {
  std::vector<std::string> lessons;
  RunOptions options;
  bool fresh = false;
};

}  // namespace

void add_run_command(CLI::App& app, Action& action) {
  CLI::App* run = app.add_subcommand("run", "run lessons and draw their figures");
  const auto command = std::make_shared<RunCommand>();
  run->add_option("LESSON", command->lessons, "a number, a name or both (5, rmsprop, 5_rmsprop), or all")->required();
  run->add_flag("--fresh", command->fresh, "run every lesson, also one that has not changed since it ran");
  add_run_options(*run, command->options);
  run->callback([command, &action] {
    action = [command](const Course& course) {
      command->options.show = show_names()[static_cast<std::size_t>(settled_show(command->options.show, STDERR_FILENO))];
      return run_lessons(select_lessons(load_catalog(course), command->lessons), command->options, course, command->fresh);
    };
  });
}

}  // namespace chalkline
