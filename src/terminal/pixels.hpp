// A picture as pixels, read from a PNG file.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chalkline::terminal {

using Rgb = std::array<std::uint8_t, 3>;

struct Pixels {
  std::size_t width = 0, height = 0;
  std::vector<Rgb> rgb;  ///< (height, width), row by row from the top

  const Rgb& at(std::size_t x, std::size_t y) const { return rgb[y * width + x]; }
};

/// Reads a PNG; what is transparent becomes white. Throws std::runtime_error with the file and what
/// is wrong with it.
Pixels read_png(const std::filesystem::path& file);

/// The picture as a PNG file's bytes.
std::string to_png(const Pixels& pixels);

/// The picture made smaller or larger, each new pixel being the mean of what it covers. Sizes are
/// at least 1.
Pixels scaled(const Pixels& pixels, std::size_t width, std::size_t height);

}  // namespace chalkline::terminal
