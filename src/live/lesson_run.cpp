#include "live/lesson_run.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>
#include <utility>

#include "base/read_file.hpp"
#include "live/figures.hpp"
#include "record/drawing.hpp"
#include "record/event_channel.hpp"

namespace chalkline::live {
namespace {

using Clock = std::chrono::steady_clock;
using State = record::MessageReader::State;

// Between the end of a run that is asked for and its end; then the waiting lesson hangs.
constexpr std::chrono::seconds time_to_be_killed{2};

// Of what a lesson displays at once, and of its record.
constexpr std::size_t longest_event = std::size_t{16} << 20;

std::string seconds_text(std::chrono::milliseconds time) {
  char text[32];
  std::snprintf(text, sizeof text, "%g s", static_cast<double>(time.count()) / 1000.0);
  return text;
}

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

/// Where the run's figures are as long as it lasts.
class RunFolder {
 public:
  explicit RunFolder(std::filesystem::path path) : path_(std::move(path)) {
    std::filesystem::create_directories(path_);
  }
  ~RunFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

 private:
  std::filesystem::path path_;
};

class LessonRun {
 public:
  LessonRun(WaitingLesson& lesson, const RunPlan& plan)
      : lesson_(lesson), plan_(plan), folder_(plan.folder), drawing_(plan.limits.script) {
    WaitingLesson::Asked asked = lesson.ask({.parameters = plan.parameters,
                                             .out = plan.folder.string(),
                                             .films = plan.films,
                                             .cpu_seconds = plan.limits.cpu_seconds,
                                             .memory = plan.limits.memory});
    ends_ = std::move(asked.here);
    growing_ = record::GrowingRecord(std::move(asked.record));
    for (const std::size_t cell : answering_cells(growing_.record())) unanswered_.insert(cell);
    const timeval patience{5, 0};  // with a lesson that does not take what it asked for
    for (const base::Descriptor* socket : {&ends_.drawing, &ends_.events})
      ::setsockopt(socket->number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  }

  RunOutcome run() {
    while (!is_over_) {
      wait_for_something();
      pass_on_output();
      receive_event();
      draw();
      receive_end();
      enforce_limits();
    }
    while (receive_event()) continue;  // what it said last
    pass_on_output();
    return outcome();
  }

 private:
  void wait_for_something() {
    const auto unless_killed = [this](int file) { return pollfd{reason_ ? -1 : file, POLLIN, 0}; };
    pollfd ready[] = {unless_killed(ends_.output.number()), unless_killed(ends_.errors.number()),
                      unless_killed(ends_.events.number()), unless_killed(ends_.drawing.number()),
                      unless_killed(plan_.call_off),        {ends_.life.number(), POLLIN, 0}};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline() - Clock::now());
    ::poll(ready, std::size(ready), static_cast<int>(std::clamp<long>(left.count(), 0, 60'000)));
    is_called_off_ = is_called_off_ || ready[4].revents != 0;
  }

  Clock::time_point deadline() const {
    return killed_ ? *killed_ + time_to_be_killed : began_ + plan_.limits.time;
  }

  void pass_on_output() {
    pass_on(ends_.output, record::Stream::standard_output);
    pass_on(ends_.errors, record::Stream::standard_error);
  }

  void pass_on(base::Descriptor& from, record::Stream stream) {
    char buffer[65536];
    while (from && !has_printed_too_much()) {
      const ssize_t n = ::read(from.number(), buffer, sizeof buffer);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return;
      if (n == 0) from.close();
      growing_.append(stream, {buffer, static_cast<std::size_t>(n)});
    }
  }

  bool has_printed_too_much() const {
    const auto cell = growing_.cell();
    return plan_.limits.ends_long_text && cell && growing_.record().cells[*cell].omitted > 0;
  }

  /// Takes the next event, if there is one.
  bool receive_event() {
    if (!ends_.events || reason_) return false;
    const std::optional<std::string> message = events_.take(ends_.events.number());
    if (events_.state() == State::too_long)
      end({"too much output", "it displayed more than " + mebibytes(longest_event) + " at once"});
    if (events_.state() == State::broken) end_garbled();
    if (events_.state() != State::open) ends_.events.close();
    if (!message) return false;
    pass_on_output();
    if (has_printed_too_much()) return false;  // which ends it
    try {
      take(record::run_event_from_json(*message));
    } catch (const record::RecordError&) {
      end_garbled();
      return false;
    }
    return true;
  }

  void take(record::RunEvent event) {
    const std::optional<std::size_t> cell = growing_.cell();
    if (auto* displayed = std::get_if<record::Displayed>(&event))
      if (auto* figure = std::get_if<record::FigureDisplay>(&displayed->display))
        *figure = take_figure(std::move(*figure));
    growing_.apply(event);
    if (std::holds_alternative<record::RunEnded>(event))
      error_ = std::get<record::RunEnded>(event).error;
    record::send_message(ends_.events.number(), "");  // it goes on meanwhile
    if (std::holds_alternative<record::CellEnded>(event) && cell) answer({*cell});
  }

  record::FigureDisplay take_figure(record::FigureDisplay display) {
    book::FigureFiles files, hashed;
    for (const std::string& path : display.files)
      if (path.ends_with(".svg"))
        files[std::filesystem::path(path).filename()] = base::read_file_if_any(path);
    display = under_its_hash(std::move(display), files, hashed);
    for (auto& [file, svg] : hashed) {
      plan_.on_figure(file, svg);
      figures_.emplace(file, std::move(svg));
    }
    return display;
  }

  void answer(std::vector<std::size_t> cells) {
    std::erase_if(cells, [this](std::size_t cell) { return unanswered_.erase(cell) == 0; });
    if (cells.empty()) return;
    for (CellAnswer& one : answers_of(growing_.record(), figures_, cells, plan_.page))
      plan_.on_cell(std::move(one));
  }

  /// Draws what the lesson asks for, if it does.
  void draw() {
    if (!ends_.drawing || reason_) return;
    const std::optional<std::string> script = drawing_.take(ends_.drawing.number());
    if (drawing_.state() == State::too_long)
      end({"too large a figure", "a figure has more than " + mebibytes(plan_.limits.script) +
                                     " of gnuplot's script, which is the most that is drawn "
                                     "here; draw fewer points"});
    if (drawing_.state() == State::broken) end_garbled();
    // Else it stays open, as a lesson that nobody draws for draws itself.
    if (drawing_.state() == State::gone) ends_.drawing.close();
    if (!script) return;
    const Clock::time_point before = Clock::now();
    const record::Drawing drawing = drawn(*script);
    drawing_seconds_ += std::chrono::duration<double>(Clock::now() - before).count();
    if (!record::send_drawing(ends_.drawing.number(), drawing)) ends_.drawing.close();
  }

  record::Drawing drawn(const std::string& script) const {
    try {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline() - Clock::now());
      return {plan_.draw(script, std::max(left, std::chrono::milliseconds(1))), ""};
    } catch (const std::exception& error) {
      return {"", error.what()};
    }
  }

  void receive_end() {
    const std::optional<std::string> message = life_.take(ends_.life.number());
    is_over_ = life_.state() != State::open || message;
    if (message) over_ = record::run_over_from_text(*message);
  }

  void enforce_limits() {
    if (is_over_) return;
    if (is_called_off_) end({"superseded", ""});
    if (has_printed_too_much())
      end({"too much output", "it printed more than " +
                                  mebibytes(record::GrowingRecord::kept_bytes) +
                                  " in one cell, which is the most that is shown, and was ended"});
    if (Clock::now() < deadline()) return;
    if (killed_) {
      lesson_.give_up();
      is_over_ = true;
    }
    end({"time limit", "it took longer than " + seconds_text(plan_.limits.time) +
                           ", which is the most that a run may take here, and was ended"});
  }

  void end_garbled() {
    end({"garbled events",
         "it wrote to a file descriptor that it has not opened and by which Chalkline follows it"});
  }

  /// Has the run killed for this reason, if there is none yet.
  void end(record::CellError reason) {
    if (reason_) return;
    reason_ = std::move(reason);
    killed_ = Clock::now();
    ::shutdown(ends_.life.number(), SHUT_WR);
  }

  std::string how_it_ended() const {
    const int status = over_->status;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || was_cpu_limit()))
      return "it computed for more than " + std::to_string(plan_.limits.cpu_seconds) +
             " s, which is the most that a run may take here, and was ended";
    if (WIFSIGNALED(status))
      return "killed by signal " + std::to_string(WTERMSIG(status)) + " (" +
             ::strsignal(WTERMSIG(status)) + ")";
    return "it ended the lesson, with exit status " + std::to_string(WEXITSTATUS(status));
  }

