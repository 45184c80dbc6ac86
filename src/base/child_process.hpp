// Starts other programs: the only place where this is done, and never by a shell.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/confinement.hpp"
#include "base/descriptor.hpp"

namespace chalkline::base {

/// In the place of a descriptor: /dev/null.
inline constexpr int nowhere = -1;

/// A program and how it is to run. It gets the descriptors that are named here and no others, no
/// held back or handled signals, and SIGPIPE as it is by default.
struct Command {
  std::filesystem::path program;  ///< a path, or a name to be found on PATH
  std::vector<std::string> arguments = {};
  /// What differs from this process's environment; nothing removes a variable.
  std::map<std::string, std::optional<std::string>> environment = {};
  std::optional<std::string> input_text = {};  ///< all of its standard input, in place of `input`
  int input = nowhere, output = nowhere, errors = nowhere;  ///< its standard streams
  std::vector<int> kept = {};  ///< descriptors above 2 that it gets under their own numbers
  bool own_session = false;    ///< so that the terminal's keys and signals do not reach it
  int end_with_parent = 0;     ///< the signal that ends it when the thread that started it ends
  Confinement confinement = {};
};

/// The program of this name on PATH; a path as it is; empty if there is no such program.
std::filesystem::path find_program(const std::filesystem::path& name);

/// A running program. Whoever gives it up before it was waited for kills it (SIGKILL).
class Child {
 public:
  /// Throws std::system_error, which names the program and the reason, if it cannot be started.
  explicit Child(const Command& command);
  Child(Child&& other) noexcept : process_(std::exchange(other.process_, 0)) {}
  Child& operator=(Child&&) = delete;
  ~Child();

  /// Its number; 0 once it was waited for.
  pid_t process() const { return process_; }

  /// False if it was waited for.
  bool send(int signal) const;

  /// Waits for its end. Returns its exit status, or 128 + n if signal n ended it.
  int wait();

  /// The same, but waits no longer than to this time. Nothing if it still runs.
  std::optional<int> wait_until(std::chrono::steady_clock::time_point time);

 private:
  pid_t process_ = 0;
};

/// Starts a program that outlives this process: in a session of its own, nobody's child. Throws as
/// Child does.
void start_detached(const Command& command);

/// Runs a program that has the terminal for itself, with this process's standard streams, until its
/// end; Ctrl-C, Ctrl-\ and Ctrl-Z are for it alone. If it stops, this process does. Returns as
/// Child::wait() and throws as Child does.
int run_in_foreground(Command command);

struct ChildResult {
  int status = 0;          ///< as Child::wait() returns it
  std::string output;      ///< standard output
  std::string errors;      ///< standard error
  bool timed_out = false;  ///< it was killed at the time limit
  bool too_long = false;   ///< it was killed as it wrote more than the limit
  bool answered = false;   ///< it runs on, having written the mark that it was asked for
};

/// Calls a running program off: whenever `descriptor` can be read `wanted` is asked, which also
/// takes what can be read.
struct CallOff {
  int descriptor = -1;
  std::function<bool()> wanted = {};
};

struct Until {
  std::chrono::milliseconds time_limit{0};  ///< after which it is killed; 0: none
  CallOff call_off = {};
  std::size_t output_limit = std::numeric_limits<std::size_t>::max();  ///< bytes, of each stream
  std::size_t error_limit = std::numeric_limits<std::size_t>::max();   ///< of standard error alone
  bool alone = false;  ///< what the program leaves running is not waited for
};

/// How long a program that was asked to end is given before it is killed.
inline constexpr std::chrono::seconds time_to_end{5};

/// Runs a program until it and all that hold its standard output and error open have ended, or
/// `alone` until it has, and what was written by then is read. Called off, it is asked to end
/// (SIGTERM), and killed if it takes its time; when it writes more than the limit, it is killed.
/// May be called by several threads at once. Throws as Child does.
ChildResult run_captured(Command command, const Until& until = {});
ChildResult run_captured(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments, const CallOff& call_off = {});

/// A running program that is read from answer to answer.
class AnsweringChild {
 public:
  /// As Child does; the command's output and errors are read here.
  explicit AnsweringChild(Command command);

  /// Reads until the output ends with `mark`, which is taken off it, and what was written to
  /// standard error by then. If that does not come, or `mark` is empty, all is as run_captured()
  /// has it, and there is nothing to be read any longer.
  ChildResult read(const Until& until, std::string_view mark);

  /// Whether it still runs and has written nothing since it was read.
  bool is_quiet();

 private:
  Pipe output_, errors_;
  Child child_;
};

/// Becomes `program`, which takes over the terminal, the signals and the exit status. Throws
/// std::system_error if that is impossible, and otherwise does not return.
[[noreturn]] void become(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments);

}  // namespace chalkline::base
