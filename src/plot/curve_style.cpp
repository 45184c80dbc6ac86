#include "plot/curve_style.hpp"

#include <array>
#include <cctype>
#include <stdexcept>
#include <string>

namespace chalkline::plot {
namespace {

// At least 3:1 to white, and at least 20 apart from each other (CIEDE2000), for those who are blind
// to red or to green too. Among the first three, and among the last two, in shades of gray too.
constexpr Rgb blue{10, 85, 214}, green{0, 167, 137}, black{18, 17, 13}, red{224, 75, 10},
    purple{133, 14, 92};

constexpr std::array<CurveStyle, curve_styles> styles = {{{blue},
                                                          {green},
                                                          {black},
                                                          {red, Dash::dashed},
                                                          {purple, Dash::dashed},
                                                          {blue, Dash::dotted},
                                                          {green, Dash::dotted},
                                                          {black, Dash::dotted},
                                                          {red, Dash::dash_dotted},
                                                          {purple, Dash::dash_dotted}}};

constexpr Rgb white{255, 255, 255};
constexpr double needed_contrast = 3.0;

std::string letters(std::string_view name) {
  std::string kept;
  for (const char c : name)
    if (std::isalpha(static_cast<unsigned char>(c)))
      kept += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return kept;
}

}  // namespace

CurveStyle curve_style(std::size_t k) { return styles[k % styles.size()]; }

Color optimizer_color(std::string_view name) {
  const std::string key = letters(name);
  if (key == "gradientdescent") return black;
  if (key == "momentum") return green;
  if (key == "adagrad") return red;
  if (key == "rmsprop") return blue;
  if (key == "adam") return purple;
  throw std::invalid_argument(
      "'" + std::string(name) +
      "' has no color of its own; optimizers that have one are gradient descent, momentum, "
      "AdaGrad, RMSProp and Adam");
}

Casing casing(Rgb curve) {
  const double luminance = relative_luminance(curve);
  const bool white_inside = contrast(curve, white) >= needed_contrast;
  // The inner casing does not show on what is lighter, or darker, than this.
  const double limit = white_inside ? 1.05 / needed_contrast - 0.05 : 0.05 * needed_contrast - 0.05;
  const double to_limit =
      white_inside ? (limit + 0.05) / (luminance + 0.05) : (luminance + 0.05) / (limit + 0.05);
  const Rgb inner = white_inside ? white : Rgb{0, 0, 0},
            other = white_inside ? Rgb{0, 0, 0} : white;
  if (to_limit >= needed_contrast) return {inner, {}};
  return {inner, other};
}

Rgb as_text(Rgb color) {
  const auto darker = [](std::uint8_t c) { return static_cast<std::uint8_t>(c * 19 / 20); };
  while (contrast(color, white) < 4.5)
    color = {darker(color.red), darker(color.green), darker(color.blue)};
  return color;
}

bool vanishes_on_white(Rgb color) { return contrast(color, white) < 1.6; }

}  // namespace chalkline::plot
