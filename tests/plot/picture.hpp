// The pixels of a PNG.
#pragma once

#include <png.h>

#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plot/color.hpp"

namespace chalkline::test {

/// Colors, row by row from the top.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
  plot::Rgb at(int x, int y) const {
    const auto* p = &pixels[static_cast<std::size_t>(3 * (y * width + x))];
    return {p[0], p[1], p[2]};
  }
};

inline Picture read_png(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()));
  image.format = PNG_FORMAT_RGB;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height),
                  std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  REQUIRE(png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr));
  return picture;
}

}  // namespace chalkline::test