  bool was_cpu_limit() const {
    return plan_.limits.cpu_seconds > 0 &&
           over_->cpu_seconds >= static_cast<double>(plan_.limits.cpu_seconds);
  }

  RunOutcome outcome() {
    RunOutcome outcome{.cpu_seconds = drawing_seconds_};
    RunEnd& end = outcome.end;
    end.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    if (over_) outcome.cpu_seconds += over_->cpu_seconds;
    if (reason_ && reason_->type == "superseded") {
      end.status = RunEnd::Status::superseded;
      return outcome;
    }
    outcome.is_lost = !over_ && !reason_;
    if (outcome.is_lost) return outcome;
    break_off_if_it_did();
    answer({unanswered_.begin(), unanswered_.end()});
    const bool is_done = growing_.record().status == record::RunStatus::done;
    end.status = is_done ? RunEnd::Status::done : RunEnd::Status::failed;
    if (!is_done) end.message = message();
    return outcome;
  }

  void break_off_if_it_did() {
    const bool ended_well = over_ && over_->status == 0;
    const bool has_told = growing_.has_ended() || (!growing_.cell() && has_failed_cell());
    if (has_told && (ended_well || growing_.record().status == record::RunStatus::failed)) return;
    record::CellError error = reason_ ? *reason_ : record::CellError{"exit", how_it_ended()};
    if (growing_.has_ended()) error.message = "after the last cell: " + error.message;
    error_ = error.message;
    if (const auto cell = growing_.break_off(error)) unanswered_.insert(*cell);
  }

