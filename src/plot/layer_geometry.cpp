#include "plot/layer_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <xtensor/xview.hpp>

#include "plot/contour_bands.hpp"

namespace chalkline::plot {
namespace {

/// From the least to the greatest value that can be drawn.
double span_of(const Vector& values) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double v : values)
    if (is_drawable(v)) low = std::min(low, v), high = std::max(high, v);
  return high > low ? high - low : 0.0;
}

double longest(const Vector& values) {
  double most = 0.0;
  for (const double v : values)
    if (is_drawable(v)) most = std::max(most, std::fabs(v));
  return most;
}

class Divider {
 public:
  Divider(int x, int y, int z) : x_(x), y_(y), z_(z) {}

  void operator()(Reference& r) const { divide(r.at, r.horizontal ? y_ : x_); }
  void operator()(Text& t) const {
    divide(t.x, x_), divide(t.y, y_);
    if (auto& tip = t.options.points_to) divide(tip->first, x_), divide(tip->second, y_);
  }
  void operator()(Band& b) const {
    divide_all(b.x, x_), divide_all(b.low, y_), divide_all(b.high, y_);
  }
  void operator()(ErrorBars& b) const {
    divide_all(b.x, x_), divide_all(b.y, y_), divide_all(b.low, y_), divide_all(b.high, y_);
  }
  void operator()(Histogram& h) const { divide_all(h.edges, x_), divide_all(h.heights, y_); }
  void operator()(Bars& b) const { divide_all(b.x, x_), divide_all(b.heights, y_); }
  void operator()(Arrows& a) const {
    a.options.scale = arrow_scale(a);
    divide_all(a.x, x_), divide_all(a.y, y_), divide_all(a.dx, x_), divide_all(a.dy, y_);
  }
  void operator()(Scatter& s) const {
    divide_all(s.x, x_), divide_all(s.y, y_), divide_all(s.color_by, z_);
  }
  void operator()(HeatMap& h) const {
    divide_all(h.x, x_), divide_all(h.y, y_);
    if (h.options.classes.empty()) divide_all(h.z, z_);
  }
  /// Has a height of its own, which no axis shows: its lines are where they are.
  void operator()(ContourLines& c) const { divide_all(c.x, x_), divide_all(c.y, y_); }
  void operator()(auto& l) const {
    divide_all(l.x, x_), divide_all(l.y, y_);
    if constexpr (requires { l.z; }) divide_all(l.z, z_);
  }

 private:
  static void divide(double& v, int unit) {
    if (unit != 0 && is_drawable(v)) v = times_power_of_ten(v, -unit);
  }
  static void divide_all(auto& values, int unit) {
    for (double& v : values) divide(v, unit);
  }

  int x_, y_, z_;
};

}  // namespace

Vector axis_of_columns(const Matrix& x) { return xt::view(x, 0, xt::all()); }
Vector axis_of_rows(const Matrix& y) { return xt::view(y, xt::all(), 0); }

Vector cell_borders(const Vector& places) {
  const std::size_t n = places.size();
  Vector borders = Vector::from_shape({n + 1});
  for (std::size_t i = 1; i < n; ++i) borders(i) = places(i - 1) / 2.0 + places(i) / 2.0;
  borders(0) = places(0) - (borders(1) - places(0));
  borders(n) = places(n - 1) + (places(n - 1) - borders(n - 1));
  return borders;
}

double bar_distance(const Vector& x) {
  Vector sorted = x;
  std::sort(sorted.begin(), sorted.end());
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < sorted.size(); ++i)
    least = std::min(least, sorted(i) - sorted(i - 1));
  return std::isfinite(least) ? least : 1.0;
}

std::optional<std::pair<double, double>> last_point(const Vector& x, const Vector& y) {
  for (std::size_t i = x.size(); i-- > 0;)
    if (is_drawable(x(i)) && is_drawable(y(i))) return std::pair{x(i), y(i)};
  return std::nullopt;
}

double arrow_scale(const Arrows& a) {
  if (a.options.scale) return *a.options.scale;
  const double in_a_row = std::max(1.0, std::sqrt(static_cast<double>(a.x.size())) - 1.0);
  double scale = std::numeric_limits<double>::infinity();
  for (const auto& [places, lengths] : {std::pair{&a.x, &a.dx}, std::pair{&a.y, &a.dy}}) {
    const double room = 0.9 * span_of(*places) / in_a_row, most = longest(*lengths);
    if (room > 0.0 && most > 0.0) scale = std::min(scale, room / most);
  }
  return std::isfinite(scale) && scale > 0.0 ? scale : 1.0;
}

Matrix decades(Matrix z) {
  for (double& v : z)
    v = v > 0.0 && is_drawable(v) ? std::log10(v) : std::numeric_limits<double>::quiet_NaN();
  return z;
}

double times_power_of_ten(double value, int exponent) {
  using Limits = std::numeric_limits<double>;
  const auto product =
      static_cast<long double>(value) * std::pow(10.0L, static_cast<long double>(exponent));
  // What is above 0 stays so: a logarithmic axis shows it.
  if (value > 0.0 && product < static_cast<long double>(Limits::denorm_min()))
    return Limits::denorm_min();
  const auto most = static_cast<long double>(Limits::max());
  return static_cast<double>(std::clamp(product, -most, most));
}

void divide(Layer& layer, int x_unit, int y_unit, int z_unit) {
  std::visit(Divider(x_unit, y_unit, z_unit), layer);
}

}  // namespace chalkline::plot
