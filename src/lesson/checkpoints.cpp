#include "lesson/checkpoints.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
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
#include "lesson/checkpoint_keeper.hpp"
#include "lesson/checkpoint_table.hpp"
#include "lesson/children.hpp"
#include "lesson/state.hpp"
#include "record/event_channel.hpp"

namespace chalkline::lesson {
namespace {

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

class AllSignalsBlocked {
 public:
  AllSignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before_);
  }
  ~AllSignalsBlocked() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  AllSignalsBlocked(const AllSignalsBlocked&) = delete;
  AllSignalsBlocked& operator=(const AllSignalsBlocked&) = delete;

 private:
  sigset_t before_;
};

class Checkpoints {
 public:
  /// `spread` boundaries lie between the checkpoints that are kept though they are not recent.
  Checkpoints(int channel, CheckpointTable& table, std::size_t spread)
      : channel_(channel), table_(table), spread_(spread) {}

  /// In a process that is to run cells, at its begin: it lives as long as the first one.
  void begin_as_current() const {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != first_) std::_Exit(1);
    setpgid(0, 0);
    state().process = getpid();
  }

  void emit(const record::RunEvent& event) {
    if (const auto* begun = std::get_if<record::CellBegun>(&event)) {
      stand_before(*begun);
    } else if (std::holds_alternative<record::RunEnded>(event)) {
      table_.runs = false;
      if (const auto cell = asked_to_go_back(event)) leave_for(*cell);
    } else {
      ask(event);
    }
  }

 private:
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
    table_.target = cell;
    std::_Exit(0);
  }

  void stand_before(const record::CellBegun& event) {
    const std::size_t boundary = boundary_++;
    table_.runs = false;
    for (bool runs = false; !runs;) {
      if (const auto cell = asked_to_go_back(event)) {
        if (table_.oldest() && *cell < event.cell) leave_for(*cell);
      } else {
        Checkpoint* const checkpoint = room_for_one();
        runs = !checkpoint || stay_behind(*checkpoint, boundary, event.cell);
      }
    }
    table_.runs = true;
  }

  /// Whether there is memory for a copy of all that this process holds, which a checkpoint becomes
  /// when the cells after it change everything, and the lesson has left half of what there was.
  bool has_memory_to_spare() const {
    const std::size_t available = base::available_memory();
    return available >= spared_ && available / 2 >= base::resident_memory();
  }

  /// Where to keep a checkpoint, for which others go if it must be. Null if none can be kept here.
  Checkpoint* room_for_one() {
    if (!table_.oldest()) return table_.free_one();
    if (has_threads()) return nullptr;
    while (memory_comes_back_ && !has_memory_to_spare()) {
      const std::size_t before = base::available_memory();
      if (!dismiss_one()) break;
      const std::size_t after = base::available_memory();
      memory_comes_back_ = after > before && after - before > base::resident_memory() / 8;
    }
    if (!has_memory_to_spare()) return nullptr;
    while (table_.count() >= table_.limit)
      if (!dismiss_one()) return nullptr;
    return table_.free_one();
  }

  /// Ends the checkpoint that is missed least. False if none can be done without.
  bool dismiss_one() const {
    while (Checkpoint* const least = table_.least_needed(spread_)) {
      while (sem_trywait(&table_.changed) == 0) continue;
      least->state = Checkpoint::State::dismissed;
      sem_post(&least->wake);
      timespec until{};
      clock_gettime(CLOCK_REALTIME, &until);
      until.tv_sec += 5;  // it is slow where memory is swapped out
      while (least->state == Checkpoint::State::dismissed &&
             (sem_timedwait(&table_.changed, &until) == 0 || errno == EINTR))
        continue;
      if (!least->is_asleep()) return least->is_free();
    }
    return false;
  }

  /// Forks. In the child, which is to run the cell, returns true, and here, too, if there is none;
  /// false when this is where the lesson stands again.
  bool stay_behind(Checkpoint& here, std::size_t boundary, std::size_t cell) {
    std::fflush(nullptr);
    const FilePositions positions;
    here.boundary = boundary;
    here.cell = cell;
    here.process = getpid();
    here.is_needed = false;
    here.state = Checkpoint::State::asleep;
    if (become_next()) return true;
    if (fork_error_ != 0) {
      here.state = Checkpoint::State::free;
      go_on_without();
      return true;
    }
    sleep(here);
    positions.restore();
    if (table_.target == no_cell)
      ask(record::CellEnded{record::RunStatus::failed, 0.0, how_it_ended(table_.ended)});
    table_.target = no_cell;
    return false;
  }

  /// Makes a copy of this process the current one. It is no child of this one, which may be
  /// dismissed, but of the first process, which adopts what the process between them leaves. True
  /// in the copy; here fork_error_ tells whether there is one, which may have come to its end by
  /// then.
  bool become_next() {
    prctl(PR_SET_CHILD_SUBREAPER, 0);  // should a cell have set it
    fork_error_ = ENOMEM;              // as long as nothing else is known
    const AllSignalsBlocked blocked;
    // In the memory of this process, which waits for its end: one copy is enough.
    const pid_t between = vfork();  // NOLINT(clang-analyzer-security.insecureAPI.vfork)
    if (between < 0) fork_error_ = errno;
    if (between > 0) base::wait_for_process(between);
    if (between != 0) return false;
    const pid_t parent = getpid();
    const pid_t next = fork();
    if (next > 0) table_.current = next;
    fork_error_ = next < 0 ? errno : 0;
    if (next != 0) _exit(0);
    while (getppid() == parent) usleep(100);
    begin_as_current();
    return true;
  }

  /// Sleeps until the lesson is to stand here again; if it is never to, this process ends.
  void sleep(Checkpoint& here) const {
    for (;;) {
      wait_for_post(here.wake);
      if (here.state != Checkpoint::State::dismissed) return;
      // What its cell left running is in its group, whose number must stay taken.
      setpgid(0, getpgid(first_));
      if (!base::send_signal_to_group(getpid(), 0) && errno == ESRCH) std::_Exit(0);
      setpgid(0, 0);
      here.is_needed = true;
      here.state = Checkpoint::State::asleep;
      sem_post(&table_.changed);
    }
  }

  /// There are too many processes, or too little memory: some checkpoints go, for the lesson to
  /// have what it needs.
  void go_on_without() {
    constexpr std::size_t given_back = 4;
    const std::size_t kept = table_.count();
    table_.limit = std::max<std::size_t>(kept, given_back + 1) - given_back;
    while (table_.count() > table_.limit && dismiss_one()) continue;
    if (!table_.told.exchange(true))
      ask(record::Noted{std::string("not every cell can have a checkpoint (") +
                        std::strerror(fork_error_) + "): going back may run cells again"});
  }

  int channel_;
  CheckpointTable& table_;
  std::size_t spread_, boundary_ = 0;
  std::size_t spared_ = base::available_memory() / 2;  // bytes that checkpoints leave to others
  bool memory_comes_back_ = true;                      // when a checkpoint ends
  pid_t first_ = getpid();
  volatile int fork_error_ = 0;  // why there is no new current process, which the one between says
};

