// Curves and markers: what runs over a map has a casing, and an arrow where it leaves.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "plot/gnuplot_text.hpp"
#include "plot/gnuplot_xtensor.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/script_parts.hpp"
#include "plot/visible_path.hpp"
#include "plot/visible_points.hpp"

namespace chalkline::plot {
namespace {

using detail::Rounded;

constexpr double lone_dot = 0.5;  // the size of a curve's points of which only single ones show

// gnuplot draws nothing for a line that goes nowhere.
VisiblePath with_dots_for_lines_without_length(VisiblePath path) {
  const auto goes_nowhere = [](const std::vector<Point>& line) {
    return std::all_of(line.begin(), line.end(), [&](const Point& p) {
      return p.x == line.front().x && p.y == line.front().y;
    });
  };
  if (path.dots.empty())
    for (const auto& line : path.lines)
      if (goes_nowhere(line)) path.dots.push_back(line.front());
  std::erase_if(path.lines, goes_nowhere);
  return path;
}

void send_points(ScriptParts& script, const std::string& block,
                 const std::vector<std::vector<Point>>& pieces, bool exact) {
  const int x_decimals = exact || script.layout().x.logarithmic ? -1 : script.pixel_decimals_x();
  const int y_decimals = exact || script.layout().y.logarithmic ? -1 : script.pixel_decimals_y();
  std::vector<std::vector<std::pair<Rounded, Rounded>>> columns;
  for (const auto& piece : pieces) {
    auto& column = columns.emplace_back();
    for (const Point& p : piece)
      column.emplace_back(Rounded{p.x, x_decimals}, Rounded{p.y, y_decimals});
  }
  script.out() << "# x y\n" << block << " <<EOD\n";
  gnuplotio::top_level_array_sender(script.out(), columns, gnuplotio::Mode2D(),
                                    gnuplotio::ModeText());
  script.out() << "EOD\n\n";
}

/// How a curve is drawn; dots of size 0 are none.
struct Drawn {
  CurveStyle style;
  double width;
  double dots = 0.0;  ///< gnuplot's pointsize
};

/// The same curve, so many pixels wider on each side.
Drawn wider(Drawn drawn, double pixels, Rgb color) {
  drawn.style = {color, Dash::solid};
  drawn.width += 2.0 * pixels;
  if (drawn.dots > 0.0) drawn.dots += pixels / points_to_pixels;
  return drawn;
}

/// What is drawn for a curve, one over the other.
std::vector<Drawn> strokes(const Drawn& drawn, bool on_map) {
  if (!on_map && !vanishes_on_white(drawn.style.color)) return {drawn};
  const Casing c = casing(drawn.style.color);
  std::vector<Drawn> all = {wider(drawn, inner_casing, c.inner), drawn};
  if (c.outer) all.insert(all.begin(), wider(drawn, outer_casing, *c.outer));
  return all;
}

std::string lines_with(const Drawn& d) {
  return "lines" + line_style(d.style.color, d.width, d.style.dash);
}

std::string dots_with(const Drawn& d) {
  const double size = d.dots > 0.0 ? d.dots : lone_dot;
  return "points pointtype 7 pointsize " + ScriptParts::number(std::round(size * 1000) / 1000) +
         line_style(d.style.color, d.width);
}

/// Where the segment from a to b, in pixels, leaves the plotted area.
std::optional<Point> exit_of(const Point& a, const Point& b, const Layout& l) {
  double from = 0.0, to = 1.0;
  const auto narrow = [&](double start, double way, double low, double high) {
    if (way == 0.0) return start >= low && start <= high;
    const double t = (low - start) / way, u = (high - start) / way;
    from = std::max(from, std::min(t, u)), to = std::min(to, std::max(t, u));
    return from < to;
  };
  if (!narrow(a.x, b.x - a.x, l.left, l.left + l.plot_width) ||
      !narrow(a.y, b.y - a.y, l.top, l.top + l.plot_height) || to >= 1.0)
    return std::nullopt;
  return Point{a.x + to * (b.x - a.x), a.y + to * (b.y - a.y)};
}

/// A triangle whose tip is there, so many pixels larger on each side.
std::vector<Point> arrow_head(Point tip, Point direction, double more) {
  constexpr double length = 11.0, half = 5.5;
  const Point across{-direction.y, direction.x};
  const auto at = [&](double along, double aside) {
    return Point{tip.x + along * direction.x + aside * across.x,
                 tip.y + along * direction.y + aside * across.y};
  };
  return {at(2.0 * more, 0.0), at(-length - more, half + 1.4 * more),
          at(-length - more, -half - 1.4 * more)};
}

/// An arrow wherever the path leaves the plotted area, but none beside another.
void write_exits(ScriptParts& script, const Vector& x, const Vector& y,
                 const std::vector<Drawn>& strokes_of_path) {
  constexpr double apart = 24.0;
  constexpr std::size_t most = 20;
  std::vector<Point> tips;
  const auto is_point = [&](std::size_t i) { return is_drawable(x(i)) && is_drawable(y(i)); };
  for (std::size_t i = 1; i < x.size() && tips.size() < most; ++i) {
    if (!is_point(i - 1) || !is_point(i)) continue;
    const Point a = script.pixel(x(i - 1), y(i - 1)), b = script.pixel(x(i), y(i));
    const std::optional<Point> tip = exit_of(a, b, script.layout());
    if (!tip || std::any_of(tips.begin(), tips.end(), [&](const Point& other) {
          return std::hypot(other.x - tip->x, other.y - tip->y) < apart;
        }))
      continue;
    tips.push_back(*tip);
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const Point direction{(b.x - a.x) / length, (b.y - a.y) / length};
    const Drawn& core = strokes_of_path.back();
    for (const Drawn& stroke : strokes_of_path)
      write_polygon(script, arrow_head(*tip, direction, (stroke.width - core.width) / 2.0),
                    stroke.style.color);
  }
  if (!tips.empty()) script.out() << "\n";
}

/// Of the dots those that show, all of them being as large as that: many lie on others, and of very
/// many those that follow each other by less than a pixel are a line.
std::vector<Point> showing(const ScriptParts& script, const std::vector<Point>& dots, double size) {
  constexpr std::size_t few = 20;
  const double apart = dots.size() > 100 ? 1.0 : 0.0;  // pixels
  if (dots.size() <= few) return dots;
  const Layout& l = script.layout();
  std::vector<Point> pixels, shown;
  for (const Point& dot : dots) {
    const Point at = script.pixel(dot.x, dot.y);
    pixels.push_back({at.x - l.left, at.y - l.top});
  }
  const MarkerShape shape{Marker::circle, points_to_pixels * size, false};
  const auto visible = visible_points(pixels, l.plot_width, l.plot_height, shape);
  std::optional<Point> last;
  for (const std::size_t i : visible) {
    const Point& p = pixels[i];
    if (last && i != visible.back() && std::hypot(p.x - last->x, p.y - last->y) < apart) continue;
    shown.push_back(dots[i]);
    last = p;
  }
  return shown;
}

/// A curve in all its strokes. Of a long or broken one the dots stand apart; a curve of which no
/// line is left shows its points.
void write_curve(ScriptParts& script, const Vector& x, const Vector& y, const char* kind,
                 const std::vector<Drawn>& all, const std::string& label) {
  const Drawn& drawn = all.back();
  const Stroke stroke_of_all{
      drawn.width, points_to_pixels * (drawn.dots > 0.0 ? drawn.dots : lone_dot), drawn.dots > 0.0};
  const VisiblePath visible =
      with_dots_for_lines_without_length(visible_curve(script.layout(), x, y, stroke_of_all));
  const std::string block = script.block_name(kind);
  std::string title = script.title_of(label);
  if (const auto end = last_point(x, y))
    script.label_end(label, script.pixel(end->first, end->second), all.back().style);
  const bool exact = x.size() <= longest_exact;
  const bool has_dots = all.back().dots > 0.0, has_line = !visible.lines.empty();
  const bool shows_dots = !visible.dots.empty() && (has_dots || !has_line);
  if (has_line) send_points(script, block, visible.lines, exact);
  const bool same = visible.lines.size() == 1 && visible.lines[0] == visible.dots;
  std::vector<Point> sent = same ? visible.dots : std::vector<Point>{};
  std::string dots_block = block;
  const auto add = [&](const std::string& data, const std::string& with) {
    if (data.empty())
      script.key_entry(with, title);
    else
      script.plot(data + " using 1:2 with " + with + title);
    title = sample_again(title);
  };
  for (const Drawn& stroke : all) {
    if (has_line || !shows_dots) add(has_line ? block : "", lines_with(stroke));
    if (!shows_dots && stroke.dots > 0.0) add("", dots_with(stroke));
    if (!shows_dots || (has_line && stroke.dots == 0.0)) continue;
    std::vector<Point> dots =
        all.size() > 1 ? showing(script, visible.dots, stroke.dots) : visible.dots;
    if (dots != sent) {
      dots_block = script.block_name(kind) + "_dots";
      send_points(script, dots_block, {dots}, exact);
      sent = std::move(dots);
    }
    add(dots_block, dots_with(stroke));
  }
}

// The corners of a plus around the origin, or of a cross.
std::vector<Point> plus_shape(Marker marker, double length, double half) {
  std::vector<Point> corners = {{half, half},   {half, length},   {-half, length},
                                {-half, half},  {-length, half},  {-length, -half},
                                {-half, -half}, {-half, -length}, {half, -length},
                                {half, -half},  {length, -half},  {length, half}};
  if (marker == Marker::cross)
    for (Point& p : corners) p = {(p.x - p.y) * std::sqrt(0.5), (p.x + p.y) * std::sqrt(0.5)};
  return corners;
}

// The two bars of such a marker.
std::array<Segment, 2> bars(Marker marker, Point at, double length) {
  const double d = marker == Marker::cross ? length * std::sqrt(0.5) : length;
  if (marker == Marker::cross)
    return {Segment{{at.x - d, at.y - d}, {at.x + d, at.y + d}},
            Segment{{at.x - d, at.y + d}, {at.x + d, at.y - d}}};
  return {Segment{{at.x - d, at.y}, {at.x + d, at.y}}, Segment{{at.x, at.y - d}, {at.x, at.y + d}}};
}

// Shapes of their own, since gnuplot's terminals draw such markers with lines of different widths.
class Pluses {
 public:
  Pluses(ScriptParts& script, const std::vector<Point>& markers, const PointsOptions& options)
      : script_(script), options_(options) {
    for (const Point& at : markers)
      if (script.shows(at.x, at.y)) places_.push_back(script.pixel(at.x, at.y));
    sample_ = script.sample_of(options.label);
  }