  bool has_failed_cell() const {
    return std::ranges::any_of(growing_.record().cells, [](const record::CellRecord& cell) {
      return cell.status == record::RunStatus::failed;
    });
  }

  std::string message() const {
    for (const record::CellRecord& cell : growing_.record().cells) {
      if (cell.status != record::RunStatus::failed || !cell.error) continue;
      if (cell.error->type == "std::bad_alloc" && plan_.limits.memory > 0)
        return "it needs more than " + mebibytes(plan_.limits.memory) +
               " of memory, which is the most that a run may take here";
      return cell.error->message;
    }
    return error_;
  }

  WaitingLesson& lesson_;
  const RunPlan& plan_;
  const RunFolder folder_;
  const Clock::time_point began_ = Clock::now();
  record::RunEnds ends_;
  record::MessageReader events_{longest_event}, drawing_, life_{1000};
  record::GrowingRecord growing_;
  book::FigureFiles figures_;  // by their hashes
  std::set<std::size_t> unanswered_;
  std::optional<record::RunOver> over_;
  std::optional<record::CellError> reason_;  // why it was killed here
  std::optional<Clock::time_point> killed_;
  std::string error_;  // that belongs to no cell
  double drawing_seconds_ = 0.0;
  bool is_over_ = false, is_called_off_ = false;
};

}  // namespace

RunOutcome run_lesson(WaitingLesson& lesson, const RunPlan& plan) {
  return LessonRun(lesson, plan).run();
}

}  // namespace chalkline::live
