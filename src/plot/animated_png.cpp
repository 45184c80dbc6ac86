#include "plot/animated_png.hpp"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "plot/animated_svg.hpp"

namespace chalkline::plot {
namespace {

using Pixel = std::uint32_t;  // red, green, blue and alpha, byte by byte
constexpr Pixel see_through = 0;

struct Picture {
  std::uint32_t width = 0, height = 0;
  std::vector<Pixel> pixels;
};

struct Area {
  std::uint32_t left = 0, top = 0, width = 0, height = 0;
};

[[noreturn]] void fail(png_image& image) {
  const std::string reason = image.message;
  png_image_free(&image);
  throw std::runtime_error("a frame's PNG is not as it should be: " + reason);
}

Picture decoded(const std::string& png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, png.data(), png.size())) fail(image);
  image.format = PNG_FORMAT_RGBA;
  Picture picture{image.width, image.height,
                  std::vector<Pixel>(std::size_t{image.width} * image.height)};
  if (!png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr)) fail(image);
  return picture;
}

std::string encoded(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width, image.height = picture.height;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(), 0, nullptr))
    fail(image);
  bytes.resize(size);
  return bytes;
}

std::string big_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(number >> (8 * i) & 0xff);
  return text;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

constexpr std::size_t signature = 8, around = 12;  // bytes: before the first chunk, around data

std::string chunk(std::string_view type, std::string_view data) {
  const std::string text = std::string(type) + std::string(data);
  const auto* bytes = reinterpret_cast<const Bytef*>(text.data());
  return big_endian(data.size(), 4) + text +
         big_endian(crc32(0, bytes, static_cast<uInt>(text.size())), 4);
}

/// The data of all chunks of this type.
std::string data_of(std::string_view png, std::string_view type) {
  std::string data;
  for (std::size_t at = signature; at + around <= png.size();) {
    const std::size_t size = number_at(png, at);
    if (png.substr(at + 4, 4) == type) data += png.substr(at + 8, size);
    at += size + around;
  }
  return data;
}

/// The smallest rectangle that holds all that differs; one pixel if nothing does.
Area changed(const Picture& before, const Picture& now) {
  std::uint32_t left = now.width, top = now.height, right = 0, bottom = 0;
  for (std::uint32_t y = 0; y < now.height; ++y) {
    for (std::uint32_t x = 0; x < now.width; ++x) {
      const std::size_t i = std::size_t{y} * now.width + x;
      if (before.pixels[i] == now.pixels[i]) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  return right == 0 ? Area{0, 0, 1, 1} : Area{left, top, right - left, bottom - top};
}

/// What is to be drawn over the frame before within the area.
Picture difference(const Picture& before, const Picture& now, const Area& area) {
  Picture part{area.width, area.height, {}};
  for (std::uint32_t y = area.top; y < area.top + area.height; ++y) {
    for (std::uint32_t x = area.left; x < area.left + area.width; ++x) {
      const std::size_t i = std::size_t{y} * now.width + x;
      part.pixels.push_back(before.pixels[i] == now.pixels[i] ? see_through : now.pixels[i]);
    }
  }
  return part;
}

class Writer {
 public:
  Writer(const std::vector<std::string>& frames, double seconds)
      : frames_(frames), each_(seconds / static_cast<double>(frames.size())) {}

  std::string write() {
    const std::string still = encoded(decoded(frames_.back()));
    out_ = still.substr(0, signature) + chunk("IHDR", data_of(still, "IHDR")) +
           chunk("acTL", big_endian(frames_.size(), 4) + big_endian(0, 4)) +
           chunk("IDAT", data_of(still, "IDAT"));
    Picture before;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      Picture now = decoded(frames_[i]);
      if (i == 0) before = {now.width, now.height, std::vector<Pixel>(now.pixels.size())};
      if (now.width != before.width || now.height != before.height)
        throw std::runtime_error("frame " + std::to_string(i + 1) +
                                 " is of another size than the first");
      const Area area = i == 0 ? Area{0, 0, now.width, now.height} : changed(before, now);
      put(area, data_of(encoded(difference(before, now, area)), "IDAT"),
          i + 1 == frames_.size() ? each_ + rest_seconds : each_);
      before = std::move(now);
    }
    return out_ + chunk("IEND", "");
  }

 private:
  void put(const Area& area, const std::string& data, double seconds) {
    constexpr int a_second = 1000;  // what a delay is counted in, up to 65 seconds
    const auto delay = static_cast<std::uint64_t>(std::lround(seconds * a_second));
    out_ += chunk("fcTL", next() + big_endian(area.width, 4) + big_endian(area.height, 4) +
                              big_endian(area.left, 4) + big_endian(area.top, 4) +
                              big_endian(delay, 2) + big_endian(a_second, 2) +
                              big_endian(0, 1) +  // it stays
                              big_endian(1, 1));  // drawn over the one before
    out_ += chunk("fdAT", next() + data);
  }

  std::string next() { return big_endian(sequence_++, 4); }

  const std::vector<std::string>& frames_;
  double each_;
  std::uint32_t sequence_ = 0;
  std::string out_;
};

}  // namespace

std::string animated_png(const std::vector<std::string>& frames, double seconds) {
  return Writer(frames, seconds).write();
}

}  // namespace chalkline::plot
