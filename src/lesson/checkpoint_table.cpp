#include "lesson/checkpoint_table.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>
#include <vector>

namespace chalkline::lesson {

std::size_t CheckpointTable::count() const {
  return static_cast<std::size_t>(
      std::count_if(checkpoints.begin(), checkpoints.end(),
                    [](const Checkpoint& one) { return !one.is_free(); }));
}

Checkpoint* CheckpointTable::free_one() {
  const auto found = std::find_if(checkpoints.begin(), checkpoints.end(),
                                  [](const Checkpoint& one) { return one.is_free(); });
  return found == checkpoints.end() ? nullptr : &*found;
}

Checkpoint* CheckpointTable::of(pid_t process) {
  const auto found = std::find_if(
      checkpoints.begin(), checkpoints.end(),
      [process](const Checkpoint& one) { return !one.is_free() && one.process == process; });
  return found == checkpoints.end() ? nullptr : &*found;
}

Checkpoint* CheckpointTable::oldest() {
  Checkpoint* first = nullptr;
  for (Checkpoint& one : checkpoints)
    if (one.is_asleep() && (!first || one.boundary < first->boundary)) first = &one;
  return first;
}

Checkpoint* CheckpointTable::nearest_before(std::size_t cell) {
  Checkpoint* last = oldest();
  for (Checkpoint& one : checkpoints)
    if (one.is_asleep() && (cell == no_cell || one.cell <= cell) && one.boundary > last->boundary)
      last = &one;
  return last;
}

Checkpoint* CheckpointTable::least_needed(std::size_t spread) {
  std::vector<Checkpoint*> all;
  for (Checkpoint& one : checkpoints)
    if (one.is_asleep()) all.push_back(&one);
  std::sort(all.begin(), all.end(),
            [](const Checkpoint* a, const Checkpoint* b) { return a->boundary < b->boundary; });
  Checkpoint* least = nullptr;
  std::size_t smallest = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i]->is_needed) continue;
    if (all[i]->boundary % spread != 0) return all[i];
    const std::size_t after = i + 1 < all.size() ? all[i + 1]->boundary : all[i]->boundary + spread;
    const std::size_t gap = after - all[i - 1]->boundary;
    if (!least || gap < smallest) least = all[i], smallest = gap;
  }
  return least;
}

CheckpointTable& share_checkpoint_table() {
  void* memory = mmap(nullptr, sizeof(CheckpointTable), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    throw std::system_error(errno, std::generic_category(), "cannot share memory");
  auto& table = *new (memory) CheckpointTable;
  constexpr int between_processes = 1;
  sem_init(&table.changed, between_processes, 0);
  for (Checkpoint& one : table.checkpoints) sem_init(&one.wake, between_processes, 0);
  return table;
}

void wait_for_post(sem_t& semaphore) {
  while (sem_wait(&semaphore) != 0 && errno == EINTR) continue;
}

}  // namespace chalkline::lesson
