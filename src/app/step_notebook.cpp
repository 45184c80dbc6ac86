#include "app/step_notebook.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <typeinfo>
#include <utility>

#include "notebook/plain_text.hpp"
#include "notebook/printable.hpp"

namespace chalkline {
namespace {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The index of the line on which a cell's source begins in the lesson's text, counted from 1.
std::size_t first_line(const LessonSource& lesson, const Cell& cell) {
  const std::string wanted = cell.source.substr(0, cell.source.find('\n'));
  std::istringstream text(lesson.text);
  std::string line;
  for (std::size_t number = 1; std::getline(text, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (number >= cell.line && !wanted.empty() && line.ends_with(wanted)) return number;
  }
  return cell.line;
}

/// As one word of a shell's command.
std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string value_of_variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t") == std::string::npos; }

std::string name_of(const std::string& assignment) { return assignment.substr(0, assignment.find('=')); }

}  // namespace

void Fingerprint::add(const StreamText& text) {
  constexpr std::uint64_t offset = 14695981039346656037u, prime = 1099511628211u;  // FNV-1a
  std::uint64_t& hash = hashes[static_cast<std::size_t>(text.stream)];
  if (hash == 0) hash = offset;
  for (const char c : text.text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
}

void Fingerprint::add(const Display& display) {
  std::string what = std::visit([](const auto& one) { return std::string(typeid(one).name()); }, display);
  if (const auto* figure = std::get_if<FigureDisplay>(&display)) {
    what += figure->title + '\n' + figure->alt + '\n' + read_text(file_with(figure->files, ".gp"));
  } else {
    what += plain_text(display);
  }
  hashes[2] = hashes[2] * 31 + std::hash<std::string>{}(what);
}

StepNotebook::StepNotebook(LessonProgram lesson, RunOptions options, Show show, bool keeps_figures,
                           StepConsole& console)
    : lesson_(std::move(lesson)),
      options_(std::move(options)),
      show_(show),
      keeps_figures_(keeps_figures),
      console_(console) {}

int StepNotebook::run() {
  start();
  show_cell();
  while (obey(console_.command(waiting_bar(lesson_.id, place())))) continue;
  session_.reset();
  return std::any_of(results_.begin(), results_.end(), [](const auto& one) { return one.second.failed; }) ? 1
                                                                                                          : 0;
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
    case StepAction::help:
      console_.write(help_text(console_.is_terminal()));
      break;
    case StepAction::quit:
      return false;
    case StepAction::unknown:
      say("There is no command \"" + printable(command.argument) + "\"; ? lists them.");
      break;
  }
  return true;
}

/// False if the student stands where he stood.
bool StepNotebook::next() {
  if (at_end()) {
    say("That was the last cell. p goes back, e changes a parameter, q quits.");
    return false;
  }
  const std::size_t index = shown_[current_];
  if (runs(index) && !(has_predicted(index) && run_and_show(index))) return false;
  ++current_;
  stand_where_the_student_is();
  show_cell();
  return true;
}

void StepNotebook::back() {
  if (current_ == 0) {
    say("This is the first cell.");
    return;
  }
  --current_;
  stand_where_the_student_is();
  say(runs(shown_[current_])
          ? fmt::format("← back before cell {}: the lesson knows what it knew then", current_ + 1)
          : fmt::format("← back to cell {}", current_ + 1));
  show_cell();
}

void StepNotebook::again() {
  std::size_t position = current_;
  const bool here = !at_end() && ran_last_ == shown_[current_];
  while (!here && position > 0 && !runs(shown_[position - 1])) --position;
  if (here) {
    next();
  } else if (position == 0) {
    say("No cell has run yet.");
  } else {
    const std::size_t index = shown_[position - 1];
    say(fmt::format("cell {} again", position));
    if (!stand_before(index) || !run_and_show(index)) current_ = position - 1;
    stand_where_the_student_is();
  }
}

void StepNotebook::go_to(const std::string& argument) {
  std::string text = argument;
  if (text.empty()) text = console_.ask(fmt::format("Go to cell (1 to {}):", shown_.size())).value_or("");
  if (is_blank(text)) return;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > shown_.size()) {
    say(fmt::format("There is no cell \"{}\", only 1 to {}.", printable(text), shown_.size()));
    return;
  }
  if (number - 1 > current_) {
    while (current_ < number - 1 && next()) continue;
    return;
  }
  if (number - 1 < current_)
    say(fmt::format("← back to cell {}: the lesson knows what it knew then", number));
  current_ = number - 1;
  stand_where_the_student_is();
  show_cell();
}

void StepNotebook::change(const std::string& argument) {
  const std::vector<ParameterRecord> parameters = growing_.record().parameters;
  if (parameters.empty()) {
    say("This lesson has no parameters.");
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
  std::vector<Parameter> parameters;
  for (const ParameterRecord& one : growing_.record().parameters) parameters.push_back(one.parameter);
  std::vector<std::string> changed = options_.parameters;
  try {
    std::istringstream words(assignments);
    for (std::string word; words >> word;) {
      const auto [name, text] = split_assignment(word);
      parse_value(find_parameter(parameters, name), text);
      std::erase_if(changed, [&name = name](const std::string& one) { return name_of(one) == name; });
      changed.push_back(word);
    }
  } catch (const ParameterError& error) {
    say(printable(error.what()));
    return false;
  }
  options_.parameters = changed;
  const std::vector<ParameterRecord> before = growing_.record().parameters;
  const std::size_t goal = current_;
  start();
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& [parameter, value] = growing_.record().parameters.at(i);
    if (value != before[i].value)
      say(fmt::format("{} = {} (it was {})", parameter.name, to_text(value), to_text(before[i].value)));
  }
  run_again_and_compare(goal);
  return true;
}

void StepNotebook::open() {
  if (!figure_) {
    say("There is no figure yet.");
    return;
  }
  const std::filesystem::path png = file_with(figure_->files, ".png");
  try {
    if (!window_terminal().empty()) {
      show_files(figure_->files, Show::window, STDOUT_FILENO);
      say("opened in a window");
    } else if (has_display() && open_elsewhere(png)) {
      say("opened " + png.string());
    } else if (console_.is_terminal()) {
      const Show method = show_ == Show::none || show_ == Show::window ? Show::blocks : show_;
      show_files(figure_->files, method, STDOUT_FILENO);
    } else {
      say("The figure is in " + png.string());
    }
  } catch (const std::exception& error) {
    say(printable(error.what()));
  }
}

void StepNotebook::view() {
  const std::size_t index = shown_[std::min(current_, shown_.size() - 1)];
  const std::size_t line = first_line(source_, source_.cells[index]);
  const std::string where = fmt::format("{}:{}", lesson_.source.string(), line);
  if (!console_.is_terminal()) {
    say(where);
    return;
  }
  std::string editor = value_of_variable("VISUAL");
  if (editor.empty()) editor = value_of_variable("EDITOR");
  if (editor.empty()) editor = "vi";
  if (console_.hand_over(fmt::format("{} +{} {}", editor, line, quoted(lesson_.source.string()))) != 0)
    say(editor + " did not end well. The source is " + where);
}

/// Begins the lesson anew.
void StepNotebook::start() {
  session_.reset();
  growing_ = {};
  session_ = std::make_unique<LessonSession>(lesson_.program, to_arguments(options_));
  Outcome outcome;
  LiveOutput said({});
  wait_until_it_stands(0, &said, outcome);
  if (session_->has_ended()) throw std::runtime_error(lesson_.id + " could not be started");
  source_ = parse_lesson(lesson_.source.string(),
                         read_text(std::filesystem::canonical(lesson_.program).string() + ".cpp"));
  shown_.clear();
  for (std::size_t i = 0; i < source_.cells.size(); ++i)
    if (!source_.cells[i].source.empty() && !source_.cells[i].has_tag("notes")) shown_.push_back(i);
  if (shown_.empty()) throw std::runtime_error(lesson_.id + " has nothing to show: all its cells are empty");
  current_ = std::min(current_, shown_.size());
}

bool StepNotebook::runs(std::size_t index) const {
  return source_.cells[index].in_body && source_.cells[index].kind == CellKind::code;
}

void StepNotebook::wait_until_it_stands(std::size_t cell, LiveOutput* live, Outcome& outcome) {
  const std::string bar = running_bar(lesson_.id, place_of(cell));
  while (!session_->stands() && !session_->has_ended()) {
    std::vector<pollfd> files = session_->files();
    const StepConsole::While what = console_.wait(files, bar);
    if (what == StepConsole::While::interrupted) {
      outcome.interrupted = true;
      session_->interrupt();
    } else if (what == StepConsole::While::suspended) {
      session_->stop();
      console_.suspend();
      session_->resume();
    }
    for (const SessionEvent& event : session_->take()) take(event, live, outcome);
  }
}

void StepNotebook::take(const SessionEvent& event, LiveOutput* live, Outcome& outcome) {
  if (const auto* text = std::get_if<StreamText>(&event)) {
    fingerprint_.add(*text);
    growing_.append(text->stream, text->text);
    if (live) console_.write(live->add(text->stream, text->text));
    return;
  }
  const auto* told = std::get_if<RunEvent>(&event);
  if (!told) return;
  if (const auto* begun = std::get_if<CellBegun>(told)) {
    CellRecord& record = growing_.record().cells.at(begun->cell);
    record.outputs.clear();
    record.omitted = 0;
  } else if (const auto* displayed = std::get_if<Displayed>(told)) {
    fingerprint_.add(displayed->display);
    if (live) {
      console_.write(live->flush());
      show_display(displayed->display);
    }
  } else if (const auto* ended = std::get_if<CellEnded>(told)) {
    if (!growing_.cell()) return;
    outcome.done = ended->status == RunStatus::done;
    outcome.error = ended->error;
    outcome.seconds = ended->seconds;
  } else if (const auto* run = std::get_if<RunEnded>(told); run && !run->error.empty()) {
    outcome.error = CellError{"error", run->error, false};
  }
  growing_.apply(*told);
}

/// Makes the lesson stand before a cell: back to a checkpoint, and from there on unseen if there is none just
/// here. False if a cell fails on the way.
bool StepNotebook::stand_before(std::size_t cell) {
  for (bool restarted = false; session_->before() != cell;) {
    Outcome outcome;
    const auto before = session_->before();
    if (session_->has_ended()) {
      if (std::exchange(restarted, true)) return false;
      start();
    } else if (!before || *before > cell) {
      session_->back(cell);
      wait_until_it_stands(cell, nullptr, outcome);
    } else if (!run_cell(*before, Sight::hidden).done) {
      return false;
    }
  }
  return true;
}

/// The lesson stands before the first cell that the student has not passed.
bool StepNotebook::stand_where_the_student_is() {
  for (std::size_t i = at_end() ? source_.cells.size() : shown_[current_]; i < source_.cells.size(); ++i)
    if (runs(i)) return stand_before(i);
  while (session_->before())
    if (!run_cell(*session_->before(), Sight::hidden).done) return false;
  return true;
}

StepNotebook::Outcome StepNotebook::run_cell(std::size_t cell, Sight sight) {
  Outcome outcome;
  LiveOutput live(limits());
  fingerprint_ = {};
  session_->go();
  wait_until_it_stands(cell, sight == Sight::shown ? &live : nullptr, outcome);
  if (sight == Sight::shown) finish(live, cell);
  if (session_->has_ended()) {
    outcome.done = false;
    outcome.error = CellError{"end", "all of the lesson's processes have ended", false};
  }
  if (outcome.error) fingerprint_.error = outcome.error->type + outcome.error->message;
  const auto before = results_.find(cell);
  outcome.differs = before != results_.end() && before->second.fingerprint != fingerprint_;
  if (outcome.interrupted && outcome.done) outcome.interrupted = false;
  if (!outcome.interrupted) results_[cell] = {fingerprint_, !outcome.done};
  return outcome;
}

/// False if the cell did not end well; then the lesson stands before it again.
bool StepNotebook::run_and_show(std::size_t cell) {
  if (!stand_before(cell)) {
    say("The lesson could not be brought before this cell: a cell before it failed when it was run again.");
    return false;
  }
  ran_last_ = cell;
  const Outcome outcome = run_cell(cell, Sight::shown);
  show_end(cell, outcome);
  if (!outcome.done) stand_before(cell);
  return outcome.done;
}

/// After a change: runs all up to the cell that the student had reached, and shows what is different now.
void StepNotebook::run_again_and_compare(std::size_t goal) {
  for (current_ = 0; current_ < std::min(goal, shown_.size()); ++current_) {
    const std::size_t index = shown_[current_];
    if (!runs(index)) continue;
    const Outcome outcome = stand_before(index) ? run_cell(index, Sight::hidden) : Outcome{};
    const std::string title =
        source_.cells[index].title.empty() ? "" : " (" + printable(source_.cells[index].title) + ")";
    say(fmt::format("{} cell {}{} {}", outcome.differs ? "≠" : "=", current_ + 1, title,
                    outcome.differs ? "differs from before:" : "is the same as before"));
    if (outcome.differs || !outcome.done) show_outputs(index);
    if (outcome.done) continue;
    show_end(index, outcome);
    stand_before(index);
    break;
  }
  stand_where_the_student_is();
  show_cell();
}

/// The question that is to be answered before a cell's output is seen: prose tagged predict, just before it.
std::optional<std::size_t> StepNotebook::question_before(std::size_t cell) const {
  for (std::size_t i = cell; i-- > 0 && source_.cells[i].kind == CellKind::markdown;)
    if (source_.cells[i].has_tag("predict")) return i;
  return {};
}

bool StepNotebook::has_predicted(std::size_t cell) {
  const auto question = question_before(cell);
  while (question && !answers_.contains(*question)) {
    const auto answer = console_.ask("Your prediction:");
    if (!answer) {
      say("The result stays hidden until there is a prediction.");
      return false;
    }
    if (!is_blank(*answer)) answers_[*question] = printable(*answer);
  }
  return true;
}

void StepNotebook::show_cell() {
  if (at_end()) {
    say("\nThat was the last cell. p goes back, e changes a parameter, q quits.");
    return;
  }
  const std::size_t index = shown_[current_];
  const Cell& source = source_.cells[index];
  console_.write(heading(cell(index), place(), style()) +
                 cell_text(cell(index), first_line(source_, source), style()));
  if (source.kind == CellKind::markdown && source.has_tag("predict"))
    say("Think of an answer: you are asked for it before the next cell runs.");
}

void StepNotebook::show_display(const Display& display) {
  console_.write(display_text(display, style()));
  if (const auto* figure = std::get_if<FigureDisplay>(&display)) show_figure(*figure);
}

void StepNotebook::show_figure(const FigureDisplay& figure) {
  figure_ = figure;
  try {
    show_files(figure.files, show_, STDOUT_FILENO);
    if (show_ == Show::none && !figure.alt.empty()) say(printable(figure.alt));
  } catch (const std::exception& error) {
    say(printable(error.what()));
  }
  if (keeps_figures_) console_.write(plain_text(figure));
}

/// What a cell put out when it ran unseen.
void StepNotebook::show_outputs(std::size_t index) {
  LiveOutput live(limits());
  for (const Output& output : cell(index).outputs) {
    if (const auto* text = std::get_if<StreamText>(&output)) {
      console_.write(live.add(text->stream, text->text));
      continue;
    }
    console_.write(live.flush());
    std::visit(
        [this](const auto& one) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, StreamText>) show_display(one);
        },
        output);
  }
  finish(live, index);
}

