#include "plot/data_extent.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <type_traits>

#include "plot/contour_bands.hpp"

namespace chalkline::plot {
namespace {

constexpr double smallest = std::numeric_limits<double>::denorm_min();

template <class Layer>
constexpr bool is_grid = std::is_same_v<Layer, Surface> || std::is_same_v<Layer, FilledContour>;

/// The value with so many digits after the leading one of `span`.
double rounded(double value, double span, int digits) {
  const int decimals = digits - static_cast<int>(std::floor(std::log10(span)));
  char text[400];
  const auto end = decimals >= 0 ? std::to_chars(text, text + sizeof text - 1, value,
                                                 std::chars_format::fixed, decimals)
                                       .ptr
                                 : std::to_chars(text, text + sizeof text - 1, value).ptr;
  *end = '\0';
  return std::strtod(text, nullptr) + 0.0;
}

std::pair<double, double> logarithmic_range(double low, double high) {
  // In decades, lest the quotient of a diverging search's values overflow.
  const double bottom = std::log10(low), top = std::log10(high);
  const double room = std::max(0.04 * (top - bottom), low < high ? 0.0 : 0.5);
  const auto power = [&](double exponent) {
    const double value = std::pow(10.0, exponent);
    return std::isfinite(value) && value > 0.0 ? rounded(value, value, 3) : value;
  };
  return {std::max(std::min(power(bottom - room), low), smallest),
          std::max(std::min(power(top + room), std::numeric_limits<double>::max()), high)};
}

double times_power_of_ten(double value, int exponent) {
  return static_cast<double>(static_cast<long double>(value) *
                             std::pow(10.0L, static_cast<long double>(exponent)));
}

template <class Array>
Array divided(Array values, int unit) {
  if (unit != 0)
    for (double& v : values) v = is_drawable(v) ? times_power_of_ten(v, -unit) : v;
  return values;
}

int unit_of(const Axis& axis, const Extent& extent) {
  if (axis.logarithmic || (extent.empty() && !axis.range)) return 0;
  const auto [low, high] = axis.range.value_or(std::pair{extent.low, extent.high});
  const double largest = std::max(std::fabs(low), std::fabs(high));
  if (largest == 0.0 || (largest <= 1e290 && high - low >= 1e-290)) return 0;
  // Equal values have no span; that of their size will be drawn around them.
  if (largest <= 1e290 && largest >= 1e-290) return 0;
  return static_cast<int>(std::floor(std::log10(largest)));
}

}  // namespace

template <class Array>
void Extent::include(const Array& values, bool logarithmic) {
  for (const double v : values) {
    if (!is_drawable(v)) continue;
    any = true;
    if (!(logarithmic && v <= 0.0)) low = std::min(low, v), high = std::max(high, v);
  }
}

Extents extents(const Figure& figure) {
  Extents e;
  const bool log_x = figure.x_axis().logarithmic, log_y = figure.y_axis().logarithmic;
  for (const Layer& layer : figure.layers()) {
    std::visit(
        [&](const auto& l) {
          using Type = std::decay_t<decltype(l)>;
          constexpr bool grid = is_grid<Type>;
          if (grid && !e.contour && !e.surface) e.x = {}, e.y = {};
          if (grid || !e.contour) e.x.include(l.x, log_x), e.y.include(l.y, log_y);
          if constexpr (grid) {
            e.z.include(l.z, false);
            e.contour |= std::is_same_v<Type, FilledContour>;
            e.surface |= std::is_same_v<Type, Surface>;
          }
        },
        layer);
  }
  return e;
}

std::pair<double, double> shown_range(const Axis& axis, const Extent& extent, bool tight) {
  if (axis.range) return *axis.range;
  double low = extent.low, high = extent.high;
  if (extent.empty()) low = axis.logarithmic ? 1.0 : 0.0, high = 1.0;
  if (axis.logarithmic) return logarithmic_range(low, high);
  // An interval too short to be told apart is drawn as one value.
  const double largest = std::max(std::fabs(low), std::fabs(high));
  if (high - low <= 1e-13 * largest) {
    const double half = largest > 0.0 ? 0.5 * largest : 0.5;
    return rounded_range(low - half, high + half);
  }
  const double span = high - low;
  if (!tight) return rounded_range(low - 0.04 * span, high + 0.04 * span);
  const double near_low = rounded(low, span, 9), near_high = rounded(high, span, 9);
  return {near_low <= low ? near_low : low, near_high >= high ? near_high : high};
}

std::pair<double, double> rounded_range(double low, double high) {
  return {rounded(low, high - low, 3), rounded(high, high - low, 3)};
}

std::pair<double, double> drawable_range(const Matrix& z) {
  Extent e;
  e.include(z, false);
  return e.empty() ? std::pair{0.0, 1.0} : std::pair{e.low, e.high};
}

Units units_of(const Figure& figure) {
  const Extents e = extents(figure);
  Units units{unit_of(figure.x_axis(), e.x), unit_of(figure.y_axis(), e.y), unit_of(Axis{}, e.z)};
  if (figure.has_equal_scales()) units.x = units.y = std::max(units.x, units.y);
  return units;
}

Figure in_units(const Figure& figure, Units units) {
  Figure scaled(figure.title());
  const auto copy_axis = [](const Axis& axis, int unit, auto set_range) {
    if (!axis.range) return;
    set_range(times_power_of_ten(axis.range->first, -unit),
              times_power_of_ten(axis.range->second, -unit));
  };
  copy_axis(figure.x_axis(), units.x, [&](double lo, double hi) { scaled.x_range(lo, hi); });
  copy_axis(figure.y_axis(), units.y, [&](double lo, double hi) { scaled.y_range(lo, hi); });
  if (figure.x_axis().logarithmic) scaled.log_x();
  if (figure.y_axis().logarithmic) scaled.log_y();
  if (figure.has_equal_scales()) scaled.equal_scales();
  scaled.x_label(figure.x_axis().label).y_label(figure.y_axis().label);
  scaled.z_label(figure.z_axis().label).alt(figure.alt());
  for (const Layer& layer : figure.layers())
    std::visit(
        [&](const auto& l) {
          using Type = std::decay_t<decltype(l)>;
          const auto x = divided(l.x, units.x), y = divided(l.y, units.y);
          if constexpr (std::is_same_v<Type, Surface>)
            scaled.surface(x, y, divided(l.z, units.z));
          else if constexpr (std::is_same_v<Type, FilledContour>)
            scaled.filled_contour(x, y, divided(l.z, units.z), l.options);
          else if constexpr (std::is_same_v<Type, Path>)
            scaled.path(x, y, l.options);
          else if constexpr (std::is_same_v<Type, Points>)
            scaled.points(x, y, l.options);
          else
            scaled.line(x, y, l.options);
        },
        layer);
  return scaled;
}

}  // namespace chalkline::plot
