#include "lesson/checkpoints.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <variant>
#include <vector>

#include "base/memory.hpp"
#include "base/process.hpp"
#include "lesson/children.hpp"
#include "lesson/state.hpp"
#include "record/event_channel.hpp"

namespace chalkline::lesson {
namespace {

/// What all processes of the lesson see.
struct Shared {
  std::atomic<std::size_t> target = no_cell;  // the cell that is gone back to
  std::atomic<pid_t> running = 0;  // the process that runs a cell; it leads a process group
};
static_assert(std::atomic<std::size_t>::is_always_lock_free &&
              std::atomic<pid_t>::is_always_lock_free);

Shared* make_shared_memory() {
  void* memory =
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    throw std::system_error(errno, std::generic_category(), "cannot share memory");
  return new (memory) Shared;
}

/// The names in a folder of numbers, such as /proc/self/fd.
std::vector<int> numbers_in(const char* folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder), closedir);
  std::vector<int> numbers;
  for (const dirent* entry; open && (entry = readdir(open.get()));)
    if (entry->d_name[0] != '.') numbers.push_back(std::atoi(entry->d_name));
  return numbers;
}

/// Whether this process has other threads; one that is just ending is given the time.
bool has_threads() {
  for (int tries = 0; tries < 20; ++tries) {
    if (numbers_in("/proc/self/task").size() == 1) return false;
    usleep(1000);
  }
  return true;
}

/// Where open files are read and written next: parent and child share that.
class FilePositions {
 public:
  FilePositions() {
    for (const int fd : numbers_in("/proc/self/fd")) {
      struct stat status {};
      if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
        positions_.emplace_back(fd, lseek(fd, 0, SEEK_CUR));
    }
  }
  void restore() const {
    for (const auto& [fd, position] : positions_) lseek(fd, position, SEEK_SET);
  }

 private:
  std::vector<std::pair<int, off_t>> positions_;
};

class Checkpoints {
 public:
  Checkpoints(int channel, Shared& shared, std::size_t every)
      : channel_(channel), shared_(shared), every_(every) {}

  void emit(const record::RunEvent& event) {
    if (const auto* begun = std::get_if<record::CellBegun>(&event)) {
      stand_before(*begun);
    } else if (std::holds_alternative<record::RunEnded>(event)) {
      shared_.running = 0;
      if (const auto cell = asked_to_go_back(event)) leave_for(*cell);
    } else {
      ask(event);
    }
  }

 private:
  /// Whether there is memory for a copy of all that this process holds, which a checkpoint becomes
  /// when the cells after it change everything, and the lesson has left half of what there was.
  bool has_memory_to_spare() const {
    const std::size_t available = base::available_memory();
    return available >= spared_ && available / 2 >= base::resident_memory();
  }

  // Returns the answer. When it comes, all that was written before has been read.
  std::string ask(const record::RunEvent& event) const {
    std::optional<std::string> answer;
    if (record::send_message(channel_, record::to_json(event)))
      answer = record::receive_message(channel_);
    if (!answer) std::_Exit(1);  // nobody is left to run for
    return *answer;
  }

  std::optional<std::size_t> asked_to_go_back(const record::RunEvent& event) const {
    const std::string answer = ask(event);
    constexpr std::string_view back = "back ";
    std::size_t cell = 0;
    if (!answer.starts_with(back)) return {};
    std::from_chars(answer.data() + back.size(), answer.data() + answer.size(), cell);
    return cell;
  }

  /// Ends this process, for an earlier checkpoint to go on; if there is none, for the lesson to be
  /// started again.
  [[noreturn]] void leave_for(std::size_t cell) const {
    shared_.target = cell;
    std::_Exit(0);
  }

  void stand_before(const record::CellBegun& event) {
    const bool keep =
        !has_checkpoint_ || (boundary_ % every_ == 0 && has_memory_to_spare() && !has_threads());
    ++boundary_;
    shared_.running = 0;
    for (bool runs = false; !runs;) {
      if (const auto cell = asked_to_go_back(event)) {
        if (has_checkpoint_ && *cell < event.cell) leave_for(*cell);
      } else {
        runs = !keep || stay_behind(event);
      }
    }
    shared_.running = getpid();
  }