/// The end of what a cell printed. If it was too much for the screen, all that is kept of it goes into a
/// file.
void StepNotebook::finish(LiveOutput& live, std::size_t index) {
  console_.write(live.finish());
  if (live.left_out() == 0) return;
  const std::filesystem::path file =
      std::filesystem::path(options_.out) / fmt::format("{}_cell_{}.txt", lesson_.id, place_of(index).number);
  std::ofstream out(file, std::ios::binary);
  for (const Output& output : cell(index).outputs)
    if (const auto* text = std::get_if<StreamText>(&output)) out << text->text;
  if (!out.flush()) return;
  const std::uint64_t omitted = cell(index).omitted;
  say(fmt::format(
      "{} lines are not shown; {} in {}{}", live.left_out(),
      omitted > 0 ? fmt::format("all but the last {} bytes are", omitted) : std::string("all are"),
      file.string(), keeps_figures_ ? "" : " until you quit"));
}

void StepNotebook::show_end(std::size_t index, const Outcome& outcome) {
  if (outcome.interrupted) {
    say(fmt::format("cell {} was interrupted; you stand before it again", place_of(index).number));
  } else if (outcome.error) {
    console_.write(error_text(*outcome.error, style()));
  }
  if (!outcome.interrupted && !outcome.done)
    say(fmt::format("cell {} failed; you stand before it again", place_of(index).number));
  if (const auto question = question_before(index); question && outcome.done && answers_.contains(*question))
    say("You predicted: " + answers_[*question]);
  if (outcome.done) say(duration_text(outcome.seconds) + (outcome.differs ? "  ≠ differs from before" : ""));
}

void StepNotebook::say(const std::string& text) { console_.write(remark(text, style())); }

StepPlace StepNotebook::place_of(std::size_t index) const {
  const auto found = std::lower_bound(shown_.begin(), shown_.end(), index);
  return {static_cast<std::size_t>(found - shown_.begin()) + 1, shown_.size()};
}

std::optional<OutputLimits> StepNotebook::limits() const {
  return console_.is_terminal() ? std::optional<OutputLimits>(OutputLimits{}) : std::nullopt;
}

}  // namespace chalkline
