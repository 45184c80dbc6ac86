#include "plot/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "text/names.hpp"

namespace chalkline::plot {
namespace {

// Evenly spaced colors, 0xrrggbb; in between, channels are interpolated.
constexpr std::array viridis = {
    0x440154, 0x470d60, 0x48186a, 0x482374, 0x472d7b, 0x453681, 0x424086, 0x3f4989, 0x3b528b,
    0x375a8d, 0x33638d, 0x2f6a8e, 0x2c728e, 0x297a8e, 0x26818e, 0x23898e, 0x21908c, 0x1f988b,
    0x1f9f88, 0x21a685, 0x28ae80, 0x31b57b, 0x3ebc74, 0x4cc26c, 0x5dc963, 0x6ece58, 0x82d34c,
    0x96d83f, 0xabdc32, 0xc0df24, 0xd5e21a, 0xeae51a, 0xfde725};
constexpr std::array cividis = {
    0x00224e, 0x002553, 0x002758, 0x00295d, 0x002b62, 0x002d68, 0x002f6d, 0x003170, 0x053371,
    0x0f3570, 0x163770, 0x1c396f, 0x213b6e, 0x263d6e, 0x2a3f6d, 0x2e416d, 0x32436d, 0x35456c,
    0x39486c, 0x3c4a6c, 0x3f4c6c, 0x424e6c, 0x45506c, 0x48526c, 0x4b546c, 0x4e566c, 0x51586d,
    0x545a6d, 0x565c6d, 0x595e6e, 0x5c616e, 0x5e636f, 0x61656f, 0x646770, 0x666970, 0x696b71,
    0x6c6d72, 0x6e6f73, 0x717274, 0x737475, 0x767676, 0x787877, 0x7b7a78, 0x7e7c78, 0x807f78,
    0x838179, 0x868379, 0x898578, 0x8c8878, 0x8f8a78, 0x928c78, 0x948e77, 0x979177, 0x9a9376,
    0x9d9576, 0xa09875, 0xa39a74, 0xa69c74, 0xa99f73, 0xaca172, 0xafa471, 0xb3a670, 0xb6a96f,
    0xb9ab6d, 0xbcae6c, 0xbfb06b, 0xc2b369, 0xc5b568, 0xc8b866, 0xccba64, 0xcfbd62, 0xd2c060,
    0xd5c25e, 0xd9c55c, 0xdcc859, 0xdfca57, 0xe2cd54, 0xe6d051, 0xe9d34e, 0xedd54a, 0xf0d846,
    0xf3db42, 0xf7de3e, 0xfbe138, 0xfee434, 0xfee838};

std::uint8_t channel(double value) { return static_cast<std::uint8_t>(std::lround(255.0 * value)); }

Rgb between(std::span<const int> colors, double t) {
  const double position = t * static_cast<double>(colors.size() - 1);
  const auto lower = std::min(static_cast<std::size_t>(position), colors.size() - 2);
  const double weight = position - static_cast<double>(lower);
  const auto mix = [&](int shift) {
    const int a = (colors[lower] >> shift) & 255, b = (colors[lower + 1] >> shift) & 255;
    return static_cast<std::uint8_t>(std::lround(a + weight * (b - a)));
  };
  return {mix(16), mix(8), mix(0)};
}

// Three trapezoids: red, green and blue rise and fall one after the other (Matplotlib's jet).
Rgb jet(double t) {
  const auto ramp = [t](double from, double to) {
    return std::clamp((t - from) / (to - from), 0.0, 1.0);
  };
  return {channel(ramp(0.35, 0.66) - 0.5 * ramp(0.89, 1.0)),
          channel(ramp(0.125, 0.375) - ramp(0.64, 0.91)),
          channel(0.5 + 0.5 * ramp(0.0, 0.11) - ramp(0.34, 0.65))};
}

}  // namespace

const std::vector<std::string>& palette_names() {
  static const std::vector<std::string> names = {"jet", "viridis", "cividis", "gray"};
  return names;
}

Palette palette_from_name(std::string_view name) {
  return static_cast<Palette>(text::find_name(palette_names(), name, "palette"));
}

Rgb color(Palette palette, double t) {
  t = std::isnan(t) ? 0.0 : std::clamp(t, 0.0, 1.0);
  switch (palette) {
    case Palette::jet:
      return jet(t);
    case Palette::viridis:
      return between(viridis, t);
    case Palette::cividis:
      return between(cividis, t);
    case Palette::gray:
      break;
  }
  return {channel(t), channel(t), channel(t)};
}

std::string hex(Rgb color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const int byte : {color.red, color.green, color.blue}) {
    text += digits[static_cast<std::size_t>(byte / 16)];
    text += digits[static_cast<std::size_t>(byte % 16)];
  }
  return text;
}

}  // namespace chalkline::plot
