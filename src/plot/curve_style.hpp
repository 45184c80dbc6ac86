// How curves are told apart, and how they are seen on a map.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "color.hpp"

namespace chalkline::plot {

enum class Dash { solid, dashed, dotted, dash_dotted };

/// How a curve is drawn for which no color was chosen.
struct CurveStyle {
  Rgb color;
  Dash dash = Dash::solid;
};

/// The figure's k-th curve has style k mod 10: any two differ in their dashes, or else for every
/// eye and in shades of gray.
inline constexpr std::size_t curve_styles = 10;
CurveStyle curve_style(std::size_t k);

/// An optimizer's color, the same in every figure of a course: of "gradient descent", "momentum",
/// "AdaGrad", "RMSProp" and "Adam", in letters of any case, blanks or not; std::invalid_argument
/// naming these otherwise.
Color optimizer_color(std::string_view name);

/// What lies under a curve and stands out on both sides, so that the curve, or this, has a contrast
/// of 3:1 to whatever else is under it.
struct Casing {
  Rgb inner;
  std::optional<Rgb> outer;  ///< around it, where curve and inner casing do not do
};
Casing casing(Rgb curve);
/// So far it reaches beyond the curve's edge, and its dots', in pixels.
inline constexpr double inner_casing = 0.8, outer_casing = 1.4;
inline constexpr std::size_t cased_dots = 60;  ///< of more, the line's casing does: SVGs grow

/// The color, darkened until words in it can be read on white: 4.5:1.
Rgb as_text(Rgb color);

/// Whether a curve of the color can hardly be seen on white.
bool vanishes_on_white(Rgb color);

}  // namespace chalkline::plot
