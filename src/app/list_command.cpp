#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/list_lessons.hpp"

namespace chalkline {

void add_list_command(CLI::App& app, Action& action) {
  CLI::App* list = app.add_subcommand("list", "the lessons with their titles and parameters");
  const auto json = std::make_shared<bool>(false);
  list->add_flag("--json", *json, "as JSON");
  list->callback([json, &action] {
    action = [json](const Course& course) {
      const std::vector<LessonDescription> descriptions = describe_lessons(load_catalog(course));
      std::cout << (*json ? to_json(descriptions) : list_text(descriptions)) << std::flush;
      return std::cout ? 0 : 1;
    };
  });
}

}  // namespace chalkline
