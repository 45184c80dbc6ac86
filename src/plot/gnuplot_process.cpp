#include "plot/gnuplot_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/process.hpp>
#include <boost/process/extend.hpp>
#include <cstring>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

#include "base/process.hpp"

namespace chalkline::plot {
namespace {

namespace asio = boost::asio;
namespace bp = boost::process;

// Between fork and exec: the child dies with the thread that started it, and starts with no signal
// held back or ignored.
struct DieWithParent : bp::extend::handler {
  pid_t parent = ::getpid();
  template <class Executor>
  void on_exec_setup(Executor&) const {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
  }
  // A child that could not become gnuplot is over at once; it must not stay as a zombie.
  template <class Executor>
  void on_error(Executor& executor, const std::error_code&) const {
    base::wait_for_process(executor.pid);
  }
};

// A write to a gnuplot that has died must be an error, not the end of this process. The signal goes
// to the thread that writes: it is blocked there, and taken if it came.
class SigpipeBlocked {
 public:
  SigpipeBlocked() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~SigpipeBlocked() {
    const timespec at_once{};
    if (!sigismember(&before_, SIGPIPE))
      while (::sigtimedwait(&pipe_, nullptr, &at_once) == SIGPIPE) continue;
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SigpipeBlocked(const SigpipeBlocked&) = delete;
  SigpipeBlocked& operator=(const SigpipeBlocked&) = delete;

 private:
  sigset_t pipe_{}, before_{};
};

boost::filesystem::path find_gnuplot() {
  const auto path = bp::search_path("gnuplot");
  if (path.empty())
    throw GnuplotError(
        "gnuplot was not found on PATH; install it (on Debian: sudo apt install gnuplot-nox)");
  return path;
}

// Fonts and number formats must not depend on who runs this.
bp::environment gnuplot_environment() {
  bp::environment environment = boost::this_process::environment();
  environment["LC_ALL"] = "C.UTF-8";
  for (const char* name :
       {"GNUTERM", "GNUPLOT_LIB", "GNUPLOT_FONTPATH", "GNUPLOT_DEFAULT_GDFONT", "GNUPLOT_PS_DIR"})
    environment.erase(name);
  return environment;
}

// Another gnuplot, started at the same time by another thread, must not inherit these pipes: it
// would keep them open.
std::mutex starting;

void keep_from_other_children(const bp::async_pipe& pipe) {
  for (const int end : {pipe.native_source(), pipe.native_sink()})
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
}

struct Outcome {
  std::string output, errors;
  int status = 0;  // as waitpid gives it
  bool timed_out = false;
};

std::string line_of(const std::string& script, std::size_t number) {
  std::size_t begin = 0;
  for (; number > 1 && begin != std::string::npos; --number) {
    begin = script.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  return begin == std::string::npos
             ? ""
             : script.substr(begin, std::min<std::size_t>(script.find('\n', begin) - begin, 120));
}

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == '\n' || c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && blank(text[begin])) ++begin;
  return text.substr(begin);
}

// gnuplot's own words, and the line of the script that they name.
std::string explain(const std::string& errors, const std::string& script) {
  std::string text = trimmed(errors);
  const auto at = text.find("line ");
  if (at != std::string::npos) {
    const auto number = std::strtoul(text.c_str() + at + 5, nullptr, 10);
    const std::string line = number > 0 ? line_of(script, number) : "";
    if (!line.empty()) text += "\n  line " + std::to_string(number) + " of the script is: " + line;
  }
  return text.empty() ? "it said nothing" : text;
}

void demand_success(const Outcome& outcome, const std::string& script,
                    std::chrono::milliseconds limit) {
  if (outcome.timed_out)
    throw GnuplotError("gnuplot took longer than " + std::to_string(limit.count()) +
                       " ms and was killed; draw fewer points or allow it more time");
  if (WIFSIGNALED(outcome.status))
    throw GnuplotError("gnuplot was killed by signal " + std::to_string(WTERMSIG(outcome.status)) +
                       " (" + ::strsignal(WTERMSIG(outcome.status)) + ") before it had finished");
  if (!WIFEXITED(outcome.status) || WEXITSTATUS(outcome.status) != 0)
    throw GnuplotError("gnuplot failed with status " + std::to_string(WEXITSTATUS(outcome.status)) +
                       ": " + explain(outcome.errors, script));
  if (!outcome.errors.empty())
    throw GnuplotError("gnuplot complained: " + explain(outcome.errors, script));
  if (outcome.output.empty()) throw GnuplotError("gnuplot drew nothing: it wrote no output");
}

bp::child start(const std::vector<std::string>& arguments, bp::async_pipe& in, bp::async_pipe& out,
                bp::async_pipe& err) {
  const auto gnuplot = find_gnuplot();
  std::error_code failed;
  bp::child child(gnuplot, bp::args(arguments), gnuplot_environment(),
                  bp::std_in<in, bp::std_out> out, bp::std_err > err, failed, DieWithParent{});
  if (!failed && child.id() <= 0)
    failed.assign(errno, std::generic_category());  // as Boost 1.74 has it without a pipe
  if (failed)
    throw GnuplotError("gnuplot (" + gnuplot.string() +
                       ") could not be started: " + failed.message());
  return child;
}

// Runs to the end of the child's output or to the time limit, reading and writing at once.
Outcome run(const std::vector<std::string>& arguments, const std::string& script,
            std::chrono::milliseconds limit) {
  const SigpipeBlocked sigpipe;
  asio::io_context context;
  std::unique_lock lock(starting);
  bp::async_pipe in(context), out(context), err(context);
  for (const auto* pipe : {&in, &out, &err}) keep_from_other_children(*pipe);
  Outcome outcome;
  bp::child child = start(arguments, in, out, err);
  lock.unlock();
  asio::steady_timer timer(context, limit);
  int open = 2;
  const auto read_all = [&](bp::async_pipe& pipe, std::string& into) {
    asio::async_read(pipe, asio::dynamic_buffer(into),
                     [&](const boost::system::error_code&, std::size_t) {
                       if (--open == 0) timer.cancel();
                     });
  };
  read_all(out, outcome.output);
  read_all(err, outcome.errors);
  asio::async_write(in, asio::buffer(script),
                    [&](const boost::system::error_code&, std::size_t) { in.close(); });
  timer.async_wait([&](const boost::system::error_code& error) {
    if (!error) outcome.timed_out = true;
    if (outcome.timed_out) base::send_signal(child.id(), SIGKILL);
    context.stop();
  });
  context.run();
  // Its output has ended; it may still linger. What is left of the time limit is its last chance.
  while (base::wait_for_process(child.id(), &outcome.status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > timer.expiry() &&
        !std::exchange(outcome.timed_out, true))
      base::send_signal(child.id(), SIGKILL);
    ::usleep(500);
  }
  child.detach();
  return outcome;
}

}  // namespace

std::string run_gnuplot(const std::string& script, GnuplotOptions options) {
  Outcome outcome = run({"-d", "/dev/stdin"}, script, options.time_limit);
  demand_success(outcome, script, options.time_limit);
  return std::move(outcome.output);
}

std::string gnuplot_version() {
  const Outcome outcome = run({"--version"}, "", std::chrono::seconds(10));
  const std::string text = trimmed(outcome.output);
  const std::string prefix = "gnuplot ";
  if (text.compare(0, prefix.size(), prefix) != 0)
    throw GnuplotError("gnuplot --version did not tell its version but: " +
                       explain(outcome.output + outcome.errors, ""));
  return text.substr(prefix.size());
}

}  // namespace chalkline::plot
