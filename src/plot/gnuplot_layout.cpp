#include "plot/gnuplot_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <xtensor/xview.hpp>

#include "plot/contour_bands.hpp"
#include "plot/visible_points.hpp"

namespace chalkline::plot {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The values seen on an axis so far.
struct Extent {
  double low = infinity, high = -infinity;
  template <class Array>
  void include(const Array& values, bool logarithmic) {
    for (const double v : values)
      if (is_drawable(v) && !(logarithmic && v <= 0.0))
        low = std::min(low, v), high = std::max(high, v);
  }
};

// The range of an axis that nobody gave: the data's, with some room where the data does not fill
// the plane.
std::pair<double, double> range_of(const Axis& axis, Extent extent, bool tight) {
  if (axis.range) return *axis.range;
  double low = extent.low, high = extent.high;
  if (!(low <= high)) low = axis.logarithmic ? 1.0 : 0.0, high = 1.0;
  if (axis.logarithmic) {
    // In decades, lest the quotient of a diverging search's values overflow.
    const double bottom = std::log10(low), top = std::log10(high);
    const double room = std::max(0.04 * (top - bottom), low < high ? 0.0 : 0.5);
    return {std::pow(10.0, std::max(bottom - room, -300.0)),
            std::pow(10.0, std::min(top + room, 300.0))};
  }
  // An interval too short to be told apart on the axis is drawn as one value.
  const double smallest = 1e-9 * std::max(std::fabs(low), std::fabs(high));
  if (high - low <= smallest || high - low < 1e-280) {
    const double half = smallest > 0.0 ? 0.5e9 * smallest : 0.5;
    return {low - half, high + half};
  }
  const double room = tight ? 0.0 : 0.04 * (high - low);
  return {low - room, high + room};
}

struct Extents {
  Extent x, y, z;
  bool contour = false, surface = false;
  bool light_curve = false;
  int labels = 0;
  std::size_t letters = 0;
};

Extents extents(const Figure& figure) {
  Extents e;
  const bool log_x = figure.x_axis().logarithmic, log_y = figure.y_axis().logarithmic;
  for (const Layer& layer : figure.layers()) {
    std::visit(
        [&](const auto& l) {
          using Type = std::decay_t<decltype(l)>;
          constexpr bool grid =
              std::is_same_v<Type, Surface> || std::is_same_v<Type, FilledContour>;
          // On a contour the plane is the grid's; what leaves it is cut off.
          if (grid && !e.contour && !e.surface) e.x = {}, e.y = {};
          if (grid || !e.contour) e.x.include(l.x, log_x), e.y.include(l.y, log_y);
          if constexpr (grid) {
            e.z.include(l.z, false);
            e.contour |= std::is_same_v<Type, FilledContour>;
            e.surface |= std::is_same_v<Type, Surface>;
          } else if (!l.options.label.empty()) {
            ++e.labels;
            e.letters = std::max(e.letters, l.options.label.size());
            constexpr bool curve = std::is_same_v<Type, Path> || std::is_same_v<Type, Line>;
            e.light_curve |= curve && l.options.color && is_light(l.options.color->rgb());
          }
        },
        layer);
  }
  return e;
}

// Room for so many labels below the axes, as many side by side as fit.
void place_legend(Layout& l, const Extents& e) {
  l.legend = e.labels > 0;
  l.light_curve = e.light_curve;
  if (!l.legend) return;
  const double entry = 9.0 * (6.0 + static_cast<double>(e.letters));
  const int columns = std::max(1, static_cast<int>(l.plot_width / entry));
  l.legend_rows = (e.labels + columns - 1) / columns;
}

// The distance of tics, and the range widened to begin and end on one: the box of a surface closes.
// Of the distances that people count in, that which widens the range least, with about five tics.
double round_to_tics(double& low, double& high) {
  const double span = high - low, power = std::floor(std::log10(span));
  double best = span, first = low / span, last = high / span, least = infinity;
  for (const double exponent : {power - 2.0, power - 1.0, power}) {
    for (const double digit : {1.0, 2.0, 2.5, 5.0}) {
      const double tic = digit * std::pow(10.0, exponent);
      const double from = std::floor(low / tic + 1e-9), to = std::ceil(high / tic - 1e-9);
      const double price = (to - from) * tic / span + 0.02 * std::fabs(to - from - 5.0);
      if (to - from < 3.0 || to - from > 7.0 || price >= least) continue;
      best = tic, first = from, last = to, least = price;
    }
  }
  low = multiple(first, best);
  high = multiple(last, best);
  return multiple(1.0, best);
}

}  // namespace

bool is_light(Rgb c) { return 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue > 150.0; }

std::pair<double, double> drawable_range(const Matrix& z) {
  Extent e;
  e.include(z, false);
  return e.low <= e.high ? std::pair{e.low, e.high} : std::pair{0.0, 1.0};
}

