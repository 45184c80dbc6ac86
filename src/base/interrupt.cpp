#include "base/interrupt.hpp"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace chalkline::base {
namespace {

constexpr int interrupts[] = {SIGINT, SIGTERM, SIGHUP};
std::atomic<int> held = 0;
std::atomic<bool> ending = false, reports = true;
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free,
              "the signal handler may use nothing that locks");

[[noreturn]] void end_at_once() {
  constexpr char message[] = "chalkline: interrupted\n";
  if (reports) [[maybe_unused]]
    const auto written = ::write(STDERR_FILENO, message, sizeof message - 1);
  ::_exit(1);
}

extern "C" void on_interrupt(int) {
  ending = true;
  if (held == 0) end_at_once();
}

// The signals as they come by default (no handler installed) are held back in this thread.
void mask(int how) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : interrupts) sigaddset(&signals, signal);
  pthread_sigmask(how, &signals, nullptr);
}

thread_local int depth = 0;

}  // namespace

void install_interrupt_handler(bool silent) {
  reports = !silent;
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  for (const int signal : interrupts) sigaction(signal, &action, nullptr);
}

InterruptsHeld::InterruptsHeld() {
  if (depth++ == 0) mask(SIG_BLOCK);
  ++held;
  if (!ending) return;
  if (--held == 0) end_at_once();
  for (;;) ::pause();  // another thread is about to end the process
}

InterruptsHeld::~InterruptsHeld() {
  if (--held == 0 && ending) end_at_once();
  if (--depth == 0) mask(SIG_UNBLOCK);
}

}  // namespace chalkline::base
