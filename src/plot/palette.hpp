// Color palettes: a number in [0, 1] to a color.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::plot {

/// A color of 8 bits a channel (sRGB).
struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// The course's default is jet, as in the original; the others rise evenly in lightness.
enum class Palette { jet, viridis, cividis, gray };

/// The palettes' names, in the order of the enum: what `--palette` allows.
const std::vector<std::string>& palette_names();

/// The palette called `name`; std::invalid_argument naming the allowed ones otherwise.
Palette palette_from_name(std::string_view name);

/// The color at t in [0, 1]; t outside is clamped, NaN counts as 0. Equals Matplotlib's map of that
/// name to within 2/255 a channel.
Rgb color(Palette palette, double t);

/// "#rrggbb".
std::string hex(Rgb color);

}  // namespace chalkline::plot