  /// Forks. In the child, which is to run the cell, returns true; in this process, when the child
  /// has ended and this is where the lesson stands again, false.
  bool stay_behind(const record::CellBegun& event) {
    std::fflush(nullptr);
    const FilePositions positions;
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) throw base::cannot_fork("cannot fork at a cell's begin");
    if (child == 0) {
      become_child_of(parent);
      return true;
    }
    const int status = wait_for(child);
    shared_.running = 0;
    positions.restore();
    const std::size_t target = shared_.target;
    if (target == no_cell) {
      ask(record::CellEnded{record::RunStatus::failed, 0.0, how_it_ended(status)});
    } else if (has_checkpoint_ && target < event.cell) {
      leave_for(target);
    }
    shared_.target = no_cell;
    return false;
  }

  void become_child_of(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) std::_Exit(1);
    setpgid(0, 0);
    has_checkpoint_ = true;
    state().process = getpid();
  }

  /// Waits for a child's end and ends what the cells that it ran left running.
  int wait_for(pid_t child) const {
    siginfo_t info{};
    while (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR)
      continue;
    base::send_signal_to_group(child,
                               SIGKILL);  // its number is nobody else's before it is waited for
    int status = 0;
    base::wait_for_process(child, &status);
    return status;
  }

  int channel_;
  Shared& shared_;
  std::size_t every_, boundary_ = 0;
  std::size_t spared_ = base::available_memory() / 2;  // bytes that checkpoints leave to others
  bool has_checkpoint_ = false;                        // behind this process
};

[[noreturn]] void run_first(const std::function<int()>& run, const record::RunRecord& first_record,
                            Checkpoints checkpoints, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) std::_Exit(1);
  state().process = getpid();
  state().emit = [&](const record::RunEvent& event) { checkpoints.emit(event); };
  state().emit(record::RunBegun{first_record});
  std::exit(run());
}

sigset_t handled_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT})
    sigaddset(&signals, signal);
  return signals;
}

/// What the first process does while its child, the lesson, runs: obey signals. Returns the
/// lesson's exit status.
int obey_signals(pid_t lesson, const Shared& shared) {
  const sigset_t signals = handled_signals();
  pid_t interrupted = 0;
  for (;;) {
    const timespec grace{1, 0};
    const int signal =
        interrupted != 0 ? sigtimedwait(&signals, nullptr, &grace) : sigwaitinfo(&signals, nullptr);
    const pid_t running = shared.running;
    if (signal == SIGTERM || signal == SIGHUP) return 1;
    if (signal == SIGINT) base::send_signal_to_group(interrupted = running, SIGINT);
    if (signal == SIGTSTP) base::send_signal_to_group(running, SIGSTOP);
    if (signal == SIGCONT) base::send_signal_to_group(running, SIGCONT);
    if (signal < 0 && errno == EAGAIN) {  // it was given the time to end by itself
      if (interrupted == running) base::send_signal_to_group(running, SIGKILL);
      interrupted = 0;
    }
    while (const auto ended = base::reap_ended_child())
      if (ended->process == lesson) return ended->signaled ? 1 : ended->exit_status;
  }
}

}  // namespace

int run_in_steps(const std::function<int()>& run, const record::RunRecord& first_record,
                 int channel, std::size_t limit) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  fcntl(channel, F_SETFD, FD_CLOEXEC);  // what the lesson starts has no business with it
  Shared& shared = *make_shared_memory();
  const auto& cells = state().source.cells;
  const auto boundaries = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const source::Cell& cell) {
        return cell.in_body && cell.kind == source::CellKind::code;
      }));
  const Checkpoints checkpoints(channel, shared,
                                std::max<std::size_t>((boundaries + limit - 1) / limit, 1));
  const sigset_t signals = handled_signals();
  sigset_t before;
  sigprocmask(SIG_BLOCK, &signals, &before);
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t parent = getpid();
  const pid_t lesson = fork();
  if (lesson < 0) throw base::cannot_fork("cannot start the lesson");
  if (lesson == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    run_first(run, first_record, checkpoints, parent);
  }
  const int status = obey_signals(lesson, shared);
  end_children();
  return status;
}

}  // namespace chalkline::lesson
