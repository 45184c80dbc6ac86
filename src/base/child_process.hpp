// Runs another program and keeps what it wrote.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace chalkline::base {

struct ChildResult {
  int status = 0;      ///< its exit status; 128 + n if signal n ended it
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/// Calls a running program off: whenever `descriptor` can be read `wanted` is asked, which also
/// takes what can be read.
struct CallOff {
  int descriptor = -1;
  std::function<bool()> wanted = {};
};

/// Runs `program` (a path, or a name to be found on PATH) until nothing holds its standard output
/// and error open any longer, without standard input. Called off, it is asked to end (SIGTERM). May
/// be called by several threads at once. Throws std::system_error if the program cannot be started.
ChildResult run_captured(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments, const CallOff& call_off = {});

/// Becomes `program`, which takes over the terminal, the signals and the exit status. Throws
/// std::system_error if that is impossible, and otherwise does not return.
[[noreturn]] void become(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments);

}  // namespace chalkline::base
