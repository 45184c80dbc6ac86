// A picture that moves, read from an animated PNG.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "terminal/pixels.hpp"

namespace chalkline::terminal {

/// A frame and how long it is to be seen; false ends it.
using SeeFrame = std::function<bool(const Pixels& frame, std::chrono::milliseconds time)>;

/// Goes over the frames of an animated PNG, each drawn over the one before, as plot writes them.
/// Throws std::runtime_error with the file and what is wrong with it.
void for_each_frame(const std::filesystem::path& file, const SeeFrame& see);

}  // namespace chalkline::terminal
