#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "app/commands/command.hpp"
#include "app/commands/list_lessons.hpp"
#include "app/course/build_course.hpp"
#include "app/course/compiler_messages.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/step/step_notebook.hpp"
#include "base/work_folder.hpp"
#include "plot/gnuplot_window.hpp"

namespace chalkline::app {
namespace {

LessonProgram only_lesson(const Course& course, const std::string& word) {
  std::vector<LessonProgram> lessons = select_lessons(load_catalog(course), {word});
  if (lessons.size() != 1) throw UsageError("step takes one lesson at a time");
  build_lessons(course, lessons);
  if (!lessons[0].fault.empty())
    throw std::runtime_error(lessons[0].id + " does not build:\n" +
                             without_colors(lessons[0].fault));
  return lessons[0];
}

/// Throws ParameterError before anything is started.
void check_parameters(const LessonProgram& lesson, const std::vector<std::string>& assignments) {
  if (assignments.empty()) return;
  const Described described = describe_lesson(lesson);
  if (!described.fault.empty()) throw std::runtime_error(described.fault);
  const std::vector<record::Parameter>& parameters = described.description.parameters;
  for (const std::string& assignment : assignments) {
    const auto [name, text] = record::split_assignment(assignment);
    record::parse_value(record::find_parameter(parameters, name), text);
  }
}

int step(const LessonProgram& lesson, record::RunOptions options) {
  check_parameters(lesson, options.parameters);
  const base::WorkFolder folder(std::filesystem::temp_directory_path());
  const bool keeps_figures = !options.out.empty();
  if (!keeps_figures) {
    options.out = folder.path().string();
    options.formats = {"png"};
  }
  const terminal::Show wanted = terminal::show_from_name(options.show);
  options.show = "none";  // it is this program that shows them
  const std::unique_ptr<StepConsole> console = make_console();
  const terminal::TerminalGraphics graphics =
      wanted == terminal::Show::automatic ? console->graphics() : terminal::TerminalGraphics{};
  const terminal::Show method =
      terminal::show_method(wanted, console->is_terminal(), graphics, plot::can_open_window);
  options.formats.push_back("png");
  if (terminal::shows_png(method)) options.formats.push_back("apng");
  StepNotebook notebook(lesson, options, method, keeps_figures, *console);
  return notebook.run();
}

}  // namespace

int step_command(const LessonCommand& command, const Course& course) {
  try {
    return step(only_lesson(course, command.lesson), command.options);
  } catch (const terminal::Interrupted&) {
    throw std::runtime_error("interrupted");
  }
}

}  // namespace chalkline::app
