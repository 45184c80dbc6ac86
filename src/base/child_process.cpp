#include "base/child_process.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <sstream>
#include <system_error>

#include "base/process.hpp"

namespace chalkline::base {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A new process is made by vfork(): until it becomes its program it borrows this process's memory,
// which stands still meanwhile (the thread that called, at least). That takes no longer for a large
// lesson than for a small one, and the new process tells by a plain variable what went wrong. In
// between only system calls are made, and no signal handler may run.

/// All that a new process needs to become its program.
struct Launch {
  const char* program;
  char* const* arguments;
  char* const* environment;
  std::array<int, 3> streams;  // each above 2, or already in its place
  const std::vector<int>& kept;
  bool own_session;
  int end_with_parent;
  sock_fprog filter;  // none: empty
  const std::map<int, rlim_t>& limits;
  pid_t parent = ::getpid();
  int error = 0;  // that has kept it from its program
};

[[noreturn]] void give_up(Launch& launch) {
  launch.error = errno;
  ::_exit(127);
}

/// No signal is held back, and none is handled: the program takes each as it is by default.
/// A stop that is asked for before it is one is forgotten, by a handler that ends with execve():
/// the new process would stop, and hold up this one for good.
void reset_signals() {
  struct sigaction standard {};
  struct sigaction forget {};
  standard.sa_handler = SIG_DFL;
  forget.sa_handler = [](int) {};
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) != 0) continue;
    if (now.sa_handler == SIG_IGN && signal != SIGPIPE) continue;
    const bool stops = signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
    ::sigaction(signal, stops ? &forget : &standard, nullptr);
  }
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// Files that a lesson or a library opened without FD_CLOEXEC are kept back, too.
void set_descriptors(Launch& launch) {
  for (int stream = 0; stream < 3; ++stream) {
    const int from = launch.streams[static_cast<std::size_t>(stream)];
    if (from != stream && ::dup2(from, stream) < 0) give_up(launch);
  }
  ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  for (const int descriptor : launch.kept)
    if (::fcntl(descriptor, F_SETFD, 0) != 0) give_up(launch);
}

void confine(Launch& launch) {
  for (const auto& [resource, most] : launch.limits) {
    const rlimit limit{most, most};
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0) give_up(launch);
  }
  if (launch.filter.len == 0) return;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &launch.filter) != 0)
    give_up(launch);
}

[[noreturn]] void become_program(Launch& launch) {
  if (launch.own_session && ::setsid() < 0) give_up(launch);
  if (launch.end_with_parent != 0) {
    ::prctl(PR_SET_PDEATHSIG, launch.end_with_parent);
    if (::getppid() != launch.parent) ::_exit(127);  // it has ended by now
  }
  set_descriptors(launch);
  reset_signals();
  confine(launch);
  ::execve(launch.program, launch.arguments, launch.environment);
  give_up(launch);
}

/// Holds all signals back in this thread.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

/// The number of the new process, which is its program by now; or none, with launch.error.
[[gnu::noinline]] pid_t launch_child(Launch& launch) {
  const SignalsHeld held;
  // What the child does until it execs is to call the system.
  const pid_t child = ::vfork();           // NOLINT(clang-analyzer-security.insecureAPI.vfork)
  if (child == 0) become_program(launch);  // NOLINT(clang-analyzer-unix.Vfork)
  if (child < 0) launch.error = errno;
  if (child > 0 && launch.error != 0) wait_for_process(child);
  return child;
}

/// The same for a process that is nobody's child. One in between, a copy of this process, starts it
/// in a new session and ends with launch.error as its exit status.
pid_t launch_detached(Launch& launch) {
  const SignalsHeld held;
  const pid_t between = ::fork();
  if (between == 0) {
    if (::setsid() < 0) ::_exit(errno);
    launch_child(launch);
    ::_exit(launch.error);
  }
  int status = 0;
  if (between < 0) launch.error = errno;
  if (wait_for_process(between, &status) > 0)
    launch.error = WIFEXITED(status) ? WEXITSTATUS(status) : ECANCELED;
  return 0;
}

