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
#include "record/figure_folder.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline::app {
namespace {

bool has_parameter(const record::LessonDescription& lesson, const std::string& name) {
  return std::any_of(lesson.parameters.begin(), lesson.parameters.end(),
                     [&](const record::Parameter& p) { return p.name == name; });
}

/// For each lesson the assignments to parameters that it has; every one is checked against every
/// lesson that has it.
std::vector<record::RunOptions> options_of_each(
    const std::vector<record::LessonDescription>& descriptions, const record::RunOptions& options) {
  std::vector<record::RunOptions> each(descriptions.size(), options);
  std::vector<record::Parameter> all;
  for (const record::LessonDescription& lesson : descriptions)
    all.insert(all.end(), lesson.parameters.begin(), lesson.parameters.end());
  for (record::RunOptions& own : each) own.parameters.clear();
  for (const std::string& assignment : options.parameters) {
    const auto [name, text] = record::split_assignment(assignment);
    record::find_parameter(all, name);
    for (std::size_t i = 0; i < descriptions.size(); ++i) {
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

/// What became of the lessons, for the summary.
struct Tally {
  std::size_t lessons = 0, failures = 0, unchanged = 0;
  std::string failed = {};  ///< a line for each failure
  std::string note = {};    ///< on figures that went elsewhere

  void add_failure(const std::string& lesson, const std::string& reason) {
    ++failures;
    failed += "\n  " + lesson + " (" + reason + ")";
  }
};

/// Passes on what a lesson wrote to one terminal: in order, and either stream on lines of its own.
void write_to_terminal(const std::vector<record::StreamText>& texts) {
  const record::StreamText* before = nullptr;
  for (const record::StreamText& text : texts) {
    if (before && before->stream != text.stream && !before->text.ends_with('\n')) std::cerr << '\n';
    const bool is_output = text.stream == record::Stream::standard_output;
    (is_output ? std::cout : std::cerr) << text.text << std::flush;
    if (!text.text.empty()) before = &text;
  }
  if (before && !before->text.ends_with('\n')) std::cerr << '\n';
}

void pass_on(const LessonResult& result, const std::filesystem::path& source,
             const std::filesystem::path& out) {
  if (isatty(STDOUT_FILENO) && isatty(STDERR_FILENO)) {
    const auto texts = written_in_order(result, source, out);
    if (!texts.empty()) return write_to_terminal(texts);
  }
  std::cout << result.output << std::flush;
  std::cerr << result.errors << std::flush;
}

/// Shows a result and puts its figures into the folder `out`.
void report(const LessonResult& result, const LessonProgram& program,
            const std::filesystem::path& out, const std::filesystem::path& plots,
            terminal::Show method, Tally& tally) {
  const std::string& lesson = program.id;
  std::cerr << "== " << lesson << (result.unchanged ? " (unchanged)" : "") << std::endl;
  pass_on(result, program.source, out);
  try {
    if (!result.figures.empty()) {
      record::prepare_figure_folder(out, plots);
      const std::string note = record::note_on_figure_folder(out, plots);
      if (!note.empty()) tally.note = note;
    }
    write_figures(result.figures, out);
    if (result.record && method != terminal::Show::none) show_figures(*result.record, out, method);
  } catch (const std::exception& error) {
    std::cerr << lesson << ": " << error.what() << std::endl;
    return tally.add_failure(lesson, "its figures could not be written or shown");
  }
  if (!program.fault.empty())
    tally.add_failure(lesson, "does not build");
  else if (result.status != 0)
    tally.add_failure(lesson, "exit status " + std::to_string(result.status));
  else
    tally.unchanged += result.unchanged;
}

void summarize(const Tally& tally) {
  if (!tally.note.empty()) std::cerr << tally.note << '\n';
  std::cerr << tally.lessons - tally.failures << " of " << tally.lessons << " lessons done";
  if (tally.unchanged > 0) std::cerr << ", " << tally.unchanged << " unchanged";
  std::cerr << (tally.failures ? "; failed:" + tally.failed : "") << std::endl;
}

int run_several(const std::vector<LessonProgram>& lessons,
                const std::vector<record::RunOptions>& each, LessonResults& results,
                const std::filesystem::path& plots, terminal::Show method) {
  Tally tally{.lessons = lessons.size()};
  LessonPool pool(results, lessons, each);
  Progress progress(lessons.size());
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    progress.show(i + 1, lessons[i].id);
    const LessonResult result = pool.take(i);
    progress.clear();
    report(result, lessons[i], each[i].out, plots, method, tally);
  }
  summarize(tally);
  return tally.failures ? 1 : 0;
}

}  // namespace

int run_lessons(const std::vector<LessonProgram>& lessons, const record::RunOptions& options,
                const Course& course, bool fresh) {
  if (lessons.size() == 1 && !lessons[0].fault.empty()) {
    std::cerr << as_shown_on(STDERR_FILENO, lessons[0].fault);
    return 1;
  }
  std::vector<record::LessonDescription> descriptions(lessons.size());
  for (std::size_t i = 0; i < lessons.size() && !options.parameters.empty(); ++i)
    descriptions[i] = describe_lesson(lessons[i]).description;  // of one with a fault: none
  std::vector<record::RunOptions> each = options_of_each(descriptions, options);
  if (lessons.size() == 1) {
    std::vector<std::string> arguments = record::to_arguments(each[0]);
    arguments.push_back("--supervise");
    base::become(lessons[0].program, arguments);
  }
  const terminal::Show method = terminal::show_from_name(options.show);
  for (std::size_t i = 0; i < each.size(); ++i) {
    record::RunOptions& own = each[i];
    own.out = record::figure_folder(course.plots(), own, descriptions[i].parameters).string();
    own.show = "none";  // the lessons have no screen
    if (terminal::shows_png(method)) own.formats.insert(own.formats.end(), {"png", "apng"});
  }
  LessonResults results(course.build, fresh);
  return run_several(lessons, each, results, course.plots(), method);
}

}  // namespace chalkline::app
