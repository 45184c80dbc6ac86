#include "terminal/terminal_picture.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "text/base64.hpp"

namespace chalkline::terminal {
namespace {

/// At most 256 colors for a picture, by median cut (Heckbert, 1982) of its colors told apart by 5
/// bits a channel.
class Palette {
 public:
  explicit Palette(const Pixels& pixels) : sums_(bins), counts_(bins), index_(bins) {
    for (const Rgb& rgb : pixels.rgb) {
      const std::size_t bin = bin_of(rgb);
      ++counts_[bin];
      for (std::size_t c = 0; c < 3; ++c) sums_[bin][c] += rgb[c];
    }
    Box all;
    for (std::size_t bin = 0; bin < bins; ++bin)
      if (counts_[bin] > 0) all.push_back(bin);
    std::vector<Box> boxes{all};
    while (boxes.size() < 256) {
      const auto widest =
          std::max_element(boxes.begin(), boxes.end(),
                           [](const Box& a, const Box& b) { return width(a) < width(b); });
      if (width(*widest) == 0) break;
      Box half = split(*widest);
      boxes.push_back(std::move(half));
    }
    for (const Box& box : boxes) add(box);
  }

  const std::vector<Rgb>& colors() const { return colors_; }

  /// Which of them stands for a color of the picture.
  std::size_t index(const Rgb& rgb) const { return index_[bin_of(rgb)]; }

 private:
  using Box = std::vector<std::size_t>;  // bins whose colors become one
  static constexpr std::size_t bins = std::size_t{32} * 32 * 32;

  static std::size_t bin_of(const Rgb& rgb) {
    return static_cast<std::size_t>(rgb[0] >> 3 << 10 | rgb[1] >> 3 << 5 | rgb[2] >> 3);
  }
  static std::size_t channel(std::size_t bin, std::size_t c) { return bin >> (10 - 5 * c) & 31; }

  static std::size_t range(const Box& box, std::size_t c) {
    const auto less = [c](std::size_t a, std::size_t b) { return channel(a, c) < channel(b, c); };
    const auto [least, most] = std::minmax_element(box.begin(), box.end(), less);
    return channel(*most, c) - channel(*least, c);
  }
  static std::size_t width(const Box& box) {
    return std::max({range(box, 0), range(box, 1), range(box, 2)});
  }

  /// Leaves half of a box's pixels in it and returns the other half, cut across its widest channel.
  Box split(Box& box) const {
    std::size_t c = 0, pixels = 0, seen = 0;
    while (range(box, c) < width(box)) ++c;
    std::stable_sort(box.begin(), box.end(),
                     [c](std::size_t a, std::size_t b) { return channel(a, c) < channel(b, c); });
    for (const std::size_t bin : box) pixels += counts_[bin];
    std::size_t keep = 0;
    while (keep + 1 < box.size() && (keep == 0 || seen + counts_[box[keep]] <= pixels / 2))
      seen += counts_[box[keep++]];
    Box half(box.begin() + static_cast<std::ptrdiff_t>(keep), box.end());
    box.resize(keep);
    return half;
  }

  void add(const Box& box) {
    std::array<std::size_t, 3> sum{};
    std::size_t count = 0;
    for (const std::size_t bin : box) {
      index_[bin] = colors_.size();
      count += counts_[bin];
      for (std::size_t c = 0; c < 3; ++c) sum[c] += sums_[bin][c];
    }
    Rgb mean{};
    for (std::size_t c = 0; c < 3; ++c)
      // Every bin of a box has pixels. NOLINTNEXTLINE(clang-analyzer-core.DivideZero)
      mean[c] = static_cast<std::uint8_t>((sum[c] + count / 2) / count);
    colors_.push_back(mean);
  }

