#include "app/step/step_notebook.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "app/step/editor.hpp"
#include "app/step/live_output.hpp"
#include "base/desktop.hpp"
#include "base/read_file.hpp"
#include "plot/gnuplot_window.hpp"
#include "record/plain_text.hpp"
#include "source/figure_words.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t") == std::string::npos;
}

std::string name_of(const std::string& assignment) {
  return assignment.substr(0, assignment.find('='));
}

}  // namespace

/// Shows what a cell puts out, bounded if there is a limit.
class StepNotebook::CellView : public StepViewer {
 public:
  explicit CellView(StepNotebook& notebook) : notebook_(notebook), live_(notebook.limits()) {}
  void see(const record::StreamText& text) override {
    notebook_.console_.write(live_.add(text.stream, text.text));
  }
  void see(const record::Display& display) override {
    notebook_.console_.write(live_.flush());
    notebook_.show_display(display);
  }
  /// What is to be said when all has been seen. Returns how many lines were left out.
  std::size_t finish() {
    notebook_.console_.write(live_.finish());
    return live_.left_out();
  }

 private:
  StepNotebook& notebook_;
  LiveOutput live_;
};

StepNotebook::StepNotebook(LessonProgram program, record::RunOptions options, terminal::Show show,
                           bool keeps_figures, StepConsole& console)
    : lesson_(std::move(program), std::move(options), console),
      show_(show),
      keeps_figures_(keeps_figures),
      console_(console) {}

int StepNotebook::run() {
  show_cell();
  while (take_command()) continue;
  lesson_.end();
  return lesson_.any_failed() ? 1 : 0;
}

/// At a question the next thing that is typed is the answer, unless the student has left it: no
/// letter of it may be taken for a command. False if the student quits.
bool StepNotebook::take_command() {
  if (left_open_ != current_) left_open_.reset();
  const bool predicts = predicts_now();
  if (predicts && !left_open_) {
    next();
    if (predicts_now()) left_open_ = current_;
    return true;
  }
  return obey(console_.command([&](std::size_t width) {
    return waiting_bar(lesson_.program().id, place(), {predicts, folded_here().has_value()}, width);
  }));
}

bool StepNotebook::obey(const StepCommand& command) {
  switch (command.action) {
    case StepAction::next:
      next();
      break;
    case StepAction::back:
      back();
      break;
    case StepAction::again:
      again();
      break;
    case StepAction::go_to:
      go_to(command.argument);
      break;
    case StepAction::to_end:
      while (!at_end() && next()) continue;
      break;
    case StepAction::change:
      change(command.argument);
      break;
    case StepAction::open:
      open();
      break;
    case StepAction::view:
      view();
      break;
    case StepAction::unfold:
      unfold();
      break;
    case StepAction::help:
      console_.write(help_text(console_.is_terminal(), console_.width()));
      break;
    case StepAction::pasted:
      console_.remark("What is pasted is no command; ? lists the keys.");
      break;
    case StepAction::quit:
      return false;
    case StepAction::unknown:
      console_.remark("There is no command \"" + text::printable(command.argument) +
                      "\"; ? lists them.");
      break;
  }
  return true;
}

/// False if the student stands where he stood.
bool StepNotebook::next() {
  if (at_end()) {
    console_.remark("That was the last cell. p goes back, e changes a parameter, q quits.");
    return false;
  }
  const std::size_t index = shown()[current_];
  if (lesson_.runs(index) && !(has_predicted(index) && run_and_show(index))) return false;
  ++current_;
  stand_where_the_student_is();
  show_cell();
  return true;
}

void StepNotebook::back() {
  std::size_t before = current_;
  while (before > 0 && leads_to_question(before - 1)) --before;
  if (before == 0) {
    console_.remark("This is the first cell.");
    return;
  }
  current_ = before - 1;
  stand_where_the_student_is();
  console_.remark(
      lesson_.runs(shown()[current_])
          ? fmt::format("← back before cell {}: the lesson knows what it knew then", current_ + 1)
          : fmt::format("← back to cell {}", current_ + 1));
  show_cell();
}

