#include "lesson/supervisor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <future>
#include <iostream>
#include <system_error>

#include "base/atomic_write.hpp"
#include "base/process.hpp"
#include "lesson/children.hpp"
#include "lesson/state.hpp"
#include "lesson/tell.hpp"
#include "plot/gnuplot_process.hpp"
#include "record/event_channel.hpp"

namespace chalkline::lesson {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds grace{2};  // between the request to end and the end

void check(long result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

volatile sig_atomic_t interrupted = 0;

void note_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

// The child tells of each event and waits for the answer: when that comes, all that it had written
// before has been read and stands in the record before the event.
void send_event(int channel, const record::RunEvent& event) {
  if (!record::send_message(channel, record::to_json(event)) || !record::receive_message(channel))
    std::_Exit(1);  // nobody is left to run for
}

[[noreturn]] void run_child(const std::function<int()>& run, int output, int errors, int channel,
                            pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) std::_Exit(1);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  close(output);
  close(errors);
  state().process = getpid();
  state().emit = [channel](const record::RunEvent& event) { send_event(channel, event); };
  std::exit(run());
}

class Supervisor {
 public:
  Supervisor(pid_t child, int output, int errors, int channel, const Supervision& supervision)
      : child_(child),
        ends_(static_cast<int>(syscall(SYS_pidfd_open, child, 0))),
        pipes_{{output, STDOUT_FILENO, record::Stream::standard_output},
               {errors, STDERR_FILENO, record::Stream::standard_error}},
        channel_(channel),
        limit_(supervision.time_limit),
        growing_(supervision.record) {}
  ~Supervisor() {
    if (ends_ >= 0) close(ends_);
  }
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

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
    if (!growing_.has_ended()) break_off(reason_ ? *reason_ : how_it_ended(status));
  }

  void pass_on_output() {
    for (Pipe& pipe : pipes_) pass_on(pipe);
  }

  bool succeeded() const {
    return ended_well_ && growing_.record().status == record::RunStatus::done && write_error_ == 0;
  }
  int write_error() const { return write_error_; }
  record::RunRecord& record() { return growing_.record(); }

 private:
  struct Pipe {
    int from, to;
    record::Stream stream;
    bool is_open = true;
    bool is_heard = true;  // somebody reads what is passed on
  };

  void wait_for_something() {
    pollfd ready[] = {{channel_open_ ? channel_ : -1, POLLIN, 0},
                      {ends_, POLLIN, 0},
                      {-1, POLLIN, 0},
                      {-1, POLLIN, 0}};
    for (std::size_t i = 0; i < 2; ++i)
      if (pipes_[i].is_open) ready[2 + i].fd = pipes_[i].from;
    poll(ready, 4, ends_ >= 0 ? 100 : 10);
  }