  /// All of them, so many pixels larger on each side.
  void write(double more, Rgb color) {
    constexpr std::size_t few = 200;  // gnuplot goes through all objects for each new one
    if (sample_) write_polygon(script_, outline(*sample_, more), color);
    if (places_.size() > many) return write_bars(more, color);
    if (places_.size() > few) return write_outlines(more, color);
    for (const Point& at : places_) write_polygon(script_, outline(at, more), color);
  }

  /// As outlines more would make a file that hardly opens.
  static constexpr std::size_t many = 2000;

 private:
  double length(double more) const { return 7.0 * options_.size + more; }
  double half(double more) const { return 1.5 * options_.size + more; }

  std::vector<Point> outline(Point at, double more) const {
    auto corners = plus_shape(options_.marker, length(more), half(more));
    for (Point& corner : corners) corner = {at.x + corner.x, at.y + corner.y};
    return corners;
  }

  void write_outlines(double more, Rgb color) {
    std::vector<std::vector<Point>> outlines;
    for (const Point& at : places_) outlines.push_back(outline(at, more));
    const std::string block = script_.block_name("markers");
    script_.send_pieces(block, "x y: markers", outlines);
    script_.plot_marker(block + " using 1:2 with filledcurves closed fillcolor rgb " +
                        text_literal(hex(color)) + " notitle");
  }

