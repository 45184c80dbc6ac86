#include "lesson/planes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

#include "lesson/handle.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/panels_layout.hpp"

namespace chalkline::lesson {
namespace {

record::AxisRange range_of(const plot::AxisLayout& axis, int unit) {
  return {plot::times_power_of_ten(axis.low, unit), plot::times_power_of_ten(axis.high, unit),
          axis.logarithmic};
}

/// Ends beyond the largest double come out as that.
bool is_exact(const record::AxisRange& range) {
  constexpr double largest = std::numeric_limits<double>::max();
  return range.low > -largest && range.high < largest && std::isfinite(range.high - range.low);
}

void add_handles(record::FigureDisplay& display, const plot::Figure& figure,
                 const std::vector<record::ParameterRecord>& parameters) {
  for (const plot::Layer& layer : figure.layers()) {
    const auto* points = std::get_if<plot::Points>(&layer);
    if (!points || points->x.size() != 1) continue;
    const auto names = parameters_of_point(points->x(0), points->y(0), parameters);
    if (!names) continue;
    const record::Handle handle{display.planes.size() - 1, names->first, names->second};
    if (std::ranges::find(display.handles, handle) == display.handles.end())
      display.handles.push_back(handle);
  }
}

/// Adds that of one panel; none of a surface, or where a double cannot tell what an axis shows.
void add_plane(record::FigureDisplay& display, const plot::Figure& figure,
               const plot::Layout& layout, plot::Units units,
               const std::vector<record::ParameterRecord>& parameters) {
  if (layout.three_d) return;
  const record::Plane plane{layout.left,
                            layout.top,
                            layout.plot_width,
                            layout.plot_height,
                            range_of(layout.x, units.x),
                            range_of(layout.y, units.y)};
  if (!is_exact(plane.x) || !is_exact(plane.y)) return;
  display.width = layout.width, display.height = layout.height;
  display.planes.push_back(plane);
  add_handles(display, figure, parameters);
}

}  // namespace

void add_planes(record::FigureDisplay& display, const plot::Figure& figure,
                const std::vector<record::ParameterRecord>& parameters) {
  add_plane(display, figure, plot::layout(figure), plot::units_of(figure), parameters);
}

void add_planes(record::FigureDisplay& display, const plot::Panels& panels,
                const std::vector<record::ParameterRecord>& parameters) {
  const plot::PanelsLayout all = plot::layout(panels);
  for (std::size_t i = 0; i < all.panels.size(); ++i)
    add_plane(display, panels.figures()[i], all.panels[i].layout, all.panels[i].units, parameters);
}

}  // namespace chalkline::lesson