  void pass_on(Pipe& pipe) {
    char buffer[65536];
    while (pipe.is_open) {
      const ssize_t n = read(pipe.from, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return;  // nothing more for now
      if (n == 0) pipe.is_open = false;
      const std::string_view text(buffer, static_cast<std::size_t>(n));
      growing_.append(pipe.stream, text);
      write_on(pipe, text);
    }
  }

  void write_on(Pipe& pipe, std::string_view text) {
    while (pipe.is_heard && !text.empty()) {
      const ssize_t n = write(pipe.to, text.data(), text.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        pipe.is_heard = false;
        if (errno == EPIPE)
          stop({"interrupt", "nobody reads on: its standard output was closed", false});
        else if (pipe.stream == record::Stream::standard_output)
          write_error_ = errno;
        return;
      }
      text.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  /// Takes the next event, if there is one.
  bool receive() {
    pollfd ready{channel_, POLLIN, 0};
    if (!channel_open_ || poll(&ready, 1, 0) <= 0) return false;
    const std::optional<std::string> message = record::receive_message(channel_);
    if (!message) return channel_open_ = false;
    pass_on_output();
    const record::RunEvent event = record::run_event_from_json(*message);
    const std::size_t cell = growing_.cell().value_or(no_cell);
    growing_.apply(event);
    tell_and_show(event, cell);
    return record::send_message(channel_, "");
  }

  /// A figure's window is to outlive this process, which adopts all else that is started below it,
  /// to end it.
  static void tell_and_show(const record::RunEvent& event, std::size_t cell) {
    const bool opens_window =
        state().show == terminal::Show::window && std::holds_alternative<record::Displayed>(event);
    if (opens_window) prctl(PR_SET_CHILD_SUBREAPER, 0);
    tell(event, cell);
    if (opens_window) prctl(PR_SET_CHILD_SUBREAPER, 1);
  }

  void enforce_limits() {
    if (interrupted && !reason_) stop({"interrupt", "it was interrupted", false});
    if (limit_.count() > 0 && Clock::now() - began_ > limit_ && !reason_) {
      char text[64];
      std::snprintf(text, sizeof text, "it took longer than %g s and was ended", limit_.count());
      reason_ = record::CellError{"time limit", text, false};
      base::send_signal(child_, SIGKILL);
    }
    if (stopped_ && Clock::now() - *stopped_ > grace) base::send_signal(child_, SIGKILL);
  }

  void stop(record::CellError reason) {
    if (reason_) return;
    reason_ = std::move(reason);
    stopped_ = Clock::now();
    base::send_signal(child_, SIGINT);
  }

  void break_off(const record::CellError& error) {
    const std::size_t cell = growing_.cell().value_or(no_cell);
    pass_on_output();
    growing_.break_off(error);
    say(place_of(cell) + error.message);
  }

  pid_t child_;
  int ends_;  // a descriptor that can be read once the child has ended
  Pipe pipes_[2];
  int channel_;
  bool channel_open_ = true;
  std::chrono::duration<double> limit_;
  record::GrowingRecord growing_;
  Clock::time_point began_ = Clock::now();
  std::optional<Clock::time_point> stopped_;
  std::optional<record::CellError> reason_;  // why this process ended the lesson
  int write_error_ = 0;
  bool ended_well_ = false;
};

std::string version_or_none() {
  try {
    return plot::gnuplot_version();
  } catch (const plot::GnuplotError&) {
    return "none";
  }
}

}  // namespace

int run_supervised(const std::function<int()>& run, Supervision supervision) {
  const fs::path file = supervision.file.empty() ? fs::path() : fs::absolute(supervision.file);
  int output[2], errors[2], channel[2];
  check(pipe2(output, O_CLOEXEC), "cannot make a pipe");
  check(pipe2(errors, O_CLOEXEC), "cannot make a pipe");
  check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel), "cannot make a socket");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t parent = getpid();
  const pid_t child = fork();
  check(child, "cannot start the lesson");
  if (child == 0) {
    for (const int end : {output[0], errors[0], channel[0]}) close(end);
    run_child(run, output[1], errors[1], channel[1], parent);
  }
  for (const int end : {output[1], errors[1], channel[1]}) close(end);
  for (const int end : {output[0], errors[0]}) fcntl(end, F_SETFL, O_NONBLOCK);
  note_interrupts();
  std::future<std::string> gnuplot;
  if (!file.empty() && supervision.record.versions.gnuplot.empty())
    gnuplot = std::async(std::launch::async, version_or_none);
  Supervisor supervisor(child, output[0], errors[0], channel[0], supervision);
  supervisor.watch();
  if (gnuplot.valid()) supervisor.record().versions.gnuplot = gnuplot.get();
  end_children();
  supervisor.pass_on_output();
  if (const int error = supervisor.write_error())
    say(place_of(no_cell) + "could not write to standard output: " + std::strerror(error));
  if (!file.empty()) base::atomic_write(file, record::to_json(supervisor.record()));
  return supervisor.succeeded() ? 0 : 1;
}

}  // namespace chalkline::lesson
