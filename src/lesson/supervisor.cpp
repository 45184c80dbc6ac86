#include "lesson/supervisor.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <future>
#include <iostream>
#include <utility>

#include "base/atomic_write.hpp"
#include "base/descriptor.hpp"
#include "base/interrupt.hpp"
#include "base/process.hpp"
#include "lesson/children.hpp"
#include "lesson/report.hpp"
#include "lesson/state.hpp"
#include "lesson/watched_run.hpp"
#include "plot/gnuplot_process.hpp"
#include "record/event_channel.hpp"

namespace chalkline::lesson {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds grace{2};  // between the request to end and the end
// After its last cell a lesson has nothing to do but to clean up (static destructors, atexit).
constexpr std::chrono::seconds time_to_clean_up{10};

// Without a thread of its own, where there are too many, it is done when its result is asked for.
constexpr std::launch at_once_if_possible = std::launch::async | std::launch::deferred;

volatile sig_atomic_t interrupted = 0;

void note_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (!base::is_kept_ignored(signal)) sigaction(signal, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

class Supervisor {
 public:
  Supervisor(pid_t child, base::Descriptor output, base::Descriptor errors,
             base::Descriptor channel, int channel_there, const Supervision& supervision)
      : child_(child),
        ends_(static_cast<int>(syscall(SYS_pidfd_open, child, 0))),
        outputs_{{std::move(output), STDOUT_FILENO, record::Stream::standard_output},
                 {std::move(errors), STDERR_FILENO, record::Stream::standard_error}},
        channel_(std::move(channel)),
        channel_there_(channel_there),
        limit_(supervision.time_limit),
        growing_(supervision.record) {
    for (const Output& one : outputs_) base::set_nonblocking(one.from);
  }

  /// Watches until the child has ended, and ends what it left behind.
  void watch() {
    int status = 0;
    for (pid_t ended = 0; ended == 0;) {
      wait_for_something();
      pass_on_output();
      receive();
      enforce_limits();
      ended = base::wait_for_process(child_, &status, WNOHANG);
    }
    while (receive()) continue;  // what it said last
    ended_well_ = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const bool failed_in_the_end =
        !ended_well_ && growing_.record().status == record::RunStatus::done;
    if (!growing_.has_ended() || failed_in_the_end)
      break_off(reason_ ? *reason_ : how_it_ended(status));
  }

  void pass_on_output() {
    for (Output& one : outputs_) pass_on(one);
  }

  bool succeeded() const {
    return ended_well_ && growing_.record().status == record::RunStatus::done && write_error_ == 0;
  }
  int write_error() const { return write_error_; }
  record::RunRecord& record() { return growing_.record(); }

 private:
  struct Output {
    base::Descriptor from;
    int to;
    record::Stream stream;
    bool is_heard = true;  // somebody reads what is passed on
  };

  void wait_for_something() {
    pollfd ready[] = {{channel_.number(), POLLIN, 0},
                      {ends_.number(), POLLIN, 0},
                      {outputs_[0].from.number(), POLLIN, 0},
                      {outputs_[1].from.number(), POLLIN, 0}};
    poll(ready, 4, ends_ ? 100 : 10);
  }

  void pass_on(Output& output) {
    char buffer[65536];
    while (output.from) {
      const ssize_t n = read(output.from.number(), buffer, sizeof buffer);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return;  // nothing more for now
      if (n == 0) output.from.close();
      const std::string_view text(buffer, static_cast<std::size_t>(n));
      growing_.append(output.stream, text);
      note_passed_on(text);
      write_on(output, text);
    }
  }

  void write_on(Output& output, std::string_view text) {
    while (output.is_heard && !text.empty()) {
      const ssize_t n = write(output.to, text.data(), text.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        output.is_heard = false;
        if (errno == EPIPE)
          stop({"interrupt", "nobody reads on: its standard output was closed", false});
        else if (output.stream == record::Stream::standard_output)
          write_error_ = errno;
        return;
      }
      text.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  /// Takes the next event, if there is one.
  bool receive() {
    if (!channel_) return false;
    const std::optional<std::string> message = reader_.take(channel_.number());
    if (reader_.state() == record::MessageReader::State::broken) end_garbled();
    if (reader_.state() != record::MessageReader::State::open) channel_.close();
    if (!message) return false;
    pass_on_output();
    try {
      take(record::run_event_from_json(*message));
    } catch (const record::RecordError&) {
      end_garbled();
      channel_.close();
      return false;
    }
    return record::send_message(channel_.number(), "");
  }

  void take(const record::RunEvent& event) {
    const std::size_t cell = growing_.cell().value_or(no_cell);
    if (const auto* end = std::get_if<record::RunEnded>(&event); end && growing_.has_ended()) {
      if (!reason_) reason_ = record::CellError{"terminated", end->error, false};
      return;
    }
    if (const auto* end = std::get_if<record::CellEnded>(&event))
      cell_failed_ = end->status == record::RunStatus::failed;
    growing_.apply(event);
    if (growing_.has_ended()) last_cell_ended_ = Clock::now();
    report_and_show(event, cell);
  }

  /// Nothing that the lesson tells can be relied on any longer.
  void end_garbled() {
    end_now({"garbled events",
             "it wrote to file descriptor " + std::to_string(channel_there_) +
                 ", which it has not opened and by which Chalkline follows it",
             false});
  }

  /// A figure's window is to outlive this process, which adopts all else that is started below it,
  /// to end it.
  static void report_and_show(const record::RunEvent& event, std::size_t cell) {
    const bool opens_window =
        state().show == terminal::Show::window && std::holds_alternative<record::Displayed>(event);
    if (opens_window) prctl(PR_SET_CHILD_SUBREAPER, 0);
    report_event(event, cell);
    if (opens_window) prctl(PR_SET_CHILD_SUBREAPER, 1);
  }

  void enforce_limits() {
    if (interrupted && !reason_) stop({"interrupt", "it was interrupted", false});
    if (limit_.count() > 0 && Clock::now() - began_ > limit_ && !reason_) {
      char text[64];
      std::snprintf(text, sizeof text, "it took longer than %g s and was ended", limit_.count());
      end_now({"time limit", text, false});
    }
    if (last_cell_ended_ && Clock::now() - *last_cell_ended_ > time_to_clean_up)
      end_now({"time limit",
               "it did not come to its end within " + std::to_string(time_to_clean_up.count()) +
                   " s and was ended",
               false});
    if (stopped_ && Clock::now() - *stopped_ > grace) base::send_signal(child_, SIGKILL);
  }

  void end_now(record::CellError reason) {
    if (reason_) return;
    reason_ = std::move(reason);
    base::send_signal(child_, SIGKILL);
  }

  /// The same, but it may finish a file that it writes.
  void stop(record::CellError reason) {
    if (reason_) return;
    reason_ = std::move(reason);
    stopped_ = Clock::now();
    base::send_signal(child_, SIGINT);
  }

  void break_off(record::CellError error) {
    pass_on_output();
    if (growing_.has_ended()) error.message = "after the last cell: " + error.message;
    const std::size_t cell = growing_.break_off(error).value_or(no_cell);
    if (cell == no_cell && cell_failed_ && !reason_) return;  // it has told why
    report(place_of(cell) + error.message);
  }

  pid_t child_;
  base::Descriptor ends_;  // can be read once the child has ended
  Output outputs_[2];
  base::Descriptor channel_;
  int channel_there_;  // the other end's number in the lesson
  record::MessageReader reader_;
  std::chrono::duration<double> limit_;
  record::GrowingRecord growing_;
  Clock::time_point began_ = Clock::now();
  std::optional<Clock::time_point> stopped_, last_cell_ended_;
  std::optional<record::CellError> reason_;  // why this process ended the lesson
  int write_error_ = 0;
  bool ended_well_ = false, cell_failed_ = false;
};

std::string version_or_none() {
  const std::string version = plot::gnuplot_version_if_any();
  return version.empty() ? "none" : version;
}

}  // namespace

int run_supervised(const std::function<int()>& run, const Supervision& supervision) {
  const fs::path file = supervision.file.empty() ? fs::path() : fs::absolute(supervision.file);
  base::Pipe output = base::make_pipe(), errors = base::make_pipe();
  base::SocketPair channel = base::make_socket_pair();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw base::cannot_fork("cannot start the lesson");
  if (child == 0) {
    for (base::Descriptor* end : {&output.from, &errors.from, &channel.here}) end->close();
    run_watched(run, {std::move(output.to), std::move(errors.to), channel.there.number()}, parent);
  }
  const int channel_there = channel.there.number();
  for (base::Descriptor* end : {&output.to, &errors.to, &channel.there}) end->close();
  note_interrupts();
  std::future<std::string> gnuplot;
  if (!file.empty() && supervision.record.versions.gnuplot.empty())
    gnuplot = std::async(at_once_if_possible, version_or_none);
  Supervisor supervisor(child, std::move(output.from), std::move(errors.from),
                        std::move(channel.here), channel_there, supervision);
  supervisor.watch();
  if (gnuplot.valid()) supervisor.record().versions.gnuplot = gnuplot.get();
  end_children();
  supervisor.pass_on_output();
  if (const int error = supervisor.write_error())
    report(place_of(no_cell) + "could not write to standard output: " + std::strerror(error));
  if (!file.empty()) base::atomic_write(file, record::to_json(supervisor.record()));
  return supervisor.succeeded() ? 0 : 1;
}

}  // namespace chalkline::lesson
