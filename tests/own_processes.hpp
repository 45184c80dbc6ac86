// Processes of a test's own: what must not reach the processes of whoever runs the tests runs among
// them.
#pragma once

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/child_process.hpp"
#include "base/process.hpp"

namespace chalkline::test {

/// The words that, before a command, run it where it sees and reaches no other process; empty where
/// the system does not allow that.
inline std::vector<std::string> own_processes() {
  const std::vector<std::string> as_root = {"unshare", "--pid", "--fork", "--mount-proc",
                                            "--kill-child"};
  std::vector<std::string> as_user = as_root;
  as_user.insert(as_user.begin() + 1, {"--user", "--map-root-user"});
  for (std::vector<std::string> words : {as_root, as_user}) {
    words.push_back("true");
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    if (base::run_captured(words[0], arguments).status != 0) continue;
    words.pop_back();
    return words;
  }
  return {};
}

/// Whether this process has no child, not even one that nobody has waited for.
inline bool has_no_children() { return !base::reap_ended_child() && errno == ECHILD; }

/// Whether a process runs; one that nobody has waited for yet does not.
inline bool runs(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string stat;
  return std::getline(file, stat) && stat[stat.rfind(')') + 2] != 'Z';
}

/// Whether a process comes to its end; it is given the time.
inline bool comes_to_an_end(pid_t process) {
  for (int tries = 0; tries < 20'000 && runs(process); ++tries) usleep(1000);
  return !runs(process);
}

/// Runs a function in a copy of this process; returns what it returns, or 128 + the signal that
/// ended it.
inline int in_copy(const std::function<int()>& function) {
  const pid_t copy = fork();
  if (copy == 0) {
    int result = 99;
    try {
      result = function();
    } catch (...) {
    }
    _exit(result);
  }
  int status = 0;
  base::wait_for_process(copy, &status);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// The same, in a copy that sees and reaches no other process; nothing where the system does not
/// allow that.
inline std::optional<int> in_copy_of_its_own(const std::function<int()>& function) {
  constexpr int not_allowed = 98;
  const int result = in_copy([&] {
    if (unshare(CLONE_NEWPID) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0)
      return not_allowed;
    return in_copy([&] { return in_copy(function); });
  });
  return result == not_allowed ? std::nullopt : std::optional(result);
}

}  // namespace chalkline::test
