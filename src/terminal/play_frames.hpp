// Plays a picture that moves where a terminal's text goes on.
#pragma once

#include <filesystem>

#include "terminal/show_figure.hpp"

namespace chalkline::terminal {

/// Plays an animated PNG once, by one of kitty, sixel and blocks, made smaller if it is higher than
/// the terminal; the last frame stays. Whatever is typed meanwhile ends it there. Throws as
/// for_each_frame() does.
void play_frames(const std::filesystem::path& file, Show method, int output);

}  // namespace chalkline::terminal