void StepNotebook::again() {
  std::size_t position = current_;
  const bool here = !at_end() && ran_last_ == shown()[current_];
  while (!here && position > 0 && !lesson_.runs(shown()[position - 1])) --position;
  if (here) {
    next();
  } else if (position == 0) {
    console_.remark("No cell has run yet.");
  } else {
    const std::size_t index = shown()[position - 1];
    console_.remark(fmt::format("cell {} again", position));
    if (!lesson_.stand_before(index) || !run_and_show(index)) current_ = position - 1;
    stand_where_the_student_is();
  }
}

void StepNotebook::go_to(const std::string& argument) {
  std::string text = argument;
  if (text.empty())
    text = console_.ask(fmt::format("Go to cell (1 to {}):", shown().size())).value_or("");
  if (is_blank(text)) return;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 ||
      number > shown().size()) {
    console_.remark(fmt::format("There is no cell \"{}\", only 1 to {}.", text::printable(text),
                                shown().size()));
    return;
  }
  if (number - 1 > current_) {
    while (current_ < number - 1 && next()) continue;
    return;
  }
  if (number - 1 < current_)
    console_.remark(fmt::format("← back to cell {}: the lesson knows what it knew then", number));
  current_ = number - 1;
  stand_where_the_student_is();
  show_cell();
}

void StepNotebook::change(const std::string& argument) {
  const std::vector<record::ParameterRecord> parameters = lesson_.record().parameters;
  if (parameters.empty()) {
    console_.remark("This lesson has no parameters.");
    return;
  }
  if (!argument.empty()) {
    change_parameters(argument);
    return;
  }
  console_.write(parameter_list(parameters, style()));
  while (console_.is_terminal()) {
    const auto answer = console_.ask("NAME=VALUE (Enter alone changes nothing):");
    if (!answer || is_blank(*answer) || change_parameters(*answer)) return;
  }
}

/// False if a value is refused; then nothing has changed.
bool StepNotebook::change_parameters(const std::string& assignments) {
  std::vector<record::Parameter> parameters;
  for (const record::ParameterRecord& one : lesson_.record().parameters)
    parameters.push_back(one.parameter);
  std::vector<std::string> changed = lesson_.options().parameters;
  try {
    std::istringstream words(assignments);
    for (std::string word; words >> word;) {
      const auto [name, text] = record::split_assignment(word);
      record::parse_value(record::find_parameter(parameters, name), text);
      std::erase_if(changed,
                    [&name = name](const std::string& one) { return name_of(one) == name; });
      changed.push_back(word);
    }
  } catch (const record::ParameterError& error) {
    console_.remark(text::printable(error.what()));
    return false;
  }
  const std::vector<record::ParameterRecord> before = lesson_.record().parameters;
  const std::size_t goal = current_;
  lesson_.start(changed);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& [parameter, value] = lesson_.record().parameters.at(i);
    if (value != before[i].value)
      console_.remark(fmt::format("{} = {} (it was {})", parameter.name, record::to_text(value),
                                  record::to_text(before[i].value)));
  }
  run_again_and_compare(goal);
  return true;
}

void StepNotebook::open() {
  if (!figure_) {
    console_.remark("There is no figure yet.");
    return;
  }
  const std::filesystem::path png = terminal::file_with(figure_->files, ".png");
  try {
    if (plot::can_open_window()) {
      terminal::show_files(figure_->files, terminal::Show::window, STDOUT_FILENO,
                           plot::open_window);
      console_.remark("opened in a window");
    } else if (base::has_display() && base::open_on_desktop(png)) {
      console_.remark("opened " + png.string());
    } else if (console_.is_terminal()) {
      const terminal::Show method = show_ == terminal::Show::none || show_ == terminal::Show::window
                                        ? terminal::Show::blocks
                                        : show_;
      terminal::show_files(figure_->files, method, STDOUT_FILENO, plot::open_window);
    } else {
      console_.remark("The figure is in " + png.string());
    }
  } catch (const std::exception& error) {
    console_.remark(text::printable(error.what()));
  }
}

void StepNotebook::view() {
  const std::size_t index = shown()[std::min(current_, shown().size() - 1)];
  const std::size_t line = lesson_.source().cells[index].source_line;
  const std::string where = fmt::format("{}:{}", lesson_.program().source.string(), line);
  if (!console_.is_terminal()) {
    console_.remark(where);
    return;
  }
  const std::filesystem::path& source = lesson_.program().source;
  const std::string before = base::read_file_if_any(source), editor = editor_name();
  try {
    if (console_.hand_over(edit_command(editor, source, line)) != 0)
      console_.remark(editor + " did not end well. The source is " + where);
  } catch (const std::exception& error) {
    console_.remark(text::printable(error.what()) + ". The source is " + where);
  }
  if (!base::holds(source, before))
    console_.remark(
        "The source has changed. Here the lesson runs on as it was; quit and step through it again "
        "to run "
        "what it is now.");
}

