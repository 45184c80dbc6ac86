// What shows a function of the plane, or single values in it: lines of one value, colored dots.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "plot/gnuplot_text.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/level_lines.hpp"
#include "plot/script_parts.hpp"

namespace chalkline::plot {
namespace {

/// z and the levels in a unit in which the distance of any two values is a double.
struct Heights {
  Matrix z;
  std::vector<double> levels;
  std::vector<std::string> names;  ///< of the levels
};

Heights heights_of(const ContourLines& c) {
  const auto [least, greatest] = drawable_range(c.z);
  const double unit = std::max(std::fabs(least), std::fabs(greatest)) > 1e300 ? 1e10 : 1.0;
  Heights h{c.z / unit, {}, {}};
  for (const double level : c.options.levels) h.levels.push_back(level / unit);
  if (h.levels.empty()) {
    const std::vector<double> edges = contour_levels(least / unit, greatest / unit, 11);
    h.levels = {edges.begin() + 1, edges.end() - 1};
  }
  std::vector<double> told = h.levels;
  for (double& level : told) level *= unit;
  h.names = number_labels(told);
  return h;
}

double length_of(const std::vector<Point>& line) {
  double length = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i)
    length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return length;
}

struct LabelBox {
  double left, top, right, bottom;
};

bool touch(const LabelBox& a, const LabelBox& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// Writes levels on their lines, where no other stands.
class LevelLabels {
 public:
  LevelLabels(ScriptParts& script, Rgb color) : script_(script), color_(color) {}

  void write(const std::string& level, const std::vector<std::vector<Point>>& lines) {
    const std::vector<std::string> text = {level};
    const Point size = size_of_words(text);
    const std::vector<Point>* longest = nullptr;
    for (const auto& line : lines)
      if (!longest || length_of(line) > length_of(*longest)) longest = &line;
    if (!longest || length_of(*longest) < 2.0 * size.x) return;
    for (const double part : {0.5, 0.25, 0.75, 0.4, 0.6, 0.1, 0.9, 0.3, 0.7, 0.2, 0.8}) {
      const Point at =
          (*longest)[static_cast<std::size_t>(part * static_cast<double>(longest->size() - 1))];
      const LabelBox box{at.x - size.x / 2.0 - 6.0, at.y - size.y / 2.0 - 4.0,
                         at.x + size.x / 2.0 + 6.0, at.y + size.y / 2.0 + 4.0};
      const Layout& l = script_.layout();
      if (box.left < l.left || box.right > l.left + l.plot_width || box.top < l.top ||
          box.bottom > l.top + l.plot_height)
        continue;
      if (std::any_of(taken_.begin(), taken_.end(),
                      [&](const LabelBox& b) { return touch(b, box); }))
        continue;
      taken_.push_back(box);
      return write_words(script_, text, {at.x - size.x / 2.0, at.y - size.y / 2.0}, Anchor::center,
                         color_);
    }
  }

 private:
  ScriptParts& script_;
  Rgb color_;
  std::vector<LabelBox> taken_;
};

/// The level's lines, in pixels.
std::vector<std::vector<Point>> lines_in_pixels(const ScriptParts& script, const SampledGrid& grid,
                                                double level) {
  auto lines = level_lines(grid.x, grid.y, grid.z, level);
  for (auto& line : lines)
    for (Point& p : line) p = script.pixel(p.x, p.y);
  return lines;
}

bool is_inside(const Layout& l, const std::vector<Point>& line) {
  for (std::size_t i = 1; i < line.size(); ++i)
    if (!clipped_polygon({line[i - 1], line[i]}, l, 0.0).empty()) return true;
  return false;
}

bool is_dot(const ScriptParts& script, const Scatter& s, std::size_t i) {
  return is_drawable(s.x(i)) && is_drawable(s.y(i)) && script.shows(s.x(i), s.y(i)) &&
         (s.size_by.size() == 0 || (is_drawable(s.size_by(i)) && s.size_by(i) > 0.0));
}

/// Of so many see-through dots in one place those above hide the others.
std::vector<std::size_t> visible_dots(const ScriptParts& script, const Scatter& s) {
  std::vector<std::size_t> visible;
  for (std::size_t i = 0; i < s.x.size(); ++i)
    if (is_dot(script, s, i)) visible.push_back(i);
  if (visible.size() <= longest_exact) return visible;
  const double cell = std::max(1.0, 3.0 * s.options.size);
  const double hiding =
      s.options.opacity < 1.0 ? std::log(0.02) / std::log(1.0 - s.options.opacity) : 1.0;
  const int most = std::max(1, static_cast<int>(std::ceil(hiding / 9.0)));  // neighbors help
  std::map<std::pair<int, int>, int> count;
  std::vector<std::size_t> kept;
  for (auto i = visible.rbegin(); i != visible.rend(); ++i) {
    const Point p = script.pixel(s.x(*i), s.y(*i));
    const std::pair at{static_cast<int>(p.x / cell), static_cast<int>(p.y / cell)};
    if (++count[at] <= most) kept.push_back(*i);
  }
  return {kept.rbegin(), kept.rend()};
}

/// "0xaarrggbb", with gnuplot's transparency, for a value's color; gray for none.
std::string color_number(const ScriptParts& script, double value, double opacity) {
  const AxisLayout& axis = script.layout().z;
  const bool has = is_drawable(value) && (!axis.logarithmic || value > 0.0);
  const Rgb rgb = has ? color(script.palette(), axis.part(value)) : Rgb{170, 170, 170};
  return "0x" +
         hex({static_cast<std::uint8_t>(std::lround(255.0 * (1.0 - opacity))), 0, 0}).substr(1, 2) +
         hex(rgb).substr(1);
}

}  // namespace

bool is_seen(const ScriptParts& script, const ContourLines& c) {
  const Heights heights = heights_of(c);
  const SampledGrid grid = visible_samples(script.layout(), c.x, c.y, heights.z);
  for (const double level : heights.levels)
    for (const auto& line : lines_in_pixels(script, grid, level))
      if (is_inside(script.layout(), line)) return true;
  return false;
}

bool is_seen(const ScriptParts& script, const Scatter& s) {
  for (std::size_t i = 0; i < s.x.size(); ++i)
    if (is_dot(script, s, i)) return true;
  return false;
}

void write_layer(ScriptParts& script, const Figure&, const ContourLines& c) {
  const auto& o = c.options;
  const Heights heights = heights_of(c);
  const SampledGrid grid = visible_samples(script.layout(), c.x, c.y, heights.z);
  const std::string with =
      "lines" + line_style(o.color.rgb(), o.width, o.dashed ? Dash::dashed : Dash::solid);
  std::vector<std::vector<Point>> all;
  LevelLabels labels(script, o.color.rgb());
  for (std::size_t i = 0; i < heights.levels.size(); ++i) {
    auto lines = lines_in_pixels(script, grid, heights.levels[i]);
    if (o.labels) labels.write(heights.names[i], lines);
    std::move(lines.begin(), lines.end(), std::back_inserter(all));
  }
  const std::string title = script.title_of(o.label);
  if (all.empty()) return script.key_entry(with, title);
  const std::string block = script.block_name("contour_lines");
  script.send_pieces(block, "x y", all);
  script.plot(block + " using 1:2 with " + with + title);
}

void write_layer(ScriptParts& script, const Figure&, const Scatter& s) {
  const auto& o = s.options;
  const bool colored = s.color_by.size() > 0, sized = s.size_by.size() > 0;
  const Rgb rgb = colored ? Rgb{120, 120, 120} : script.next_color(o.color);
  double largest = 0.0;
  for (const double size : s.size_by)
    if (is_drawable(size)) largest = std::max(largest, size);
  const std::string style = "points pointtype 7",
                    one_size = " pointsize " + script.number(1.5 * o.size, 4),
                    one_color = " linecolor rgb " + translucent(rgb, o.opacity);
  const std::vector<std::size_t> dots = visible_dots(script, s);
  if (!dots.empty()) {
    const std::string block = script.block_name("scatter");
    if (dots.size() < s.x.size())
      script.out() << "# of " << s.x.size() << " points those that show: " << dots.size() << "\n";
    script.out() << "# x y" << (sized ? " size" : "") << (colored ? " color" : "") << "\n"
                 << block << " <<EOD\n";
    const bool exact = s.x.size() <= longest_exact;
    for (const std::size_t i : dots) {
      script.out() << (exact ? script.number(s.x(i)) : script.x_text(s.x(i))) << " "
                   << (exact ? script.number(s.y(i)) : script.y_text(s.y(i)));
      if (sized)
        script.out() << " " << script.number(1.5 * o.size * std::sqrt(s.size_by(i) / largest), 4);
      if (colored) script.out() << " " << color_number(script, s.color_by(i), o.opacity);
      script.out() << "\n";
    }
    script.out() << "EOD\n\n";
    script.plot(block + " using 1:2" + (sized ? ":3" : "") +
                (colored ? (sized ? ":4" : ":3") : "") + " with " + style +
                (sized ? " pointsize variable" : one_size) +
                (colored ? " linecolor rgb variable" : one_color) + " notitle");
  }
  if (colored) script.plot(nothing_colored);
  script.key_entry(style + one_size + one_color, script.title_of(o.label));
}

}  // namespace chalkline::plot
