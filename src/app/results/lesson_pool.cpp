#include "app/results/lesson_pool.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>
#include <utility>

#include "app/course/build_messages.hpp"
#include "base/interrupt.hpp"

namespace chalkline::app {
namespace {

constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};
volatile sig_atomic_t interrupt_events = -1;  // the eventfd of the pool that there is

extern "C" void note_interrupt(int) {
  const int error = errno;
  eventfd_write(interrupt_events, 1);
  errno = error;
}

LessonResult failed(const std::string& reason) {
  LessonResult result;
  result.status = 1;
  result.errors = reason + (reason.ends_with('\n') ? "" : "\n");
  return result;
}

}  // namespace

LessonPool::Interrupts::Interrupts() : interrupt_event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (!interrupt_event_) base::throw_errno("cannot watch for Ctrl-C");
  interrupt_events = interrupt_event_.number();
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < std::size(signals); ++i) {
    sigaction(signals[i], nullptr, &before_[i]);
    if (!base::is_kept_ignored(signals[i])) sigaction(signals[i], &action, nullptr);
  }
}

LessonPool::Interrupts::~Interrupts() {
  for (std::size_t i = 0; i < std::size(signals); ++i) sigaction(signals[i], &before_[i], nullptr);
}

LessonPool::LessonPool(LessonResults& results, const std::vector<LessonProgram>& lessons,
                       const std::vector<record::RunOptions>& options)
    : results_(results), lessons_(lessons), options_(options), obtained_(lessons.size()) {
  start_workers();
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

bool LessonPool::interrupted() const {
  pollfd ready{interrupts_.descriptor(), POLLIN, 0};
  return poll(&ready, 1, 0) > 0;
}

LessonResult LessonPool::obtain(std::size_t i) {
  if (interrupted()) return failed("interrupted before it began");
  if (!lessons_[i].fault.empty())
    return failed("does not build:\n" + as_shown_on(STDERR_FILENO, lessons_[i].fault));
  try {
    return results_.obtain(lessons_[i], options_[i],
                           {interrupts_.descriptor(), [] { return true; }});
  } catch (const std::exception& error) {
    return failed(error.what());
  }
}

}  // namespace chalkline::app