Layout layout(const Figure& figure) {
  const Extents e = extents(figure);
  Layout l;
  l.three_d = e.surface;
  l.contour = e.contour;
  l.log_x = figure.x_axis().logarithmic;
  l.log_y = figure.y_axis().logarithmic;
  std::tie(l.x_low, l.x_high) = range_of(figure.x_axis(), e.x, e.contour || e.surface);
  std::tie(l.y_low, l.y_high) = range_of(figure.y_axis(), e.y, e.contour || e.surface);
  if (e.contour || e.surface) std::tie(l.z_low, l.z_high) = range_of(Axis{}, e.z, true);
  if (e.surface) {
    l.x_tic = round_to_tics(l.x_low, l.x_high);
    l.y_tic = round_to_tics(l.y_low, l.y_high);
    l.z_tic = round_to_tics(l.z_low, l.z_high);
  }
  const double right = e.contour ? 108.0 : e.surface ? 92.0 : 28.0;
  l.plot_width = l.width - l.left - right;
  if (figure.has_equal_scales() && !e.surface && !l.log_x && !l.log_y) {
    const double ratio = std::clamp((l.x_high - l.x_low) / (l.y_high - l.y_low), 0.4, 3.0);
    l.plot_height = std::min(440.0, 620.0 / ratio);
    l.plot_width = std::round(l.plot_height * ratio);
    l.width = std::round(l.left + l.plot_width + right);
  }
  place_legend(l, e);
  l.height =
      std::round(l.top + l.plot_height + 58.0 + (l.legend ? 16.0 + 20.0 * l.legend_rows : 0.0));
  return l;
}

namespace {

/// On a logarithmic axis a value of zero or less is none that shows, as log10 makes it infinite or
/// NaN.
double forth(double v, bool log) { return log ? std::log10(v) : v; }

/// The plotted area, logarithmic axes in decades.
Viewport viewport(const Layout& l) {
  return {forth(l.x_low, l.log_x),        forth(l.x_high, l.log_x),
          forth(l.y_low, l.log_y),        forth(l.y_high, l.log_y),
          static_cast<int>(l.plot_width), static_cast<int>(l.plot_height)};
}

}  // namespace

SampledGrid visible_samples(const Layout& l, const Matrix& x, const Matrix& y, const Matrix& z) {
  Viewport view = viewport(l);
  std::size_t keep = 300'000;
  if (l.three_d) {  // each sample is a square with edges of its own
    view.columns /= 2, view.rows /= 2;
    keep = 100'000;
  }
  return visible_grid({xt::view(x, 0, xt::all()), xt::view(y, xt::all(), 0), z}, view, keep);
}

std::vector<Point> visible_markers(const Layout& l, const Points& p, bool rim) {
  std::vector<Point> all, visible;
  for (std::size_t i = 0; i < p.x.size(); ++i) all.push_back({p.x(i), p.y(i)});
  if (all.size() <= longest_exact) return all;
  const Viewport view = viewport(l);
  std::vector<Point> pixels;
  for (const Point& at : all)
    pixels.push_back(
        {(forth(at.x, l.log_x) - view.x_low) / (view.x_high - view.x_low) * l.plot_width,
         (forth(at.y, l.log_y) - view.y_low) / (view.y_high - view.y_low) * l.plot_height});
  // gnuplot's terminals draw a marker of this size with 6 to 6.75 pixels on each side.
  const MarkerShape shape{p.options.marker, 6.0 * p.options.size, rim};
  for (const std::size_t i : visible_points(pixels, l.plot_width, l.plot_height, shape))
    visible.push_back(all[i]);
  if (visible.empty()) visible.push_back(all.front());  // for the legend
  return visible;
}

VisiblePath visible_curve(const Layout& l, const Vector& x, const Vector& y, const Stroke& stroke) {
  const Viewport view = viewport(l);
  if (!l.log_x && !l.log_y) return visible_path(x, y, view, stroke, longest_exact);
  Vector u = x, v = y;
  if (l.log_x)
    std::transform(u.begin(), u.end(), u.begin(), [](double a) { return std::log10(a); });
  if (l.log_y)
    std::transform(v.begin(), v.end(), v.begin(), [](double a) { return std::log10(a); });
  VisiblePath visible = visible_path(u, v, view, stroke, longest_exact);
  const auto back = [&](Point& p) {
    if (l.log_x) p.x = std::pow(10.0, p.x);
    if (l.log_y) p.y = std::pow(10.0, p.y);
  };
  for (auto& line : visible.lines) std::for_each(line.begin(), line.end(), back);
  std::for_each(visible.dots.begin(), visible.dots.end(), back);
  return visible;
}

}  // namespace chalkline::plot
