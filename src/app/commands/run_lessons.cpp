#include "app/commands/run_lessons.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "app/commands/list_lessons.hpp"
#include "app/course/build_messages.hpp"
#include "app/results/lesson_pool.hpp"
#include "app/results/lesson_results.hpp"
#include "base/child_process.hpp"
#include "plot/gnuplot_window.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline::app {
namespace {

bool has_parameter(const record::LessonDescription& lesson, const std::string& name) {
  return std::any_of(lesson.parameters.begin(), lesson.parameters.end(),
                     [&](const record::Parameter& p) { return p.name == name; });
}

/// For each lesson the assignments to parameters that it has; every one is checked against every
/// lesson that has it.
std::vector<record::RunOptions> options_of_each(const std::vector<LessonProgram>& lessons,
                                                const record::RunOptions& options) {
  std::vector<record::RunOptions> each(lessons.size(), options);
  if (options.parameters.empty()) return each;
  std::vector<record::LessonDescription> descriptions;  // of one that does not tell: no parameters
  for (const LessonProgram& lesson : lessons)
    descriptions.push_back(describe_lesson(lesson).description);
  std::vector<record::Parameter> all;
  for (const record::LessonDescription& lesson : descriptions)
    all.insert(all.end(), lesson.parameters.begin(), lesson.parameters.end());
  for (record::RunOptions& own : each) own.parameters.clear();
  for (const std::string& assignment : options.parameters) {
    const auto [name, text] = record::split_assignment(assignment);
    record::find_parameter(all, name);
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      if (!has_parameter(descriptions[i], name)) continue;
      record::parse_value(record::find_parameter(descriptions[i].parameters, name), text);
      each[i].parameters.push_back(assignment);
    }
  }
  return each;
}

/// A line on the terminal that says how far the run is; nothing where there is no terminal.
class Progress {
 public:
  explicit Progress(std::size_t total)
      : total_(total), shown_(isatty(STDERR_FILENO) && !std::getenv("CI")) {}
  ~Progress() { clear(); }
  void show(std::size_t number, const std::string& lesson) {
    if (shown_) std::cerr << "\r\033[K[" << number << '/' << total_ << "] " << lesson << std::flush;
  }
  void clear() {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
  }

 private:
  std::size_t total_;
  bool shown_;
};

/// Shows the figures of a run, which lie in the folder `out`, on the screen.
void show_figures(const record::RunRecord& record, const std::filesystem::path& out,
                  terminal::Show method) {
  for (const record::CellRecord& cell : record.cells) {
    for (const record::Output& output : cell.outputs) {
      const auto* figure = std::get_if<record::FigureDisplay>(&output);
      if (!figure) continue;
      std::vector<std::string> files;
      for (const std::string& file : figure->files) files.push_back((out / file).string());
      terminal::show_files(files, method, STDERR_FILENO, plot::open_window);
    }
  }
}

/// Shows a result and puts its figures into the folder `out`. Returns the exit status.
int report(const LessonResult& result, const std::string& lesson, const std::filesystem::path& out,
           terminal::Show method) {
  std::cerr << "== " << lesson << (result.unchanged ? " (unchanged)" : "") << std::endl;
  std::cout << result.output << std::flush;
  std::cerr << result.errors << std::flush;
  try {
    write_figures(result.figures, out);
    if (result.record && method != terminal::Show::none) show_figures(*result.record, out, method);
  } catch (const std::exception& error) {
    std::cerr << lesson << ": " << error.what() << std::endl;
    return 1;
  }
  return result.status;
}

int run_several(const std::vector<LessonProgram>& lessons,
                const std::vector<record::RunOptions>& each, LessonResults& results,
                terminal::Show method) {
  std::string failed;
  std::size_t failures = 0, unchanged = 0;
  LessonPool pool(results, lessons, each);
  Progress progress(lessons.size());
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    progress.show(i + 1, lessons[i].id);
    const LessonResult result = pool.take(i);
    progress.clear();
    const int status = report(result, lessons[i].id, each[i].out, method);
    unchanged += result.unchanged;
    if (status == 0) continue;
    ++failures;
    failed += "\n  " + lessons[i].id +
              (lessons[i].fault.empty() ? " (exit status " + std::to_string(status) + ")"
                                        : " (does not build)");
  }
  std::cerr << lessons.size() - failures << " of " << lessons.size() << " lessons done";
  if (unchanged > 0) std::cerr << ", " << unchanged << " unchanged";
  std::cerr << (failures ? "; failed:" + failed : "") << std::endl;
  if (!std::cout) throw std::runtime_error("could not write to standard output");
  return failures ? 1 : 0;
}

}  // namespace

int run_lessons(const std::vector<LessonProgram>& lessons, const record::RunOptions& options,
                const Course& course, bool fresh) {
  if (lessons.size() == 1 && !lessons[0].fault.empty()) {
    std::cerr << as_shown_on(STDERR_FILENO, lessons[0].fault);
    return 1;
  }
  std::vector<record::RunOptions> each = options_of_each(lessons, options);
  if (lessons.size() == 1) {
    std::vector<std::string> arguments = record::to_arguments(each[0]);
    arguments.push_back("--supervise");
    base::become(lessons[0].program, arguments);
  }
  const terminal::Show method = terminal::show_from_name(options.show);
  for (record::RunOptions& own : each) {
    own.show = "none";  // the lessons have no screen
    if (terminal::shows_png(method)) own.formats.push_back("png");
    own.out =
        (own.out.empty() ? course.folder / "plots" : std::filesystem::absolute(own.out)).string();
  }
  LessonResults results(course.build, fresh);
  return run_several(lessons, each, results, method);
}

}  // namespace chalkline::app