/// The lesson stands before the first cell that the student has not passed.
bool StepNotebook::stand_where_the_student_is() {
  const std::size_t cells = lesson_.source().cells.size();
  for (std::size_t i = at_end() ? cells : shown()[current_]; i < cells; ++i)
    if (lesson_.runs(i)) return lesson_.stand_before(i);
  return lesson_.stand_at_the_end();
}

/// False if the cell did not end well; then the lesson stands before it again.
bool StepNotebook::run_and_show(std::size_t cell) {
  if (!lesson_.stand_before(cell)) {
    console_.remark(
        "The lesson could not be brought before this cell: a cell before it failed when it was run "
        "again.");
    return false;
  }
  ran_last_ = cell;
  CellView view(*this);
  const StepOutcome outcome = lesson_.run(cell, &view);
  show_left_out(view.finish(), cell);
  show_end(cell, outcome);
  if (!outcome.done) lesson_.stand_before(cell);
  return outcome.done;
}

/// After a change: runs all up to the cell that the student had reached, and shows what is
/// different now.
void StepNotebook::run_again_and_compare(std::size_t goal) {
  for (current_ = 0; current_ < std::min(goal, shown().size()); ++current_) {
    const std::size_t index = shown()[current_];
    if (!lesson_.runs(index)) continue;
    const StepOutcome outcome =
        lesson_.stand_before(index) ? lesson_.run(index, nullptr) : StepOutcome{};
    const std::string title =
        lesson_.source().cells[index].title.empty()
            ? ""
            : " (" + text::printable(lesson_.source().cells[index].title) + ")";
    console_.remark(
        fmt::format("{} cell {}{} {}", outcome.differs ? "≠" : "=", current_ + 1, title,
                    outcome.differs ? "differs from before:" : "is the same as before"));
    if (outcome.differs || !outcome.done) show_outputs(index);
    if (outcome.done) continue;
    show_end(index, outcome);
    lesson_.stand_before(index);
    break;
  }
  stand_where_the_student_is();
  show_cell();
}

/// Whether there is a question before a cell that has no answer yet.
bool StepNotebook::is_asked(std::size_t cell) const {
  const auto question = lesson_.role(cell).question;
  return question && !answers_.contains(*question);
}

bool StepNotebook::predicts_now() const {
  return !at_end() && lesson_.runs(shown()[current_]) && is_asked(shown()[current_]);
}

bool StepNotebook::has_predicted(std::size_t cell) {
  if (!is_asked(cell)) return true;
  const auto answer = console_.ask_for_words("Your prediction:");
  if (answer) {
    answers_[*lesson_.role(cell).question] = text::printable(*answer);
  } else {
    console_.remark(
        "The result stays hidden until there is a prediction; Enter asks for it again.");
  }
  return answer.has_value();
}

/// Whether the cell at this position belongs to a question without an answer, of which the next
/// cell that runs is asked.
bool StepNotebook::leads_to_question(std::size_t position) const {
  const std::size_t index = shown()[position];
  while (position < shown().size() && !lesson_.runs(shown()[position])) ++position;
  if (position == shown().size() || shown()[position] == index) return false;
  return is_asked(shown()[position]) && *lesson_.role(shown()[position]).question <= index;
}

/// Whether the cell is shown only when asked for: an answer that no output reveals, or code tagged
/// so.
bool StepNotebook::is_folded(std::size_t cell) const {
  return lesson_.role(cell).is_folded_answer() || lesson_.role(cell).is_folded;
}

/// The folded cell that comes next, or else one of the prose before it.
std::optional<std::size_t> StepNotebook::folded_here() const {
  if (!at_end() && is_folded(shown()[current_])) return shown()[current_];
  for (std::size_t position = current_; position > 0; --position) {
    const std::size_t before = shown()[position - 1];
    if (cell(before).written.kind == source::CellKind::code) return {};
    if (is_folded(before)) return before;
  }
  return {};
}

void StepNotebook::unfold() {
  if (const auto folded = folded_here())
    console_.write(whole_text_of(*folded));
  else
    console_.remark("Nothing is folded here.");
}

