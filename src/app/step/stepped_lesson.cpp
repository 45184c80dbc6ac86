#include "app/step/stepped_lesson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "app/step/live_output.hpp"
#include "base/read_file.hpp"
#include "record/plain_text.hpp"
#include "terminal/show_figure.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

/// Shows what a lesson says before its first cell.
class PreludeViewer : public StepViewer {
 public:
  explicit PreludeViewer(StepConsole& console) : console_(console) {}
  void see(const record::StreamText& text) override {
    console_.write(live_.add(text.stream, text.text));
  }
  void see(const record::Display&) override {}
  void finish() { console_.write(live_.finish()); }

 private:
  StepConsole& console_;
  LiveOutput live_{{}};
};

}  // namespace

void Fingerprint::add(const record::StreamText& text) {
  parts_[static_cast<std::size_t>(text.stream)].add(text.text);
}

void Fingerprint::add(const record::Display& display) {
  std::string what = std::to_string(display.index());
  if (const auto* figure = std::get_if<record::FigureDisplay>(&display)) {
    what += figure->title + '\n' + figure->alt + '\n' + figure->caption.value_or("") + '\n' +
            base::read_file_if_any(terminal::file_with(figure->files, ".gp"));
  } else {
    what += record::plain_text(display);
  }
  parts_[2].add(text::content_hash(what));  // of a fixed length, so that two displays are not one
}

std::string Fingerprint::digits() const {
  std::string all;
  for (const text::ContentHash& part : parts_) all += part.digits();
  return all;
}

SteppedLesson::SteppedLesson(LessonProgram program, record::RunOptions options,
                             StepConsole& console)
    : program_(std::move(program)), options_(std::move(options)), console_(console) {
  begin();
}

void SteppedLesson::start(const std::vector<std::string>& parameters) {
  options_.parameters = parameters;
  begin();
}

void SteppedLesson::begin() {
  session_.reset();
  growing_ = {};
  session_ = std::make_unique<LessonSession>(program_.program, record::to_arguments(options_));
  StepOutcome outcome;
  PreludeViewer viewer(console_);
  wait_until_it_stands(0, &viewer, outcome);
  viewer.finish();
  if (session_->has_ended()) throw std::runtime_error(program_.id + " could not be started");
  source_ = source::parse_lesson(
      program_.source.string(),
      base::read_file(std::filesystem::canonical(program_.program).string() + ".cpp"));
  roles_ = book::cell_roles(record::record_before_run(program_.id, source_));
  shown_.clear();
  for (std::size_t i = 0; i < source_.cells.size(); ++i)
    if (!source_.cells[i].source.empty() && !roles_[i].is_note) shown_.push_back(i);
  if (shown_.empty())
    throw std::runtime_error(program_.id + " has nothing to show: all its cells are empty");
}

bool SteppedLesson::runs(std::size_t cell) const {
  return source_.cells[cell].in_body && source_.cells[cell].kind == source::CellKind::code;
}

StepPlace SteppedLesson::place_of(std::size_t cell) const {
  const auto found = std::lower_bound(shown_.begin(), shown_.end(), cell);
  return {static_cast<std::size_t>(found - shown_.begin()) + 1, shown_.size()};
}

bool SteppedLesson::any_failed() const {
  return std::any_of(results_.begin(), results_.end(),
                     [](const auto& one) { return one.second.failed; });
}

bool SteppedLesson::stand_before(std::size_t cell) {
  for (bool restarted = false; session_->before() != cell;) {
    StepOutcome outcome;
    const auto before = session_->before();
    if (session_->has_ended()) {
      if (std::exchange(restarted, true)) return false;
      begin();
    } else if (!before || *before > cell) {
      session_->back(cell);
      wait_until_it_stands(cell, nullptr, outcome);
      if (const auto from = session_->before(); from && *from < cell) report_running(*from, cell);
    } else if (!run(*before, nullptr).done) {
      return false;
    }
  }
  return true;
}

/// Says that what is not kept is made anew.
void SteppedLesson::report_running(std::size_t from, std::size_t to) {
  std::size_t cells = 0;
  for (std::size_t i = from; i < to; ++i) cells += runs(i) ? 1 : 0;
  console_.remark(
      fmt::format("no checkpoint is kept here: {} run again, unseen, from cell {}",
                  cells == 1 ? std::string("one cell is") : fmt::format("{} cells are", cells),
                  place_of(from).number));
}

bool SteppedLesson::stand_at_the_end() {
  while (session_->before())
    if (!run(*session_->before(), nullptr).done) return false;
  return true;
}

StepOutcome SteppedLesson::run(std::size_t cell, StepViewer* viewer) {
  StepOutcome outcome;
  fingerprint_ = {};
  session_->go();
  wait_until_it_stands(cell, viewer, outcome);
  if (session_->has_ended()) outcome.done = false;
  std::string fingerprint = fingerprint_.digits();
  if (outcome.error) fingerprint += outcome.error->type + outcome.error->message;
  const auto before = results_.find(cell);
  outcome.differs = before != results_.end() && before->second.fingerprint != fingerprint;
  if (outcome.done) outcome.interrupted = false;
  if (!outcome.interrupted) results_[cell] = {std::move(fingerprint), !outcome.done};
  return outcome;
}

void SteppedLesson::wait_until_it_stands(std::size_t cell, StepViewer* viewer,
                                         StepOutcome& outcome) {
  const StepConsole::Bar bar = [this, place = place_of(cell)](std::size_t width) {
    return running_bar(program_.id, place, width);
  };
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
    for (const SessionEvent& event : session_->take()) take(event, viewer, outcome);
  }
}

void SteppedLesson::take(const SessionEvent& event, StepViewer* viewer, StepOutcome& outcome) {
  if (const auto* text = std::get_if<record::StreamText>(&event)) {
    fingerprint_.add(*text);
    growing_.append(text->stream, text->text);
    if (viewer) viewer->see(*text);
    return;
  }
  if (const auto* end = std::get_if<SessionEnded>(&event))
    outcome.error = record::CellError{"end", end->reason, false};
  const auto* happened = std::get_if<record::RunEvent>(&event);
  if (!happened) return;
  if (const auto* noted = std::get_if<record::Noted>(happened))
    console_.remark(text::printable(noted->text));
  if (const auto* begun = std::get_if<record::CellBegun>(happened)) {
    record::CellRecord& record = growing_.record().cells.at(begun->cell);
    record.outputs.clear();
    record.omitted = 0;
  } else if (const auto* displayed = std::get_if<record::Displayed>(happened)) {
    fingerprint_.add(displayed->display);
    if (viewer) viewer->see(displayed->display);
  } else if (const auto* ended = std::get_if<record::CellEnded>(happened)) {
    if (!growing_.cell()) return;
    outcome.done = ended->status == record::RunStatus::done;
    outcome.error = ended->error;
    outcome.seconds = ended->seconds;
  } else if (const auto* run = std::get_if<record::RunEnded>(happened);
             run && !run->error.empty()) {
    outcome.error = record::CellError{"error", run->error, false};
  }
  growing_.apply(*happened);
}

}  // namespace chalkline::app
