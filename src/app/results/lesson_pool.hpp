// Obtains the results of several lessons at once.
#pragma once

#include <signal.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/results/lesson_results.hpp"
#include "base/descriptor.hpp"

namespace chalkline::app {

/// Obtains results on all cores; they are fetched in the order of the lessons. SIGINT, SIGTERM and
/// SIGHUP end the running lessons at once, no further one is begun, and those left have failed:
/// whoever waits can still say what was done. If this process is killed its lessons end with it.
class LessonPool {
 public:
  /// `options` has one element a lesson. All three must outlive the pool.
  LessonPool(LessonResults& results, const std::vector<LessonProgram>& lessons,
             const std::vector<record::RunOptions>& options);
  ~LessonPool();
  LessonPool(const LessonPool&) = delete;
  LessonPool& operator=(const LessonPool&) = delete;

  /// Waits for lesson i and hands its result out, once.
  LessonResult take(std::size_t i);

  /// Whether one of these signals has come.
  bool interrupted() const;

 private:
  void start_workers();
  void work();
  LessonResult obtain(std::size_t i);

  /// Takes the signals as long as one lives.
  class Interrupts {
   public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;
    int descriptor() const { return interrupt_event_.number(); }

   private:
    base::Descriptor interrupt_event_;  // an eventfd
    struct sigaction before_[3]{};      // what would have happened else
  };

  Interrupts interrupts_;
  LessonResults& results_;
  const std::vector<LessonProgram>& lessons_;
  const std::vector<record::RunOptions>& options_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable done_;
  std::vector<std::optional<LessonResult>> obtained_;
  std::vector<std::thread> threads_;
};

}  // namespace chalkline::app
