// A lesson as a student steps through it: where one is, what ran and what came of it, and what each
// command does.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/step/live_output.hpp"
#include "app/step/stepped_lesson.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline::app {

class StepNotebook {
 public:
  /// `options.out` is the folder of the figures, `keeps_figures` says whether they stay there, and
  /// `show` how they are shown (not automatic). Throws std::runtime_error if the lesson cannot be
  /// started.
  StepNotebook(LessonProgram lesson, record::RunOptions options, terminal::Show show,
               bool keeps_figures, StepConsole& console);

  /// Obeys the console's commands until it quits. Returns 0, or 1 if a cell failed the last time
  /// that it ran.
  int run();

 private:
  class CellView;

  // Commands
  bool take_command();
  bool obey(const StepCommand& command);
  bool next();
  void back();
  void again();
  void go_to(const std::string& argument);
  void change(const std::string& argument);
  void open();
  void view();
  void unfold();

  // The lesson
  bool stand_where_the_student_is();
  bool run_and_show(std::size_t cell);
  void run_again_and_compare(std::size_t goal);

  // Questions
  bool is_asked(std::size_t cell) const;
  bool has_predicted(std::size_t cell);
  bool predicts_now() const;
  bool leads_to_question(std::size_t position) const;
  bool change_parameters(const std::string& assignments);

  // What is folded
  bool is_folded(std::size_t cell) const;
  std::optional<std::size_t> folded_here() const;

  // The screen
  void show_cell();
  std::string text_of(std::size_t cell) const;
  std::string whole_text_of(std::size_t cell) const;
  void show_display(const record::Display& display);
  void show_figure(const record::FigureDisplay& figure);
  void show_outputs(std::size_t cell);
  void show_left_out(std::size_t lines, std::size_t cell);
  void show_end(std::size_t cell, const StepOutcome& outcome);
  StepPlace place() const { return {current_ + 1, shown().size()}; }
  text::TerminalStyle style() const { return {console_.width(), console_.color()}; }
  std::optional<OutputLimits> limits() const;

  bool at_end() const { return current_ >= shown().size(); }
  const std::vector<std::size_t>& shown() const { return lesson_.shown(); }
  const record::CellRecord& cell(std::size_t index) const {
    return lesson_.record().cells.at(index);
  }

  SteppedLesson lesson_;
  terminal::Show show_;
  bool keeps_figures_;
  StepConsole& console_;
  std::size_t current_ = 0;                      ///< which of the cells that are shown comes next
  std::optional<std::size_t> ran_last_;          ///< the cell
  std::map<std::size_t, std::string> answers_;   ///< to the question of a cell tagged predict
  std::optional<std::size_t> left_open_;         ///< where the student did not want to answer
  std::optional<record::FigureDisplay> figure_;  ///< the last one
};

}  // namespace chalkline::app
