#include "terminal/moving_picture.hpp"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/read_file.hpp"

namespace chalkline::terminal {
namespace {

constexpr std::size_t signature = 8, around = 12;  // bytes: before the first chunk, around data

struct Chunk {
  std::string_view type, data;
};

struct Control {
  std::uint32_t width, height, left, top;
  std::chrono::milliseconds time;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size = 4) {
  std::uint32_t number = 0;
  for (const char c : bytes.substr(at, size)) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::string big_endian(std::uint32_t number) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(number >> shift & 0xff);
  return text;
}

std::string chunk(std::string_view type, std::string_view data) {
  const std::string text = std::string(type) + std::string(data);
  const auto* bytes = reinterpret_cast<const Bytef*>(text.data());
  const auto sum = static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(text.size())));
  return big_endian(static_cast<std::uint32_t>(data.size())) + text + big_endian(sum);
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : file_(file), bytes_(base::read_file(file)) {}

  void read(const SeeFrame& see) {
    for (std::size_t at = signature; at + around <= bytes_.size();) {
      const std::string_view rest = std::string_view(bytes_).substr(at);
      const std::size_t size = number_at(rest, 0);
      if (size > rest.size() - around) fail("its end is missing");
      if (!take({rest.substr(4, 4), rest.substr(8, size)}, see)) return;
      at += size + around;
    }
    if (canvas_.rgb.empty()) fail("it has no frames");
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw std::runtime_error("cannot read the picture " + file_.string() + ": " + reason);
  }

  /// Whether to go on.
  bool take(const Chunk& one, const SeeFrame& see) {
    if (one.type == "IHDR") {
      header_ = one.data;
      if (header_.size() != 13) fail("its header is damaged");
    } else if (one.type == "fcTL" || one.type == "IEND") {
      if (!draw(see)) return false;
      if (one.type == "fcTL") control_ = control_of(one.data);
    } else if (one.type == "fdAT" || (one.type == "IDAT" && control_)) {
      data_ += one.data.substr(one.type == "fdAT" ? std::min<std::size_t>(4, one.data.size()) : 0);
    }
    return true;
  }

  Control control_of(std::string_view data) {
    if (header_.empty()) fail("its header is missing");
    if (data.size() != 26) fail("a frame's size is missing");
    const std::uint32_t time = number_at(data, 20, 2), a_second = number_at(data, 22, 2);
    const Control control{number_at(data, 4), number_at(data, 8), number_at(data, 12),
                          number_at(data, 16),
                          std::chrono::milliseconds(1000 * time / (a_second ? a_second : 100))};
    if (canvas_.rgb.empty()) make_canvas();
    if (control.left > canvas_.width || control.width > canvas_.width - control.left ||
        control.top > canvas_.height || control.height > canvas_.height - control.top)
      fail("a frame is larger than the picture");
    return control;
  }

  void make_canvas() {
    constexpr std::size_t most = std::size_t{1} << 26;  // pixels
    canvas_.width = number_at(header_, 0), canvas_.height = number_at(header_, 4);
    if (canvas_.width == 0 || canvas_.height == 0 || canvas_.width > most / canvas_.height)
      fail("its size is out of bounds");
    canvas_.rgb.assign(canvas_.width * canvas_.height, Rgb{255, 255, 255});
  }

  /// What came since the last frame began.
  bool draw(const SeeFrame& see) {
    if (!control_) return true;
    const Control c = *control_;
    const std::string png =
        bytes_.substr(0, signature) +
        chunk("IHDR", big_endian(c.width) + big_endian(c.height) + std::string(header_.substr(8))) +
        chunk("IDAT", data_) + chunk("IEND", "");
    data_.clear();
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    std::vector<std::uint8_t> part(std::size_t{4} * c.width * c.height);
    const bool begun = png_image_begin_read_from_memory(&image, png.data(), png.size());
    image.format = PNG_FORMAT_RGBA;
    if (!begun || !png_image_finish_read(&image, nullptr, part.data(), 0, nullptr)) {
      const std::string reason = image.message;
      png_image_free(&image);
      fail(reason);
    }
    for (std::size_t i = 0; i < part.size() / 4; ++i)
      if (part[4 * i + 3] > 127)
        canvas_.rgb[(c.top + i / c.width) * canvas_.width + c.left + i % c.width] = {
            part[4 * i], part[4 * i + 1], part[4 * i + 2]};
    return see(canvas_, c.time);
  }

  const std::filesystem::path& file_;
  const std::string bytes_;
  std::string_view header_;
  std::optional<Control> control_;  // of the frame whose data comes
  std::string data_;
  Pixels canvas_;
};

}  // namespace

void for_each_frame(const std::filesystem::path& file, const SeeFrame& see) {
  Reader(file).read(see);
}

}  // namespace chalkline::terminal
