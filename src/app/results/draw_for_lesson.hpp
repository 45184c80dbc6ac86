// Draws for a lesson while it runs.
#pragma once

#include "base/child_process.hpp"

namespace chalkline::app {

/// Runs a lesson's program as base::run_captured() does, and draws its figures meanwhile, by the
/// gnuplot that this thread keeps for its next lesson. A drawing that nobody waits for any longer
/// is given up.
base::ChildResult run_and_draw(const base::Command& lesson, const base::Until& until);

}  // namespace chalkline::app
