#include "lesson/terminate.hpp"

#include <errno.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <mutex>
#include <string>

#include "lesson/current_error.hpp"
#include "lesson/report.hpp"
#include "lesson/state.hpp"

namespace chalkline::lesson {
namespace {

/// Why nothing could catch it.
std::string circumstances() {
  if (gettid() != getpid()) return "in a second thread, in which nothing caught it";
  if (state().name.empty()) return "before the first cell, in the constructor of a static object";
  if (state().cell == no_cell) return "outside of the cells, where nothing can catch it";
  return "in a function that is noexcept, a destructor or another place that it must not leave";
}

record::CellError reason() {
  if (!std::current_exception())
    return {"std::terminate", "std::terminate was called, which ends the lesson", false};
  record::CellError error;
  try {
    throw;
  } catch (...) {
    error = current_error(false);
  }
  error.message += "; thrown " + circumstances();
  return error;
}

/// Waits for the other threads to come to the end of what they tell, which this one may be in the
/// midst of.
bool take_turn() {
  for (int tries = 0; tries < 1000; ++tries) {
    if (state().turn.try_lock()) return true;
    usleep(1000);
  }
  return false;
}

void tell(record::CellError error) {
  const bool is_of_the_run = getpid() == state().process;
  flush_printed();
  if (!is_of_the_run || !take_turn()) {
    if (state().name.empty()) state().name = program_invocation_short_name;
    report(place_of(no_cell) + error.message);
  } else if (state().cell != no_cell) {  // no thread has a turn any longer
    state().emit(record::CellEnded{record::RunStatus::failed, 0.0, std::move(error)});
  } else {
    state().emit(record::RunEnded{record::RunStatus::failed, error.message});
  }
}

[[noreturn]] void terminate() {
  static std::atomic<bool> tells = false;
  const std::ios_base::Init streams;  // a static object may be made before they are
  try {
    if (!tells.exchange(true)) tell(reason());
  } catch (...) {
  }
  std::abort();
}

/// Before the static objects of the lesson are made.
[[gnu::constructor(101)]] void begin() { std::set_terminate(terminate); }

}  // namespace

void tell_of_termination() { std::set_terminate(terminate); }

}  // namespace chalkline::lesson
