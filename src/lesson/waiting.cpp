#include "lesson/waiting.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <utility>
#include <vector>

#include "base/process.hpp"
#include "lesson/children.hpp"
#include "lesson/state.hpp"
#include "lesson/watched_run.hpp"
#include "record/event_channel.hpp"

namespace chalkline::lesson {
namespace {

void limit_to(int resource, rlim_t most, rlim_t grace = 0) {
  const rlimit limit{most, most + grace};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

void set_limits(const record::RunRequest& request) {
  limit_to(RLIMIT_CORE, 0);
  if (request.cpu_seconds > 0) limit_to(RLIMIT_CPU, request.cpu_seconds, 1);
#ifndef __SANITIZE_ADDRESS__  // which takes terabytes that it does not use
  if (request.memory > 0) limit_to(RLIMIT_DATA, request.memory);
#endif
}

/// CPU seconds of all children that were waited for.
double seconds_of_children() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// A copy of this process, which runs.
struct Copy {
  pid_t process;
  base::Descriptor ends;  ///< can be read once it has ended
  base::Descriptor life;
};

class WaitingLesson {
 public:
  WaitingLesson(const std::function<int(const record::RunRequest&)>& run, int socket)
      : run_(run), socket_(socket) {}

  void wait() {
    while (wait_for_something()) {
      for (const Copy& copy : copies_)
        if (is_given_up(copy)) base::send_signal_to_group(copy.process, SIGKILL);
      take_ended();
    }
    for (const Copy& copy : copies_) base::send_signal_to_group(copy.process, SIGKILL);
    end_children();
  }

 private:
  /// False once nobody is left to ask.
  bool wait_for_something() {
    std::vector<pollfd> files = {{socket_, POLLIN, 0}};
    for (const Copy& copy : copies_) {
      files.push_back({copy.ends.number(), POLLIN, 0});
      files.push_back({copy.life.number(), POLLIN, 0});
    }
    if (poll(files.data(), files.size(), -1) < 0) return errno == EINTR;
    if (files[0].revents == 0) return true;
    std::optional<record::AskedRun> asked = record::receive_run(socket_);
    if (asked) start(std::move(*asked));
    return asked.has_value();
  }

  void start(record::AskedRun asked) {
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process == 0) become(std::move(asked), parent);
    if (process < 0) return;  // its life ends here, which tells its asker
    setpgid(process, process);
    copies_.push_back({process,
                       base::Descriptor(static_cast<int>(syscall(SYS_pidfd_open, process, 0))),
                       std::move(asked.ends.life)});
  }

  [[noreturn]] void become(record::AskedRun asked, pid_t parent) {
    setpgid(0, 0);
    copies_.clear();
    close(socket_);
    asked.ends.life.close();
    set_limits(asked.request);
    state().drawing_socket = asked.ends.drawing.number();
    run_watched(
        [&] { return run_(asked.request); },
        {std::move(asked.ends.output), std::move(asked.ends.errors), asked.ends.events.number()},
        parent);
  }

  static bool is_given_up(const Copy& copy) {
    char byte;
    return recv(copy.life.number(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
  }

  /// Takes the copies that have ended, and what others have left to this process.
  void take_ended() {
    while (const pid_t ended = base::ended_child()) {
      const auto copy = std::ranges::find(copies_, ended, &Copy::process);
      // Its number is nobody else's before it is waited for.
      if (copy != copies_.end()) base::send_signal_to_group(ended, SIGKILL);
      const double before = seconds_of_children();
      int status = 0;
      base::wait_for_process(ended, &status);
      if (copy == copies_.end()) continue;
      const record::RunOver over{status, seconds_of_children() - before};
      record::send_message(copy->life.number(), record::to_text(over));
      copies_.erase(copy);
    }
    if (copies_.empty()) end_children();
  }

  const std::function<int(const record::RunRequest&)>& run_;
  int socket_;
  std::vector<Copy> copies_;
};

}  // namespace

void wait_for_requests(const std::function<int(const record::RunRequest&)>& run,
                       const record::RunRecord& record, int socket) {
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  prctl(PR_SET_CHILD_SUBREAPER, 1);  // what a run leaves behind comes here to be ended
  std::cout.flush();
  std::fflush(nullptr);
  if (record::send_message(socket, record::to_json(record::RunEvent(record::RunBegun{record}))))
    WaitingLesson(run, socket).wait();
}

}  // namespace chalkline::lesson