/// Texts as execve() wants them.
class Texts {
 public:
  explicit Texts(std::vector<std::string> texts) : texts_(std::move(texts)) {
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  char* const* data() const { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

Texts words_of(const fs::path& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return Texts(std::move(words));
}

Texts environment_of(const Command& command) {
  std::vector<std::string> variables;
  for (char** variable = environ; variable && *variable; ++variable) {  // clearenv(): null
    const std::string text = *variable;
    if (!command.environment.contains(text.substr(0, text.find('=')))) variables.push_back(text);
  }
  for (const auto& [name, value] : command.environment)
    if (value) variables.push_back(name + "=" + *value);
  return Texts(std::move(variables));
}

/// Text for a program to read, in a file without a name: unlike through a pipe, all of it is there
/// at once, and whoever reads no more of it does no harm.
Descriptor file_of(const std::string& text) {
  Descriptor file = memory_file();
  rewrite(file, text);
  return file;
}

/// The standard streams of a command, and what has to be open meanwhile.
class Streams {
 public:
  explicit Streams(const Command& command) {
    if (command.input_text) {
      opened_.push_back(file_of(*command.input_text));
      numbers[0] = opened_.back().number();
    } else {
      place(0, command.input);
    }
    place(1, command.output);
    place(2, command.errors);
  }
  std::array<int, 3> numbers{};

 private:
  void place(int stream, int from) {
    if (from == nowhere) {
      opened_.emplace_back(::open("/dev/null", O_RDWR | O_CLOEXEC));
      if (!opened_.back()) throw_errno("cannot open /dev/null");
      from = opened_.back().number();
    } else if (from <= STDERR_FILENO && from != stream) {
      opened_.push_back(copy_of(from));
      from = opened_.back().number();
    }
    numbers[static_cast<std::size_t>(stream)] = from;
  }

  std::vector<Descriptor> opened_;
};

[[noreturn]] void throw_cannot_run(const fs::path& program, int error) {
  const std::string what = "cannot run " + program.string();
  errno = error;
  throw cannot_fork(what);
}

/// Starts a program in one of these ways; returns what that returns.
pid_t start(const Command& command, pid_t (*launched)(Launch&) = launch_child) {
  const fs::path program = find_program(command.program);
  if (program.empty()) throw_cannot_run(command.program, ENOENT);
  const Texts words = words_of(command.program, command.arguments),
              environment = environment_of(command);
  const Streams streams(command);
  const auto& make_filter = command.confinement.filter;
  std::vector<std::uint64_t> filter;
  if (make_filter) filter = make_filter(program.c_str());
  static_assert(sizeof(sock_filter) == sizeof(std::uint64_t));
  Launch launch{.program = program.c_str(),
                .arguments = words.data(),
                .environment = environment.data(),
                .streams = streams.numbers,
                .kept = command.kept,
                .own_session = command.own_session,
                .end_with_parent = command.end_with_parent,
                .filter = {static_cast<unsigned short>(filter.size()),
                           reinterpret_cast<sock_filter*>(filter.data())},
                .limits = command.confinement.limits};
  const pid_t process = launched(launch);
  if (launch.error != 0) throw_cannot_run(program, launch.error);
  return process;
}

int status_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Signals that mean another process than this.
class SignalsIgnored {
 public:
  SignalsIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &ignore, &before_[i]);
  }
  ~SignalsIgnored() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  }
  SignalsIgnored(const SignalsIgnored&) = delete;
  SignalsIgnored& operator=(const SignalsIgnored&) = delete;

 private:
  static constexpr std::array signals = {SIGINT, SIGQUIT, SIGTSTP};
  std::array<struct sigaction, signals.size()> before_{};
};

/// What poll() waits for at most: milliseconds, -1 for ever.
int milliseconds_until(Clock::time_point time) {
  if (time == Clock::time_point::max()) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - Clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, 1'000'000'000));
}

/// Appends what can be read to `text`; at the end closes the descriptor.
void read_some(Descriptor& from, std::string& text) {
  char buffer[65536];
  const ssize_t n = ::read(from.number(), buffer, sizeof buffer);
  if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
  if (n == 0 || (n < 0 && errno != EINTR)) from.close();
}

/// How many bytes are there to be read by now.
std::size_t waiting(const Descriptor& from) {
  int bytes = 0;
  return from && ::ioctl(from.number(), FIONREAD, &bytes) == 0 ? static_cast<std::size_t>(bytes)
                                                               : 0;
}

/// Appends all that is there to be read by now.
void read_waiting(Descriptor& from, std::string& text) {
  for (const std::size_t end = text.size() + waiting(from); from && text.size() < end;)
    read_some(from, text);
}

/// Whether the output ends with the mark, which is then taken off, and all errors are read.
bool is_answer(std::string_view mark, Descriptor& errors, ChildResult& result) {
  if (mark.empty() || !std::string_view(result.output).ends_with(mark)) return false;
  result.output.resize(result.output.size() - mark.size());
  read_waiting(errors, result.errors);
  return true;
}

bool is_too_long(const ChildResult& result, const Until& until) {
  return std::max(result.output.size(), result.errors.size()) > until.output_limit ||
         result.errors.size() > until.error_limit;
}

/// How often a program that may leave others running is asked whether it has ended itself.
constexpr int asked_every = 50;  // ms

