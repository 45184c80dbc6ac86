// Pictures as terminals draw them: kitty's graphics protocol, DEC's sixels, and colored half
// blocks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "terminal/pixels.hpp"

namespace chalkline::terminal {

/// A PNG file's bytes for a terminal with kitty's graphics protocol, which decodes them itself and
/// scales them to `columns` (0: as many as the picture has pixels for). The cursor moves behind the
/// picture. One with the number of an image before (0: none) takes its place.
std::string to_kitty(std::string_view png, std::size_t columns, unsigned image = 0);

/// For a terminal with sixel graphics, pixel for pixel, in at most 256 colors.
std::string to_sixel(const Pixels& pixels);

enum class BlockColors { xterm_256, rgb };

/// Lines of upper half blocks, `columns` wide, two pixels a character; for any terminal with UTF-8
/// and colors.
std::string to_blocks(const Pixels& pixels, std::size_t columns, BlockColors colors);

}  // namespace chalkline::terminal
