// Runs another program and keeps what it wrote.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chalkline {

struct ChildResult {
  int status = 0;      ///< its exit status; 128 + n if signal n ended it
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/// Runs `program` (a path, or a name to be found on PATH) until nothing holds its standard output and error
/// open any longer, without standard input. As soon as the descriptor `stop` can be read it is asked to end
/// (SIGTERM). May be called by several threads at once. Throws std::system_error if the program cannot be
/// started.
ChildResult run_captured(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                         int stop = -1);

/// Becomes `program`, which takes over the terminal, the signals and the exit status. Throws
/// std::system_error if that is impossible, and otherwise does not return.
[[noreturn]] void become(const std::filesystem::path& program, const std::vector<std::string>& arguments);

}  // namespace chalkline