/// Reads what a program writes, to the end, to a mark, to a time or to a length. Returns its status
/// if it is known to have ended.
std::optional<int> read_all(Child& child, Descriptor& output, Descriptor& errors,
                            const Until& until, std::string_view mark, Clock::time_point& end,
                            ChildResult& result) {
  CallOff call_off = until.call_off;
  while (output || errors) {
    pollfd ready[] = {{output.number(), POLLIN, 0},
                      {errors.number(), POLLIN, 0},
                      {call_off.descriptor, POLLIN, 0}};
    const int left = milliseconds_until(end);
    const bool asks = until.alone && (left < 0 || left > asked_every);
    const int count = ::poll(ready, 3, asks ? asked_every : left);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_errno("cannot wait for a program's output");
    if (count == 0 && !asks) return std::nullopt;
    const std::optional<int> ended =
        until.alone ? child.wait_until(Clock::time_point::min()) : std::nullopt;
    if (ready[0].revents) read_some(output, result.output);
    if (ready[1].revents) read_some(errors, result.errors);
    if (ended) {
      read_waiting(output, result.output);
      read_waiting(errors, result.errors);
    }
    result.answered = is_answer(mark, errors, result);
    result.too_long = is_too_long(result, until);
    if (result.too_long || result.answered || ended) return ended;
    if (ready[2].revents && call_off.wanted()) {
      child.send(SIGTERM);
      call_off.descriptor = -1;
      end = std::min(end, Clock::now() + time_to_end);
    }
  }
  return std::nullopt;
}

}  // namespace

fs::path find_program(const fs::path& name) {
  if (name.string().find('/') != std::string::npos) return name;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "/bin:/usr/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    fs::path program = fs::path(folder.empty() ? "." : folder) / name;
    std::error_code ignored;
    if (fs::is_regular_file(program, ignored) && ::access(program.c_str(), X_OK) == 0)
      return program;
  }
  return {};
}

Child::Child(const Command& command) : process_(start(command)) {}

Child::~Child() {
  if (process_ == 0) return;
  send(SIGKILL);
  wait();
}

bool Child::send(int signal) const { return send_signal(process_, signal); }

int Child::wait() {
  int status = 0;
  wait_for_process(std::exchange(process_, 0), &status);
  return status_of(status);
}

std::optional<int> Child::wait_until(Clock::time_point time) {
  if (time == Clock::time_point::max()) return wait();
  int status = 0;
  while (wait_for_process(process_, &status, WNOHANG) == 0) {
    if (Clock::now() >= time) return std::nullopt;
    ::usleep(500);
  }
  process_ = 0;
  return status_of(status);
}

void start_detached(const Command& command) { start(command, launch_detached); }

int run_in_foreground(Command command) {
  command.input = STDIN_FILENO;
  command.output = STDOUT_FILENO;
  command.errors = STDERR_FILENO;
  std::optional<SignalsHeld> held(std::in_place);  // from before the program has them
  const pid_t process = start(command);
  const SignalsIgnored ignored;
  held.reset();
  int status = 0;
  while (wait_for_process(process, &status, WUNTRACED) > 0 && WIFSTOPPED(status))
    send_signal(::getpid(), SIGSTOP);
  return status_of(status);
}

namespace {

Command writing_to(const Pipe& output, const Pipe& errors, Command command) {
  command.output = output.to.number();
  command.errors = errors.to.number();
  return command;
}

}  // namespace

AnsweringChild::AnsweringChild(Command command)
    : output_(make_pipe()),
      errors_(make_pipe()),
      child_(writing_to(output_, errors_, std::move(command))) {
  output_.to.close();
  errors_.to.close();
}

ChildResult AnsweringChild::read(const Until& until, std::string_view mark) {
  Clock::time_point end =
      until.time_limit.count() > 0 ? Clock::now() + until.time_limit : Clock::time_point::max();
  ChildResult result;
  std::optional<int> status =
      read_all(child_, output_.from, errors_.from, until, mark, end, result);
  if (result.too_long) child_.send(SIGKILL);
  if (result.answered && !result.too_long) return result;
  if (!status) status = child_.wait_until(end);
  result.timed_out = !status;
  if (result.timed_out) child_.send(SIGKILL);
  result.status = status ? *status : child_.wait();
  return result;
}

bool AnsweringChild::is_quiet() {
  return child_.process() != 0 && !child_.wait_until(Clock::time_point::min()) &&
         waiting(output_.from) + waiting(errors_.from) == 0;
}

ChildResult run_captured(Command command, const Until& until) {
  return AnsweringChild(std::move(command)).read(until, "");
}

ChildResult run_captured(const fs::path& program, const std::vector<std::string>& arguments,
                         const CallOff& call_off) {
  return run_captured({.program = program, .arguments = arguments}, {.call_off = call_off});
}

void become(const fs::path& program, const std::vector<std::string>& arguments) {
  ::execve(program.c_str(), words_of(program, arguments).data(), environ);
  throw_cannot_run(program, errno);
}

}  // namespace chalkline::base