std::string StepNotebook::text_of(std::size_t index) const {
  return is_folded(index) ? folded_text(cell(index), style()) : whole_text_of(index);
}

/// The code of a cell that is asked about does not tell what its figures show.
std::string StepNotebook::whole_text_of(std::size_t index) const {
  record::CellRecord shown{.written = cell(index).written};
  if (is_asked(index)) shown.written.source = source::without_figure_words(shown.written.source);
  return cell_text(shown, style());
}

/// A question without an answer and what it asks about are shown at once: nobody stands before it
/// with an answer that could be taken for a command. Where it is out of sight by then it is shown
/// once more.
void StepNotebook::show_cell() {
  std::size_t lines = 0;  // from the question on
  while (!at_end()) {
    const record::CellRecord& here = cell(shown()[current_]);
    const std::string text = heading(here, place(), style()) + text_of(shown()[current_]);
    console_.write(text);
    lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (!leads_to_question(current_)) {
      if (predicts_now() && lines >= console_.height())
        console_.write("\n" + cell_text(cell(*lesson_.role(shown()[current_]).question), style()));
      return;
    }
    ++current_;
  }
  console_.remark("\nThat was the last cell. p goes back, e changes a parameter, q quits.");
}

void StepNotebook::show_display(const record::Display& display) {
  console_.write(display_text(display, style()));
  if (const auto* figure = std::get_if<record::FigureDisplay>(&display)) show_figure(*figure);
}

void StepNotebook::show_figure(const record::FigureDisplay& figure) {
  figure_ = figure;
  try {
    terminal::show_files(figure.files, show_, STDOUT_FILENO, plot::open_window);
    if (show_ == terminal::Show::none && !figure.alt.empty())
      console_.remark(text::printable(figure.alt));
  } catch (const std::exception& error) {
    console_.remark(text::printable(error.what()));
  }
  if (keeps_figures_) console_.write(record::plain_text(figure));
}

/// What a cell put out when it ran unseen.
void StepNotebook::show_outputs(std::size_t index) {
  CellView view(*this);
  for (const record::Output& output : cell(index).outputs) {
    std::visit(
        [&view](const auto& one) {
          if constexpr (std::is_same_v<std::decay_t<decltype(one)>, record::StreamText>) {
            view.see(one);
          } else {
            view.see(record::Display(one));
          }
        },
        output);
  }
  show_left_out(view.finish(), index);
}

/// If it was too much for the screen, all that is kept of what a cell printed goes into a file.
void StepNotebook::show_left_out(std::size_t lines, std::size_t index) {
  if (lines == 0) return;
  const std::filesystem::path file =
      std::filesystem::path(lesson_.options().out) /
      fmt::format("{}_cell_{}.txt", lesson_.program().id, lesson_.place_of(index).number);
  std::ofstream out(file, std::ios::binary);
  for (const record::Output& output : cell(index).outputs)
    if (const auto* text = std::get_if<record::StreamText>(&output)) out << text->text;
  if (!out.flush()) return;
  const std::uint64_t omitted = cell(index).omitted;
  console_.remark(fmt::format(
      "{} lines are not shown; {} in {}{}", lines,
      omitted > 0 ? fmt::format("all but the last {} bytes are", omitted) : std::string("all are"),
      file.string(), keeps_figures_ ? "" : " until you quit"));
}

void StepNotebook::show_end(std::size_t index, const StepOutcome& outcome) {
  if (outcome.interrupted) {
    console_.remark(fmt::format("cell {} was interrupted; you stand before it again",
                                lesson_.place_of(index).number));
  } else if (outcome.error) {
    console_.write(error_text(*outcome.error, style()));
  }
  if (!outcome.interrupted && !outcome.done)
    console_.remark(
        fmt::format("cell {} failed; you stand before it again", lesson_.place_of(index).number));
  if (const auto question = lesson_.role(index).question;
      question && outcome.done && answers_.contains(*question))
    console_.remark("You predicted: " + answers_[*question]);
  if (outcome.done)
    console_.remark(duration_text(outcome.seconds) +
                    (outcome.differs ? "  ≠ differs from before" : ""));
}

std::optional<OutputLimits> StepNotebook::limits() const {
  if (!console_.is_terminal()) return {};
  return OutputLimits{.columns = console_.width()};
}

}  // namespace chalkline::app
