// The checkpoints of a lesson, in memory that all of its processes share.
#pragma once

#include <semaphore.h>
#include <sys/types.h>

#include <array>
#include <atomic>
#include <cstddef>

#include "lesson/state.hpp"

namespace chalkline::lesson {

/// A process of the lesson that sleeps where it stood before a cell.
struct Checkpoint {
  enum class State { free, asleep, dismissed };
  std::atomic<State> state = State::free;
  std::atomic<pid_t> process = 0;
  std::size_t boundary = 0;             ///< how many it had passed
  std::size_t cell = 0;                 ///< before which it stands
  std::atomic<bool> is_needed = false;  ///< it keeps the number of a group of which others are left
  sem_t wake = {};

  bool is_free() const { return state == State::free; }
  bool is_asleep() const { return state == State::asleep; }
};

struct CheckpointTable {
  static constexpr std::size_t most = 256;

  std::atomic<pid_t> current = 0;             ///< the process that is not asleep
  std::atomic<bool> runs = false;             ///< it runs a cell
  std::atomic<std::size_t> target = no_cell;  ///< the cell that it left for, to stand before it
  std::atomic<int> ended = 0;                 ///< how it ended, as waitpid() tells
  std::atomic<std::size_t> limit = most;      ///< of checkpoints
  std::atomic<bool> told = false;             ///< that there was one
  sem_t changed = {};  ///< posted when one that was dismissed has left, or stays
  std::array<Checkpoint, most> checkpoints;

  std::size_t count() const;
  Checkpoint* free_one();
  Checkpoint* of(pid_t process);
  Checkpoint* oldest();

  /// Where to stand to come before `cell`: the last that is not behind it, or the oldest; the last
  /// of all for no_cell. Null if there is none.
  Checkpoint* nearest_before(std::size_t cell);

  /// The one that is missed least: the oldest of those that are no multiple of `spread`, which so
  /// are the most recent and one every `spread`; then the one that leaves the smallest gap. Null if
  /// there is but the oldest, which is never dismissed.
  Checkpoint* least_needed(std::size_t spread);
};
static_assert(std::atomic<std::size_t>::is_always_lock_free &&
              std::atomic<pid_t>::is_always_lock_free);

/// A table in memory that the children of this process share with it. Throws std::system_error.
CheckpointTable& share_checkpoint_table();

/// Waits for a post that may come from another process.
void wait_for_post(sem_t& semaphore);

}  // namespace chalkline::lesson
