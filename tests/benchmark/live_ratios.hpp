// What a live run costs beside the drawing alone, and beside a run by the lesson's own program.
#pragma once

#include <vector>

#include "interleaved.hpp"

namespace chalkline::bench {

/// Of CPU times of all processes, so that they hold on a loaded machine: from a slider's new value
/// to all SVGs of the lesson, packed.
std::vector<InterleavedRatio> live_ratios();

}  // namespace chalkline::bench
