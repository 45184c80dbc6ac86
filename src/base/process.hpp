// Signals to other processes and waiting for them. The system calls take numbers below 1 for "every
// process of this user" or "any child"; these functions refuse them, so that a number that stands
// for a process that never started can do no harm. Nothing else calls kill() or waitpid().
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <system_error>

namespace chalkline::base {

/// kill(): false, with errno, if there is no such process or `process` < 1 (EINVAL).
bool send_signal(pid_t process, int signal);

/// The same to the process group that `leader` leads. A leader < 2 is refused.
bool send_signal_to_group(pid_t leader, int signal);

/// waitpid(), begun again when a signal interrupts it: `process`, or 0 (with WNOHANG, while it
/// runs), or -1 with errno, for a `process` < 1 too (EINVAL). `status` is set only if `process` is
/// returned.
pid_t wait_for_process(pid_t process, int* status = nullptr, int options = 0);

/// What to throw when fork() has failed: `what`, and why, by errno.
std::system_error cannot_fork(const std::string& what);

/// A child that has ended.
struct EndedChild {
  pid_t process;
  bool signaled;    ///< a signal ended it
  int exit_status;  ///< or that signal
};

/// A child that has ended and has not been waited for, whichever it is; 0 if there is none. Its
/// number is nobody else's until it is waited for.
pid_t ended_child();

/// Takes a child that has ended, whichever it is, without waiting. Nothing, with errno 0, while all
/// of them run; with ECHILD if there are none.
std::optional<EndedChild> reap_ended_child();

}  // namespace chalkline::base
