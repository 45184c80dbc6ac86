#include "plot/gnuplot_layout.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <tuple>
#include <xtensor/xview.hpp>

#include "plot/check_figure.hpp"
#include "plot/clipped_grid.hpp"
#include "plot/contour_bands.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/layout_parts.hpp"
#include "plot/visible_points.hpp"

namespace chalkline::plot {
namespace {

/// Of the colors of single values: from the least to the greatest.
std::pair<double, double> color_range(const Extent& values, bool logarithmic) {
  if (values.low < values.high && logarithmic) return {values.low, values.high};
  return shown_range(Axis{"", logarithmic, {}, {}}, values, true);
}

/// Of what a contour's bands tell, as they count it.
std::pair<double, double> band_range(const FilledContour& c, const Layout& l,
                                     const Extent& values) {
  const bool logarithmic = l.z.logarithmic;
  if (!l.panel || !l.panel->colors) return drawable_range(logarithmic ? decades(c.z) : c.z);
  if (!logarithmic) return {values.low, values.high};
  return {std::log10(values.low), std::log10(values.high)};
}

/// The range of the part of a surface that the ranges of x and y show, and of all of a contour.
AxisLayout z_axis(const Figure& figure, Layout& l, const Extent& values) {
  AxisLayout z = l.z;
  if (!values.empty()) std::tie(z.low, z.high) = color_range(values, z.logarithmic);
  for (const Layer& layer : figure.layers()) {
    if (const auto* c = std::get_if<FilledContour>(&layer)) {
      auto [low, high] = band_range(*c, l, values);
      if (figure.room() && figure.room()->z) {
        const auto [from, to] = *figure.room()->z;
        low = std::min(low, z.logarithmic ? std::log10(from) : from);
        high = std::max(high, z.logarithmic ? std::log10(to) : to);
      }
      l.edges = contour_levels(low, high, c->options.levels);
      z.low = l.edges.front(), z.high = l.edges.back();
      if (!z.logarithmic) continue;
      z.low = std::pow(10.0, z.low), z.high = std::pow(10.0, z.high);
      if (z.low == 0.0 || std::isinf(z.high))
        throw std::invalid_argument(
            "Figure '" + figure.title() + "': log_z(): so few levels (" +
            std::to_string(c->options.levels) +
            ") over hundreds of powers of ten need one that no double is; choose more levels");
    }
    if (const auto* s = std::get_if<Surface>(&layer)) {
      if (l.panel && l.panel->colors) continue;
      const SampledGrid shown =
          clipped_grid({xt::view(s->x, 0, xt::all()), xt::view(s->y, xt::all(), 0), s->z},
                       {l.x.low, l.x.high}, {l.y.low, l.y.high});
      Extent extent;
      std::tie(extent.low, extent.high) = drawable_range(shown.z);
      // What is beside the surface has room, too.
      for (const Layer& other : figure.layers()) {
        if (const auto* p = std::get_if<Path3>(&other)) extent.include(p->z, false);
        if (const auto* p = std::get_if<Points3>(&other)) extent.include(p->z, false);
      }
      if (figure.room() && figure.room()->z)
        extent.include(Vector{figure.room()->z->first, figure.room()->z->second}, false);
      std::tie(z.low, z.high) = shown_range(Axis{}, extent, true);
    }
  }
  return z;
}

AxisLayout plane_axis(const Axis& axis, std::pair<double, double> shown) {
  return {shown.first, shown.second, axis.logarithmic, {}, axis.given_ticks};
}

}  // namespace

Layout layout(const Figure& figure, Units units, const std::optional<PanelRoom>& panel) {
  check_figure(figure);
  Extents e = extents(figure);
  Layout l;
  l.panel = panel;
  if (panel && panel->colors)
    e.z.low = times_power_of_ten(panel->colors->first, -units.z),
    e.z.high = times_power_of_ten(panel->colors->second, -units.z);
  l.three_d = e.surface;
  l.contour = e.contour;
  for (const Layer& layer : figure.layers())
    l.filled |=
        std::holds_alternative<FilledContour>(layer) || std::holds_alternative<HeatMap>(layer);
  l.color_bar = !e.surface && e.z.any;
  const ShownRanges shown = shown_ranges(figure, e);
  l.x = plane_axis(figure.x_axis(), shown.x);
  l.y = plane_axis(figure.y_axis(), shown.y);
  l.z.logarithmic = figure.z_axis().logarithmic;
  l.z = z_axis(figure, l, e.z);
  if (l.three_d)
    layout_parts::lay_out_space(l, figure, units);
  else
    layout_parts::lay_out_plane(l, figure, units);
  return l;
}

Layout layout(const Figure& figure) {
  const Units units = units_of(figure);
  return units.any() ? layout(in_units(figure, units), units) : layout(figure, units);
}

void move_to_canvas(Layout& l, double right, double down, double width, double height) {
  l.left += right, l.bar.left += right, l.legend.left += right;
  l.top += down, l.bar.top += down, l.legend.top += down, l.view.middle_y += down;
  for (PlacedText& text : l.texts) text.x += right, text.y += down;
  for (LegendEntry& entry : l.legend.entries) entry.x += right, entry.y += down;
  l.width = width, l.height = height;
}

bool is_light(Rgb c) { return 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue > 150.0; }

namespace {

/// On a logarithmic axis a value of zero or less is none that shows, as log10 makes it infinite or
/// NaN.
double forth(double v, bool log) { return log ? std::log10(v) : v; }

/// The plotted area, logarithmic axes in decades.
Viewport viewport(const Layout& l) {
  return {forth(l.x.low, l.x.logarithmic), forth(l.x.high, l.x.logarithmic),
          forth(l.y.low, l.y.logarithmic), forth(l.y.high, l.y.logarithmic),
          static_cast<int>(l.plot_width),  static_cast<int>(l.plot_height)};
}

}  // namespace

SampledGrid visible_samples(const Layout& l, const Matrix& x, const Matrix& y, const Matrix& z) {
  SampledGrid grid{xt::view(x, 0, xt::all()), xt::view(y, xt::all(), 0), z};
  Viewport view = viewport(l);
  if (!l.three_d) return visible_grid(std::move(grid), view, 300'000);
  view.columns = 138, view.rows = 105;  // each sample is a square with edges of its own
  grid = clipped_grid(grid, {l.x.low, l.x.high}, {l.y.low, l.y.high});
  return visible_grid(std::move(grid), view, 15'000);
}

std::vector<Point> visible_markers(const Layout& l, const Points& p, bool rim) {
  std::vector<Point> all, visible;
  for (std::size_t i = 0; i < p.x.size(); ++i) all.push_back({p.x(i), p.y(i)});
  if (all.size() <= longest_exact) return all;
  const Viewport view = viewport(l);
  std::vector<Point> pixels;
  for (const Point& at : all)
    pixels.push_back(
        {(forth(at.x, l.x.logarithmic) - view.x_low) / (view.x_high - view.x_low) * l.plot_width,
         (forth(at.y, l.y.logarithmic) - view.y_low) / (view.y_high - view.y_low) * l.plot_height});
  // gnuplot's terminals draw a marker of this size with 6 to 6.75 pixels on each side.
  const MarkerShape shape{p.options.marker, 6.0 * p.options.size, rim};
  for (const std::size_t i : visible_points(pixels, l.plot_width, l.plot_height, shape))
    visible.push_back(all[i]);
  if (visible.empty()) visible.push_back(all.front());  // for the legend
  return visible;
}

namespace {

/// On a logarithmic axis in decades.
Vector along(const AxisLayout& axis, Vector values) {
  if (axis.logarithmic)
    std::transform(values.begin(), values.end(), values.begin(),
                   [](double value) { return std::log10(value); });
  return values;
}

}  // namespace

bool shows_curve(const Layout& l, const Vector& x, const Vector& y) {
  return passes(along(l.x, x), along(l.y, y), viewport(l));
}

VisiblePath visible_curve(const Layout& l, const Vector& x, const Vector& y, const Stroke& stroke) {
  const Viewport view = viewport(l);
  if (!l.x.logarithmic && !l.y.logarithmic) return visible_path(x, y, view, stroke, longest_exact);
  VisiblePath visible = visible_path(along(l.x, x), along(l.y, y), view, stroke, longest_exact);
  const auto back = [&](Point& p) {
    if (l.x.logarithmic) p.x = std::pow(10.0, p.x);
    if (l.y.logarithmic) p.y = std::pow(10.0, p.y);
  };
  for (auto& line : visible.lines) std::for_each(line.begin(), line.end(), back);
  std::for_each(visible.dots.begin(), visible.dots.end(), back);
  return visible;
}

}  // namespace chalkline::plot
