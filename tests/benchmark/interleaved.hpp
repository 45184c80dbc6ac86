// Ratios that hold on a loaded machine: of CPU times, each pair measured right after the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace chalkline::bench {

struct InterleavedRatio {
  std::string what;
  std::optional<double> measured;  ///< the median of several pairs; none if it cannot be measured
  double target;
};

/// Contour bands against themselves on a grid of a quarter, and against contourpy's; a figure of a
/// million points against reading them.
std::vector<InterleavedRatio> interleaved_ratios();

}  // namespace chalkline::bench
