#include "base/process.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <cerrno>

namespace chalkline::base {

bool send_signal(pid_t process, int signal) {
  if (process < 1) return errno = EINVAL, false;
  return ::kill(process, signal) == 0;
}

bool send_signal_to_group(pid_t leader, int signal) {
  if (leader < 2) return errno = EINVAL, false;
  return ::killpg(leader, signal) == 0;
}

pid_t wait_for_process(pid_t process, int* status, int options) {
  if (process < 1) return errno = EINVAL, -1;
  pid_t ended = -1;
  do ended = ::waitpid(process, status, options);
  while (ended < 0 && errno == EINTR);
  return ended;
}

std::system_error cannot_fork(const std::string& what) {
  const int error = errno;
  return {error, std::generic_category(),
          error == EAGAIN ? what + ", too many processes are running" : what};
}

pid_t ended_child() {
  siginfo_t info{};
  int result = 0;
  do result = ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT);
  while (result != 0 && errno == EINTR);
  return result == 0 ? info.si_pid : 0;
}

std::optional<EndedChild> reap_ended_child() {
  siginfo_t info{};
  int result = 0;
  do result = ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG);
  while (result != 0 && errno == EINTR);
  if (result != 0) return std::nullopt;
  if (info.si_pid == 0) return errno = 0, std::nullopt;
  return EndedChild{info.si_pid, info.si_code != CLD_EXITED, info.si_status};
}

}  // namespace chalkline::base
