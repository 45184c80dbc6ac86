#include "app/results/lesson_pool.hpp"

#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "app/course/build_messages.hpp"

namespace chalkline::app {
namespace {

volatile sig_atomic_t interrupted = 0;

LessonResult failed(const std::string& reason) {
  LessonResult result;
  result.status = 1;
  result.errors = reason + (reason.ends_with('\n') ? "" : "\n");
  return result;
}

}  // namespace

LessonPool::LessonPool(LessonResults& results, const std::vector<LessonProgram>& lessons,
                       const std::vector<record::RunOptions>& options)
    : results_(results), lessons_(lessons), options_(options), obtained_(lessons.size()) {
  start_workers();
  struct sigaction finish {};
  finish.sa_handler = [](int) { interrupted = 1; };
  finish.sa_flags = SA_RESTART;
  sigaction(SIGINT, &finish, &before_[0]);
  sigaction(SIGTERM, &finish, &before_[1]);
}

/// Fewer than there are cores will do, where no more can be started.
void LessonPool::start_workers() {
  const std::size_t workers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1,
                                                      std::max<std::size_t>(lessons_.size(), 1));
  try {
    while (threads_.size() < workers) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error& error) {
    if (threads_.empty()) throw std::system_error(error.code(), "cannot start a thread");
  }
}

LessonPool::~LessonPool() {
  next_ = lessons_.size();  // whoever leaves early wants no more
  for (std::thread& thread : threads_) thread.join();
  sigaction(SIGINT, &before_[0], nullptr);
  sigaction(SIGTERM, &before_[1], nullptr);
}

LessonResult LessonPool::take(std::size_t i) {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return obtained_[i].has_value(); });
  return std::move(*obtained_[i]);
}

void LessonPool::work() {
  for (std::size_t i; (i = next_++) < lessons_.size();) {
    LessonResult result = obtain(i);
    const std::lock_guard lock(mutex_);
    obtained_[i] = std::move(result);
    done_.notify_all();
  }
}

LessonResult LessonPool::obtain(std::size_t i) {
  if (interrupted) return failed("interrupted before it began");
  if (!lessons_[i].fault.empty())
    return failed("does not build:\n" + as_shown_on(STDERR_FILENO, lessons_[i].fault));
  try {
    return results_.obtain(lessons_[i], options_[i]);
  } catch (const std::exception& error) {
    return failed(error.what());
  }
}

}  // namespace chalkline::app
