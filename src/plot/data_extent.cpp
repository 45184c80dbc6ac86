#include "plot/data_extent.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <span>
#include <string>

#include "plot/contour_bands.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/ticks.hpp"

namespace chalkline::plot {
namespace {

constexpr double smallest = std::numeric_limits<double>::denorm_min();

// gnuplot takes what is beyond half of the largest double for infinite.
constexpr double largest_logarithmic = 5e307;

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
          std::max(std::min(power(top + room), largest_logarithmic), high)};
}

int unit_of(const Axis& axis, const Extent& extent) {
  if (extent.empty() && !axis.range) return 0;
  const auto [low, high] = axis.range.value_or(std::pair{extent.low, extent.high});
  if (axis.logarithmic) return high > largest_logarithmic ? 1 : 0;
  const double largest = std::max(std::fabs(low), std::fabs(high));
  if (largest == 0.0 || (largest <= 1e290 && high - low >= 1e-290)) return 0;
  // Equal values have no span; that of their size will be drawn around them.
  if (largest <= 1e290 && largest >= 1e-290) return 0;
  return static_cast<int>(std::floor(std::log10(largest)));
}

}  // namespace

template <class Array>
void Extent::include(const Array& values, bool logarithmic) {
  // Over and over every sample of a grid, so that xtensor's iterators would take their time.
  for (const double v : std::span<const double>(values.data(), values.size())) {
    if (!is_drawable(v)) continue;
    any = true;
    if (logarithmic && v <= 0.0) continue;
    if (v < low) low = v;
    if (v > high) high = v;
  }
}

template void Extent::include(const Vector&, bool);

namespace {

/// Goes over the layers that draw in the plane, or in space, and takes in what they have.
class ExtentCollector {
 public:
  explicit ExtentCollector(const Figure& figure)
      : log_x_(figure.x_axis().logarithmic),
        log_y_(figure.y_axis().logarithmic),
        log_z_(figure.z_axis().logarithmic) {}

  void operator()(const Surface& s) {
    plane(axis_of_columns(s.x), axis_of_rows(s.y));
    e_.z.include(s.z, false);
    e_.surface = true;
  }
  void operator()(const FilledContour& c) {
    plane(axis_of_columns(c.x), axis_of_rows(c.y));
    e_.z.include(c.z, log_z_);
    e_.contour = true;
  }
  void operator()(const HeatMap& h) {
    plane(cell_borders(axis_of_columns(h.x)), cell_borders(axis_of_rows(h.y)));
    if (h.options.classes.empty()) e_.z.include(h.z, log_z_);
  }
  void operator()(const ContourLines& c) {
    const Vector x = axis_of_columns(c.x), y = axis_of_rows(c.y);
    lines_.x.include(x, false), lines_.y.include(y, false);
    include_x(x), include_y(y);
  }
  void operator()(const Path3& p) { space(p.x, p.y, p.z); }
  void operator()(const Points3& p) { space(p.x, p.y, p.z); }
  void operator()(const Reference& r) {
    r.horizontal ? include_y(Vector{r.at}) : include_x(Vector{r.at});
  }
  void operator()(const Text& t) {
    include_x(Vector{t.x}), include_y(Vector{t.y});
    if (const auto& tip = t.options.points_to)
      include_x(Vector{tip->first}), include_y(Vector{tip->second});
  }
  void operator()(const Band& b) { include_x(b.x), include_y(b.low), include_y(b.high); }
  void operator()(const ErrorBars& b) {
    include_x(b.x), include_y(b.y), include_y(b.low), include_y(b.high);
  }
  void operator()(const Histogram& h) { include_x(h.edges), stand(h.heights); }
  void operator()(const Bars& b) {
    const double half = bar_distance(b.x) / 2.0;
    include_x(Vector(b.x - half)), include_x(Vector(b.x + half)), stand(b.heights);
  }
  void operator()(const Arrows& a) {
    const double scale = arrow_scale(a);
    include_x(a.x), include_y(a.y);
    include_x(Vector(a.x + scale * a.dx)), include_y(Vector(a.y + scale * a.dy));
  }
  void operator()(const Scatter& s) {
    include_x(s.x), include_y(s.y);
    e_.z.include(s.color_by, log_z_);
  }
  void operator()(const auto& curve) { include_x(curve.x), include_y(curve.y); }

