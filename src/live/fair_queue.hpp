// Whose turn it is. Rules alone: no threads, no clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chalkline::live {

/// Turns of persons at a number of workers. Of each person one wish waits, the newest, and one is
/// worked at. Whoever has used the least of the workers comes first; who comes back after a pause
/// has saved nothing up by it. Teachers come before all others, and one worker is kept for them.
class FairQueue {
 public:
  using Turn = std::uint64_t;

  /// At least two.
  explicit FairQueue(std::size_t workers) : workers_(workers < 2 ? 2 : workers) {}

  struct Entered {
    Turn turn;
    std::optional<Turn> superseded = {};  ///< that waited, and is no longer wanted
    std::optional<Turn> running = {};     ///< of the same person, before it
  };
  Entered enter(const std::string& person, bool is_teacher);

  /// The next turn, if there is one and a worker for it.
  std::optional<Turn> begin();

  /// A turn that began is over, and took so many seconds.
  void end(Turn turn, double seconds);

  std::size_t waiting() const { return waiting_.size(); }
  std::size_t running() const { return running_.size(); }
  /// How many it remembers, waiting or not.
  std::size_t persons() const { return used_.size(); }

 private:
  struct Wish {
    Turn turn;
    std::string person;
    bool is_teacher;
  };
  const Wish* next() const;
  bool is_running(const std::string& person) const;
  void forget();

  std::size_t workers_;
  Turn last_ = 0;
  double floor_ = 0.0;  ///< what whoever comes newly has used
  std::map<std::string, double> used_;
  std::vector<Wish> waiting_;  // in the order in which they came
  std::vector<Wish> running_;
};

}  // namespace chalkline::live
