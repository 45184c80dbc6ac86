#include "plot/color.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace chalkline::plot {
namespace {

struct NamedColor {
  std::string_view name;
  Rgb rgb;
};
// Okabe and Ito's set, told apart by color-blind readers too, besides black, white and gray.
constexpr std::array named_colors = {
    NamedColor{"white", {255, 255, 255}}, NamedColor{"black", {0, 0, 0}},
    NamedColor{"gray", {120, 120, 120}},  NamedColor{"blue", {0, 114, 178}},
    NamedColor{"orange", {230, 159, 0}},  NamedColor{"green", {0, 158, 115}},
    NamedColor{"red", {213, 94, 0}},      NamedColor{"purple", {204, 121, 167}},
    NamedColor{"sky", {86, 180, 233}},    NamedColor{"yellow", {240, 228, 66}}};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Color::Color(std::string_view text) {
  for (const auto& named : named_colors)
    if (named.name == text) {
      rgb_ = named.rgb;
      return;
    }
  std::array<int, 6> digits{};
  bool valid = text.size() == 7 && text[0] == '#';
  for (std::size_t i = 0; valid && i < 6; ++i) valid = (digits[i] = hex_digit(text[i + 1])) >= 0;
  if (!valid)
    throw std::invalid_argument(
        "'" + std::string(text) +
        "' is no color; allowed are white, black, gray, blue, orange, green, red, purple, sky, "
        "yellow and #rrggbb");
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint8_t>(16 * digits[i] + digits[i + 1]);
  };
  rgb_ = {byte(0), byte(2), byte(4)};
}

double relative_luminance(Rgb color) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(Rgb a, Rgb b) {
  const auto [darker, lighter] = std::minmax({relative_luminance(a), relative_luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace chalkline::plot
