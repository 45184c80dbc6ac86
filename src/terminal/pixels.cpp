#include "terminal/pixels.hpp"

#include <png.h>

#include <algorithm>
#include <stdexcept>

namespace chalkline::terminal {
namespace {

/// Pixel i of n new ones covers the old ones from `begin` to `end` (one at least) of `size`.
struct Span {
  Span(std::size_t i, std::size_t n, std::size_t size)
      : begin(i * size / n), end(std::max((i + 1) * size / n, begin + 1)) {}
  std::size_t begin, end;
};

Rgb mean(const Pixels& pixels, const Span& x, const Span& y) {
  std::array<std::size_t, 3> sum{};
  for (std::size_t row = y.begin; row < y.end; ++row)
    for (std::size_t column = x.begin; column < x.end; ++column)
      for (std::size_t c = 0; c < 3; ++c) sum[c] += pixels.at(column, row)[c];
  const std::size_t n = (x.end - x.begin) * (y.end - y.begin);
  Rgb result{};
  for (std::size_t c = 0; c < 3; ++c) result[c] = static_cast<std::uint8_t>((sum[c] + n / 2) / n);
  return result;
}

}  // namespace

Pixels read_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const auto fail = [&]() -> std::runtime_error {
    const std::string reason = image.message;
    png_image_free(&image);
    return std::runtime_error("cannot read the picture " + file.string() + ": " + reason);
  };
  if (!png_image_begin_read_from_file(&image, file.c_str())) throw fail();
  image.format = PNG_FORMAT_RGB;
  Pixels pixels{image.width, image.height,
                std::vector<Rgb>(std::size_t{image.width} * image.height)};
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, pixels.rgb.data(), 0, nullptr)) throw fail();
  return pixels;
}

std::string to_png(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgb.data(), 0, nullptr)) {
    const std::string reason = image.message;
    png_image_free(&image);
    throw std::runtime_error("cannot write a picture: " + reason);
  }
  bytes.resize(size);
  return bytes;
}

Pixels scaled(const Pixels& pixels, std::size_t width, std::size_t height) {
  Pixels result{width, height, {}};
  result.rgb.reserve(width * height);
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x)
      result.rgb.push_back(mean(pixels, {x, width, pixels.width}, {y, height, pixels.height}));
  return result;
}

}  // namespace chalkline::terminal