[[noreturn]] void run_first(const std::function<int()>& run, const record::RunRecord& first_record,
                            Checkpoints checkpoints) {
  checkpoints.begin_as_current();
  state().emit = [&](const record::RunEvent& event) { checkpoints.emit(event); };
  state().emit(record::RunBegun{first_record});
  std::exit(run());
}

/// So many boundaries between checkpoints that half of the limit is enough for a whole lesson, and
/// the other half is for the most recent; 1 if the limit is enough for all.
std::size_t spread_for(std::size_t limit) {
  const auto& cells = state().source.cells;
  const auto boundaries = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const source::Cell& cell) {
        return cell.in_body && cell.kind == source::CellKind::code;
      }));
  const std::size_t spread_out = std::max<std::size_t>(limit / 2, 1);
  return boundaries <= limit ? 1 : (boundaries + spread_out - 1) / spread_out;
}

}  // namespace

int run_in_steps(const std::function<int()>& run, const record::RunRecord& first_record,
                 int channel, std::size_t limit) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  fcntl(channel, F_SETFD, FD_CLOEXEC);  // what the lesson starts has no business with it
  CheckpointTable& table = share_checkpoint_table();
  table.limit = std::clamp<std::size_t>(limit, 1, CheckpointTable::most);
  const Checkpoints checkpoints(channel, table, spread_for(table.limit));
  const sigset_t signals = handled_signals();
  sigset_t before;
  sigprocmask(SIG_BLOCK, &signals, &before);
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t lesson = fork();
  if (lesson < 0) throw base::cannot_fork("cannot start the lesson");
  if (lesson == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    table.current = getpid();
    run_first(run, first_record, checkpoints);
  }
  table.current = lesson;
  const int status = keep_checkpoints(table);
  end_children();
  return status;
}

}  // namespace chalkline::lesson