  void write_bars(double more, Rgb color) {
    std::vector<Segment> segments;
    for (const Point& at : places_)
      for (const Segment& bar : bars(options_.marker, at, length(more))) segments.push_back(bar);
    script_.plot_marker(script_.send_segments(script_.block_name("markers"), "markers", segments) +
                        line_style(color, std::round(2000.0 * half(more)) / 1000.0) + " notitle");
  }

  ScriptParts& script_;
  const PointsOptions& options_;
  std::vector<Point> places_;  // in pixels
  std::optional<Point> sample_;
};

void write_pluses(ScriptParts& script, const Points& p, const std::vector<Point>& markers,
                  Rgb color, Rgb rim, bool needs_rim) {
  // Invisible ones, for the legend's text and for whoever reads the points off a window.
  const std::string with =
      "points pointtype 0 pointsize 0 linecolor rgb " + text_literal("#ff" + hex(color).substr(1));
  const std::string title = script.title_of(p.options.label);
  if (markers.size() <= Pluses::many) {
    const std::string block = script.block_name("points");
    send_points(script, block, {markers}, p.x.size() <= longest_exact);
    script.plot_marker(block + " using 1:2 with " + with + title);
  } else {
    script.key_entry(with, title);
  }
  Pluses pluses(script, markers, p.options);
  if (needs_rim || markers.size() <= Pluses::many) pluses.write(1.5, rim);
  pluses.write(0.0, color);
  script.out() << "\n";
}

}  // namespace

void write_polygon(ScriptParts& script, const std::vector<Point>& pixels, Rgb color) {
  script.out() << "set object " << script.next_object() << " polygon";
  for (std::size_t i = 0; i <= pixels.size(); ++i) {
    const Point& p = pixels[i % pixels.size()];
    script.out() << (i == 0 ? " from " : " to ") << script.at(p.x, p.y);
  }
  script.out() << " front fillcolor rgb " << text_literal(hex(color))
               << " fillstyle solid noborder\n";
}

bool is_seen(const ScriptParts& script, const Path& p) {
  return shows_curve(script.layout(), p.x, p.y);
}
bool is_seen(const ScriptParts& script, const Line& l) {
  return shows_curve(script.layout(), l.x, l.y);
}
bool is_seen(const ScriptParts& script, const Points& p) {
  for (std::size_t i = 0; i < p.x.size(); ++i)
    if (script.shows(p.x(i), p.y(i))) return true;
  return false;
}

std::string sample_again(const std::string& title) {
  const std::size_t place = title.rfind(" at screen ");
  return place == std::string::npos ? title : " title ' '" + title.substr(place);
}

void write_layer(ScriptParts& script, const Figure&, const Path& p) {
  const auto& o = p.options;
  const double dots = o.dots ? 0.28 + 0.12 * o.width : 0.0;
  auto all = strokes({script.next_style(o.color), o.width, dots}, script.layout().filled);
  if (p.x.size() > cased_dots)
    for (std::size_t i = 0; i + 1 < all.size(); ++i) all[i].dots = 0.0;
  write_curve(script, p.x, p.y, "path", all, o.label);
  write_exits(script, p.x, p.y, all);
}

void write_layer(ScriptParts& script, const Figure&, const Line& l) {
  CurveStyle style = script.next_style(l.options.color);
  if (l.options.dashed) style.dash = Dash::dashed;
  write_curve(script, l.x, l.y, "line", strokes({style, l.options.width}, script.layout().filled),
              l.options.label);
}

// On bands every marker has a rim that stands out from its color; elsewhere only light ones need
// it.
void write_layer(ScriptParts& script, const Figure&, const Points& p) {
  const Rgb rgb = script.next_color(p.options.color);
  const bool light = is_light(rgb), rim = light || script.layout().filled;
  const std::vector<Point> markers = visible_markers(script.layout(), p, rim);
  if (markers.size() < p.x.size())
    script.out() << "# of " << p.x.size() << " points those that show: " << markers.size() << "\n";
  const Rgb rim_color = light ? Rgb{0, 0, 0} : Rgb{255, 255, 255};
  if (p.options.marker == Marker::plus || p.options.marker == Marker::cross)
    return write_pluses(script, p, markers, rgb, rim_color, rim);
  const std::string block = script.block_name("points");
  send_points(script, block, {markers}, p.x.size() <= longest_exact);
  const std::string title = script.title_of(p.options.label);
  const auto with = [&](int type, double width, Rgb color) {
    return block + " using 1:2 with points pointtype " + std::to_string(type) + " pointsize " +
           ScriptParts::number(1.5 * p.options.size, 4) + " linewidth " +
           ScriptParts::number(width, 4) + " linecolor rgb " + text_literal(hex(color));
  };
  const int filled = p.options.marker == Marker::circle    ? 7
                     : p.options.marker == Marker::square  ? 5
                     : p.options.marker == Marker::diamond ? 13
                                                           : 9;
  script.plot_marker(with(filled, 1.0, rgb) + title);
  if (rim)
    script.plot_marker(with(filled - 1, 1.5 * p.options.size, rim_color) + sample_again(title));
}

}  // namespace chalkline::plot
