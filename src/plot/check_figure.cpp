#include "plot/check_figure.hpp"

#include <algorithm>
#include <stdexcept>

#include "plot/data_extent.hpp"
#include "plot/ticks.hpp"

namespace chalkline::plot {
namespace {

[[noreturn]] void reject(const Figure& figure, const std::string& message) {
  throw std::invalid_argument("Figure '" + figure.title() + "': " + message);
}

std::string range_text(std::pair<double, double> range) {
  return number_label(range.first) + " to " + number_label(range.second);
}

void check_logarithmic(const Figure& figure, const char* name, const Axis& axis,
                       const Extent& extent) {
  if (!axis.logarithmic) return;
  const std::string log = std::string("log_") + name + "()";
  if (axis.range && axis.range->first <= 0.0)
    reject(figure, log + " and " + name + "_range(" + number_label(axis.range->first) + ", " +
                       number_label(axis.range->second) +
                       "): a logarithmic axis has no place for zero and below; its range must "
                       "begin above 0");
  if (extent.any && extent.empty())
    reject(figure, log + ": no " + name +
                       " is above zero, and a logarithmic axis shows no other; leave " + log +
                       " out, or draw values above 0");
}

void check_surface(const Figure& figure, const char* name, const Axis& axis, const Extent& extent) {
  if (axis.range && (axis.range->second <= extent.low || axis.range->first >= extent.high))
    reject(figure, std::string(name) + "_range shows " + range_text(*axis.range) +
                       ", but the surface has " + name + " from " +
                       range_text({extent.low, extent.high}) + "; the range must show part of it");
}

void check_space(const Figure& figure, const Extents& e) {
  for (const Layer& layer : figure.layers())
    if (!e.surface &&
        (std::holds_alternative<Path3>(layer) || std::holds_alternative<Points3>(layer)))
      reject(figure,
             "path3 and points3 stand in the space of a surface; add .surface(...), or "
             "leave z out with .path(...) and .points(...)");
}

void check_log_z(const Figure& figure, const Extents& e) {
  if (!figure.z_axis().logarithmic) return;
  if (e.surface || !e.z.any)
    reject(figure,
           "log_z() is about colors: of a filled contour, of a heat map without classes or "
           "of scatter with color_by, and there is none");
  if (e.z.empty())
    reject(figure,
           "log_z(): no z is above zero, and a logarithmic scale shows no other; leave "
           "log_z() out, or draw values above 0");
}

}  // namespace

void check_figure(const Figure& figure) {
  if (figure.layers().empty())
    reject(figure,
           "there is nothing to draw; add a layer: .surface(...), .filled_contour(...), "
           ".path(...), .points(...), .line(...) or another one");
  const Extents e = extents(figure);
  check_logarithmic(figure, "x", figure.x_axis(), e.x);
  check_logarithmic(figure, "y", figure.y_axis(), e.y);
  if (!figure.z_axis().label.empty() && !e.surface && !e.z.any)
    reject(figure, "z_label '" + figure.z_axis().label +
                       "' names nothing here; only a surface and the color bar of a filled "
                       "contour, a heat map or a scatter have a z");
  check_space(figure, e);
  check_log_z(figure, e);
  if (figure.has_equal_scales() && (figure.x_axis().logarithmic || figure.y_axis().logarithmic))
    reject(figure, "equal_scales() needs linear axes; leave it or the logarithmic axis out");
  if (e.surface) {
    check_surface(figure, "x", figure.x_axis(), e.x);
    check_surface(figure, "y", figure.y_axis(), e.y);
  }
}

void check_equal_scales(const Figure& figure, double x_span, double y_span) {
  const double ratio = x_span / y_span;
  const double most = 1.001 * longest_side;  // ends of ranges are rounded
  if (ratio <= most && ratio >= 1.0 / most) return;
  reject(figure, "equal_scales(): x is " + number_label(x_span) + " long and y " +
                     number_label(y_span) + "; allowed is up to " + number_label(longest_side) +
                     " times the other. Leave equal_scales() out, or choose the ranges");
}

}  // namespace chalkline::plot
