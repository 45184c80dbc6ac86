// What a lesson's first process does while its checkpoints and the process that runs its cells
// live: it is the parent of all of them.
#pragma once

#include <csignal>

#include "lesson/checkpoint_table.hpp"

namespace chalkline::lesson {

/// The signals that keep_checkpoints() waits for; they must be blocked.
sigset_t handled_signals();

/// Passes signals on to the cell that runs. When the current process ends, wakes the checkpoint
/// that is to stand for it, and ends those behind it with all that their cells left running.
/// Returns the lesson's exit status when SIGTERM or SIGHUP comes, or no checkpoint is left.
int keep_checkpoints(CheckpointTable& table);

}  // namespace chalkline::lesson