  std::vector<std::array<std::size_t, 3>> sums_;
  std::vector<std::size_t> counts_, index_;
  std::vector<Rgb> colors_;
};

void append_repeated(std::string& text, char sixel, std::size_t count) {
  if (count > 3) {
    text.append("!").append(std::to_string(count)).append(1, sixel);
  } else {
    text.append(count, sixel);
  }
}

/// One color's part in the six rows that begin at `top`.
std::string sixel_row(const std::vector<std::size_t>& indices, std::size_t width, std::size_t top,
                      std::size_t rows, std::size_t color) {
  std::string text;
  char last = 0;
  std::size_t count = 0;
  for (std::size_t x = 0; x < width; ++x) {
    int bits = 0;
    for (std::size_t row = 0; row < rows; ++row)
      if (indices[(top + row) * width + x] == color) bits |= 1 << row;
    const char sixel = static_cast<char>('?' + bits);
    if (count > 0 && sixel != last) append_repeated(text, last, std::exchange(count, 0));
    last = sixel;
    ++count;
  }
  if (last != '?') append_repeated(text, last, count);
  return text;
}

int to_xterm_256(const Rgb& rgb) {
  constexpr std::array<int, 6> steps{0, 95, 135, 175, 215, 255};  // of the cube's axes
  int cube = 0;
  for (const int value : rgb) {
    const auto closer = [value](int a, int b) { return std::abs(a - value) < std::abs(b - value); };
    cube = 6 * cube +
           static_cast<int>(std::min_element(steps.begin(), steps.end(), closer) - steps.begin());
  }
  return 16 + cube;
}

std::string color_code(const Rgb& rgb, BlockColors colors, const char* which) {
  std::string code = std::string("\033[") + which;
  if (colors == BlockColors::xterm_256)
    return code.append(";5;").append(std::to_string(to_xterm_256(rgb))) + "m";
  code += ";2";
  for (const int value : rgb) code.append(";").append(std::to_string(value));
  return code + "m";
}

}  // namespace

std::string to_kitty(std::string_view png, std::size_t columns, unsigned image) {
  constexpr std::size_t chunk = 4096;
  const std::string data = text::base64(png);
  std::string text;
  for (std::size_t i = 0; i < data.size(); i += chunk) {
    text += "\033_G";
    if (i == 0) text += "a=T,f=100,q=2,";  // transmit a PNG and show it, without answering
    if (i == 0 && image > 0) text += "i=" + std::to_string(image) + ",p=1,";
    if (i == 0 && columns > 0) text += "c=" + std::to_string(columns) + ",";
    text.append(i + chunk < data.size() ? "m=1;" : "m=0;").append(data, i, chunk).append("\033\\");
  }
  return text + "\n";
}

std::string to_sixel(const Pixels& pixels) {
  const Palette palette(pixels);
  std::vector<std::size_t> indices;
  indices.reserve(pixels.rgb.size());
  for (const Rgb& rgb : pixels.rgb) indices.push_back(palette.index(rgb));
  std::string text =
      "\033P0;1q\"1;1;" + std::to_string(pixels.width) + ";" + std::to_string(pixels.height);
  for (std::size_t i = 0; i < palette.colors().size(); ++i) {
    text += "#" + std::to_string(i) + ";2";
    for (const int value : palette.colors()[i])
      text += ";" + std::to_string((value * 100 + 127) / 255);
  }
  for (std::size_t top = 0; top < pixels.height; top += 6) {
    const std::size_t rows = std::min<std::size_t>(6, pixels.height - top);
    std::vector<bool> present(palette.colors().size());
    for (std::size_t i = top * pixels.width; i < (top + rows) * pixels.width; ++i)
      present[indices[i]] = true;
    bool first = true;
    for (std::size_t color = 0; color < present.size(); ++color) {
      if (!present[color]) continue;
      text += std::string(std::exchange(first, false) ? "" : "$") + "#" + std::to_string(color);
      text += sixel_row(indices, pixels.width, top, rows, color);
    }
    if (top + rows < pixels.height) text += "-";
  }
  return text + "\033\\\n";
}

std::string to_blocks(const Pixels& pixels, std::size_t columns, BlockColors colors) {
  columns = std::max<std::size_t>(columns, 1);
  const std::size_t rows =
      std::max<std::size_t>((columns * pixels.height + pixels.width) / (2 * pixels.width), 1);
  const Pixels small = scaled(pixels, columns, 2 * rows);
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    std::string foreground, background;
    for (std::size_t x = 0; x < columns; ++x) {
      const std::string upper = color_code(small.at(x, 2 * row), colors, "38");
      const std::string lower = color_code(small.at(x, 2 * row + 1), colors, "48");
      if (upper != foreground) text += foreground = upper;
      if (lower != background) text += background = lower;
      text += "\u2580";
    }
    text += "\033[0m\n";
  }
  return text;
}

}  // namespace chalkline::terminal
