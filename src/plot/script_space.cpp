// Paths and points in a surface's space.
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "plot/curve_style.hpp"
#include "plot/gnuplot_text.hpp"
#include "plot/hidden_by_surface.hpp"
#include "plot/script_parts.hpp"

namespace chalkline::plot {
namespace {

struct Place3 {
  double x, y, z;
};

SurfaceView surface_of(const ScriptParts& script, const Figure& figure) {
  for (const Layer& layer : figure.layers())
    if (const auto* s = std::get_if<Surface>(&layer))
      return {script.layout(), visible_samples(script.layout(), s->x, s->y, s->z)};
  throw std::logic_error("a path in space without a surface");  // check_figure() refuses it
}

bool is_within(double v, const AxisLayout& axis) {
  const double slack = 1e-9 * (axis.high - axis.low);
  return v >= axis.low - slack && v <= axis.high + slack;
}

bool can_be_seen(const SurfaceView& view, const Layout& l, const Place3& p) {
  return is_within(p.x, l.x) && is_within(p.y, l.y) && is_within(p.z, l.z) &&
         !view.hides(view.in_box(p.x, p.y, p.z));
}

/// The parts of the path that can be seen, found by short steps along it.
std::vector<std::vector<Place3>> visible_parts(const SurfaceView& view, const Layout& l,
                                               const Path3& path) {
  std::vector<std::vector<Place3>> parts;
  bool connected = false;
  const auto go_to = [&](const Place3& p) {
    const bool seen = can_be_seen(view, l, p);
    if (seen && !connected) parts.emplace_back();
    if (seen) parts.back().push_back(p);
    connected = seen;
  };
  const auto is_place = [&](std::size_t i) {
    return is_drawable(path.x(i)) && is_drawable(path.y(i)) && is_drawable(path.z(i));
  };
  for (std::size_t i = 0; i < path.x.size(); ++i) {
    if (!is_place(i)) {
      connected = false;
      continue;
    }
    const Place3 to{path.x(i), path.y(i), path.z(i)};
    if (i > 0 && is_place(i - 1)) {
      const Place3 from{path.x(i - 1), path.y(i - 1), path.z(i - 1)};
      const BoxPlace a = view.in_box(from.x, from.y, from.z), b = view.in_box(to.x, to.y, to.z);
      const double length = std::fabs(a.x - b.x) + std::fabs(a.y - b.y) + std::fabs(a.z - b.z);
      const int steps = static_cast<int>(std::clamp(length / 0.02, 1.0, 200.0));
      for (int k = 1; k < steps; ++k) {
        const double t = static_cast<double>(k) / steps;
        go_to({from.x + t * (to.x - from.x), from.y + t * (to.y - from.y),
               from.z + t * (to.z - from.z)});
      }
    }
    go_to(to);
  }
  return parts;
}

std::string block_of(ScriptParts& script, const char* kind, const char* suffix,
                     const std::vector<std::vector<Place3>>& parts) {
  const std::string block = script.block_name(kind) + suffix;
  script.out() << "# x y z: what the surface does not hide from here\n" << block << " <<EOD\n";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) script.out() << "\n\n";
    for (const Place3& p : parts[i])
      script.out() << script.number(p.x) << " " << script.number(p.y) << " " << script.number(p.z)
                   << "\n";
  }
  script.out() << "EOD\n\n";
  return block;
}

Rgb rim_of(Rgb color) { return is_light(color) ? Rgb{0, 0, 0} : Rgb{255, 255, 255}; }

/// What is drawn for a path, one over the other: its colors, and by how many pixels each is wider
/// on each side.
std::vector<std::pair<Rgb, double>> strokes(Rgb color) {
  const Casing c = casing(color);
  std::vector<std::pair<Rgb, double>> all = {{c.inner, inner_casing}, {color, 0.0}};
  if (c.outer) all.insert(all.begin(), {*c.outer, outer_casing});
  return all;
}

std::vector<Place3> visible_places(const SurfaceView& view, const Layout& l, const Vector& x,
                                   const Vector& y, const Vector& z) {
  std::vector<Place3> seen;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (const Place3 p{x(i), y(i), z(i)}; can_be_seen(view, l, p)) seen.push_back(p);
  return seen;
}

}  // namespace

void write_layer(ScriptParts& script, const Figure& figure, const Path3& p) {
  const SurfaceView view = surface_of(script, figure);
  const auto parts = visible_parts(view, script.layout(), p);
  const double width = p.options.width;
  const auto all = strokes(p.options.color.rgb());
  if (!parts.empty()) {
    const std::string block = block_of(script, "path", "", parts);
    for (const auto& [rgb, more] : all)
      script.plot(block + " using 1:2:3 with lines" + line_style(rgb, width + 2.0 * more) +
                  " notitle");
  }
  const auto dots = visible_places(view, script.layout(), p.x, p.y, p.z);
  if (!p.options.dots || dots.empty()) return;
  const std::string block = block_of(script, "path", "_dots", {dots});
  for (const auto& [rgb, more] : all)
    if (more == 0.0 || dots.size() <= cased_dots)
      script.plot(block + " using 1:2:3 with points pointtype 7 pointsize " +
                  script.number(0.28 + 0.12 * width + more / points_to_pixels, 4) +
                  line_style(rgb, 1.0) + " notitle");
}

void write_layer(ScriptParts& script, const Figure& figure, const Points3& p) {
  const SurfaceView view = surface_of(script, figure);
  const auto seen = visible_places(view, script.layout(), p.x, p.y, p.z);
  if (seen.empty()) return;
  const std::string block = block_of(script, "points", "", {seen});
  const Rgb color = p.options.color.rgb();
  const double size = 1.5 * p.options.size;
  const auto with = [&](int type, double marker_size, Rgb rgb, double width) {
    script.plot(block + " using 1:2:3 with points pointtype " + std::to_string(type) +
                " pointsize " + script.number(marker_size, 4) + line_style(rgb, width) +
                " notitle");
  };
  const Marker m = p.options.marker;
  if (m == Marker::plus || m == Marker::cross) {
    const int type = m == Marker::plus ? 1 : 2;
    with(type, size * 1.15, rim_of(color), 6.0);
    return with(type, size, color, 3.0);
  }
  const int filled = m == Marker::circle    ? 7
                     : m == Marker::square  ? 5
                     : m == Marker::diamond ? 13
                                            : 9;
  with(filled, size, color, 1.0);
  with(filled - 1, size, rim_of(color), 1.5);
}

}  // namespace chalkline::plot