  /// Ticks where somebody wants them.
  void include_ticks(const Axis& x, const Axis& y) {
    if (x.given_ticks) include_x(x.given_ticks->places);
    if (y.given_ticks) include_y(y.given_ticks->places);
  }

  /// Whatever the plane is, it reaches that far.
  void include_room(const Room& room) {
    const auto include = [](Extent& extent, const auto& span, bool logarithmic) {
      if (span) extent.include(Vector{span->first, span->second}, logarithmic);
    };
    include(e_.x, room.x, log_x_), include(e_.y, room.y, log_y_), include(e_.z, room.z, log_z_);
  }

  Extents extents() const {
    Extents e = e_;
    const auto fills = [](const Extent& part, const Extent& all) {
      return !part.empty() && part.low <= all.low && part.high >= all.high;
    };
    e.tight = has_plane_ || (fills(lines_.x, e.x) && fills(lines_.y, e.y));
    return e;
  }

 private:
  void include_x(const auto& x) {
    if (!has_plane_) e_.x.include(x, log_x_);
  }
  void include_y(const auto& y) {
    if (!has_plane_) e_.y.include(y, log_y_);
  }

  void plane(const Vector& x, const Vector& y) {
    if (!has_plane_) e_.x = {}, e_.y = {};
    has_plane_ = true;
    e_.x.include(x, log_x_), e_.y.include(y, log_y_);
  }

  /// A surface's box has room for what is not on the surface, too.
  void space(const Vector& x, const Vector& y, const Vector& z) {
    e_.x.include(x, false), e_.y.include(y, false), e_.z.include(z, false);
  }

  /// On a logarithmic axis, which has no 0, the shortest bar is still to be seen.
  void stand(const Vector& heights) {
    e_.standing = true;
    include_y(heights);
    log_y_ ? include_y(Vector(heights * 0.5)) : include_y(Vector{0.0});
  }

  bool log_x_, log_y_, log_z_, has_plane_ = false;
  Extents e_;
  struct {
    Extent x, y;
  } lines_;
};

}  // namespace

Extents extents(const Figure& figure) {
  ExtentCollector collector(figure);
  for (const Layer& layer : figure.layers()) std::visit(collector, layer);
  collector.include_ticks(figure.x_axis(), figure.y_axis());
  if (figure.room()) collector.include_room(*figure.room());
  return collector.extents();
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

ShownRanges shown_ranges(const Figure& figure, const Extents& e) {
  ShownRanges shown{shown_range(figure.x_axis(), e.x, e.tight),
                    shown_range(figure.y_axis(), e.y, e.tight)};
  if (e.standing && !figure.y_axis().range && !figure.y_axis().logarithmic) {
    if (e.y.low == 0.0)
      shown.y.first = 0.0;  // where all are 0, too: bars that have no height stand at the bottom
    else if (e.y.high == 0.0)
      shown.y.second = 0.0;
  }
  return shown;
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
  Units units{unit_of(figure.x_axis(), e.x), unit_of(figure.y_axis(), e.y),
              unit_of(figure.z_axis(), e.z)};
  if (figure.has_equal_scales()) units.x = units.y = std::max(units.x, units.y);
  return units;
}

namespace {

Axis in_unit(Axis axis, int unit) {
  if (unit == 0) return axis;
  if (axis.range)
    axis.range = {times_power_of_ten(axis.range->first, -unit),
                  times_power_of_ten(axis.range->second, -unit)};
  if (auto& ticks = axis.given_ticks) {
    if (ticks->labels.empty()) ticks->labels = number_labels(ticks->places);
    for (double& place : ticks->places) place = times_power_of_ten(place, -unit);
  }
  return axis;
}

Room in_unit(Room room, Units units) {
  const auto divided = [](auto& span, int unit) {
    if (span)
      span = {times_power_of_ten(span->first, -unit), times_power_of_ten(span->second, -unit)};
  };
  divided(room.x, units.x), divided(room.y, units.y), divided(room.z, units.z);
  return room;
}

}  // namespace

Figure in_units(const Figure& figure, Units units) {
  Figure scaled = figure;
  scaled.x_ = in_unit(figure.x_, units.x);
  scaled.y_ = in_unit(figure.y_, units.y);
  if (scaled.room_) scaled.room_ = in_unit(*scaled.room_, units);
  for (Layer& layer : scaled.layers_) divide(layer, units.x, units.y, units.z);
  return scaled;
}

}  // namespace chalkline::plot
