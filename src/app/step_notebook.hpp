// A lesson as a student steps through it: where one is, what ran and what came of it, and what each command
// does.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/lesson_catalog.hpp"
#include "app/lesson_session.hpp"
#include "app/live_output.hpp"
#include "app/step_console.hpp"
#include "app/step_screen.hpp"
#include "notebook/lesson_source.hpp"
#include "notebook/run_options.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline {

/// What one run of a cell put out, in short: equal if it printed and displayed the same.
struct Fingerprint {
  std::array<std::uint64_t, 3>
      hashes{};  ///< of its two streams and of its displays, figures by their scripts
  std::string error;
  void add(const StreamText& text);
  void add(const Display& display);
  bool operator==(const Fingerprint&) const = default;
};

class StepNotebook {
 public:
  /// `options.out` is the folder of the figures, `keeps_figures` says whether they stay there, and `show` how
  /// they are shown (not automatic).
  StepNotebook(LessonProgram lesson, RunOptions options, Show show, bool keeps_figures, StepConsole& console);

  /// Obeys the console's commands until it quits. Returns 0, or 1 if a cell failed the last time that it ran.
  /// Throws std::runtime_error if the lesson cannot be started.
  int run();

 private:
  /// How a cell's run ended.
  struct Outcome {
    bool done = false;
    std::optional<CellError> error;
    double seconds = 0.0;
    bool differs = false;  ///< from its run before
    bool interrupted = false;
  };
  enum class Sight { shown, hidden };
  struct Result {
    Fingerprint fingerprint;
    bool failed = false;  ///< for a reason of its own
  };

  // Commands
  bool obey(const StepCommand& command);
  bool next();
  void back();
  void again();
  void go_to(const std::string& argument);
  void change(const std::string& argument);
  void open();
  void view();

  // The lesson
  void start();
  void wait_until_it_stands(std::size_t cell, LiveOutput* live, Outcome& outcome);
  void take(const SessionEvent& event, LiveOutput* live, Outcome& outcome);
  bool stand_before(std::size_t cell);
  bool stand_where_the_student_is();
  Outcome run_cell(std::size_t cell, Sight sight);
  bool run_and_show(std::size_t cell);
  void run_again_and_compare(std::size_t goal);

  // Questions
  std::optional<std::size_t> question_before(std::size_t cell) const;
  bool has_predicted(std::size_t cell);
  bool change_parameters(const std::string& assignments);

  // The screen
  void show_cell();
  void show_display(const Display& display);
  void show_figure(const FigureDisplay& figure);
  void show_outputs(std::size_t cell);
  void finish(LiveOutput& live, std::size_t cell);
  void show_end(std::size_t cell, const Outcome& outcome);
  void say(const std::string& text);
  StepPlace place() const { return {current_ + 1, shown_.size()}; }
  StepPlace place_of(std::size_t cell) const;
  TerminalStyle style() const { return {console_.width(), console_.colour()}; }
  std::optional<OutputLimits> limits() const;

  bool at_end() const { return current_ == shown_.size(); }
  const CellRecord& cell(std::size_t index) const { return growing_.record().cells.at(index); }
  bool runs(std::size_t index) const;

  LessonProgram lesson_;
  RunOptions options_;
  Show show_;
  bool keeps_figures_;
  StepConsole& console_;
  std::unique_ptr<LessonSession> session_;
  LessonSource source_;
  GrowingRecord growing_;
  std::vector<std::size_t> shown_;       ///< the cells that a student is shown, by their indices
  std::size_t current_ = 0;              ///< which of them comes next
  std::optional<std::size_t> ran_last_;  ///< the cell
  std::map<std::size_t, Result> results_;
  std::map<std::size_t, std::string> answers_;  ///< to the question of a cell tagged predict
  std::optional<FigureDisplay> figure_;         ///< the last one
  Fingerprint fingerprint_;                     ///< of the cell that runs
};

}  // namespace chalkline
