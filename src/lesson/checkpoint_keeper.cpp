#include "lesson/checkpoint_keeper.hpp"

#include <sys/wait.h>

#include <cerrno>
#include <optional>

#include "base/process.hpp"

namespace chalkline::lesson {
namespace {

void free_checkpoint(CheckpointTable& table, Checkpoint& checkpoint) {
  checkpoint.state = Checkpoint::State::free;
  sem_post(&table.changed);
}

/// Wakes the checkpoint that the current process left for, or the last one if it crashed. False if
/// there is none.
bool wake_one(CheckpointTable& table, int status) {
  Checkpoint* woken = table.nearest_before(table.target);
  if (!woken) return false;
  for (Checkpoint& one : table.checkpoints) {
    if (one.is_free() || one.boundary <= woken->boundary) continue;
    base::send_signal_to_group(one.process, SIGKILL);  // with what its cell left running
    base::send_signal(one.process, SIGKILL);
    free_checkpoint(table, one);
  }
  table.ended = status;
  table.runs = false;
  table.current = woken->process.load();
  woken->state = Checkpoint::State::free;
  sem_post(&woken->wake);
  return true;
}

/// Takes the children that have ended. Returns the lesson's exit status if it is at its end.
std::optional<int> take_ended(CheckpointTable& table) {
  while (const pid_t ended = base::ended_child()) {
    Checkpoint* const checkpoint = table.of(ended);
    const bool is_current = table.current == ended;
    // Its number is nobody else's before it is waited for.
    if (is_current || (checkpoint && checkpoint->is_asleep()))
      base::send_signal_to_group(ended, SIGKILL);
    int status = 0;
    base::wait_for_process(ended, &status);
    if (checkpoint) free_checkpoint(table, *checkpoint);
    if (is_current && !wake_one(table, status)) return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  }
  return {};
}

}  // namespace

sigset_t handled_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT})
    sigaddset(&signals, signal);
  return signals;
}

int keep_checkpoints(CheckpointTable& table) {
  const sigset_t signals = handled_signals();
  pid_t interrupted = 0;
  for (;;) {
    const timespec grace{1, 0};
    const int signal =
        interrupted != 0 ? sigtimedwait(&signals, nullptr, &grace) : sigwaitinfo(&signals, nullptr);
    const pid_t running = table.runs ? table.current.load() : 0;
    if (signal == SIGTERM || signal == SIGHUP) return 1;
    if (signal == SIGINT) base::send_signal_to_group(interrupted = running, SIGINT);
    if (signal == SIGTSTP) base::send_signal_to_group(running, SIGSTOP);
    if (signal == SIGCONT) base::send_signal_to_group(running, SIGCONT);
    if (signal < 0 && errno == EAGAIN) {  // it was given the time to end by itself
      if (interrupted == running) base::send_signal_to_group(running, SIGKILL);
      interrupted = 0;
    }
    if (const std::optional<int> status = take_ended(table)) return *status;
  }
}

}  // namespace chalkline::lesson
