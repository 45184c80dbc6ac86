// A lesson's run in a process of its own, as its watcher sees it.
#pragma once

#include <sys/types.h>

#include <functional>

#include "base/descriptor.hpp"

namespace chalkline::lesson {

/// What a run writes to, of which its watcher holds the other ends.
struct WatchedEnds {
  base::Descriptor output, errors;  ///< its standard streams
  int events;                       ///< the socket by which it tells what happens
};

/// To be called in a process that was made for it by `parent`, with whose end it ends: runs `run`
/// and exits with what that returns. The run waits after each event until its watcher has taken it:
/// all that it had written before stands before the event.
[[noreturn]] void run_watched(const std::function<int()>& run, WatchedEnds ends, pid_t parent);

}  // namespace chalkline::lesson
