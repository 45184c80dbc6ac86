// Ranges around values: bands and error bars.
#include <algorithm>
#include <cmath>

#include "plot/gnuplot_text.hpp"
#include "plot/script_parts.hpp"

namespace chalkline::plot {
namespace {

/// A part of a band without gaps, in pixels: both edges from left to right.
struct Stretch {
  std::vector<Point> low, high;
};

/// Of points within a pixel's column one stays, which reaches as far as they do together.
void append(Stretch& stretch, Point low, Point high, bool thin) {
  if (thin && !stretch.low.empty() && std::floor(stretch.low.back().x) == std::floor(low.x)) {
    stretch.low.back().y = std::max(stretch.low.back().y, low.y);
    stretch.high.back().y = std::min(stretch.high.back().y, high.y);
    return;
  }
  stretch.low.push_back(low), stretch.high.push_back(high);
}

std::vector<Stretch> stretches(const ScriptParts& script, const Band& b) {
  std::vector<Stretch> all;
  bool connected = false;
  for (std::size_t i = 0; i < b.x.size(); ++i) {
    const bool drawable = is_drawable(b.x(i)) && is_drawable(b.low(i)) && is_drawable(b.high(i));
    if (drawable && !connected) all.emplace_back();
    if (drawable)
      append(all.back(), script.pixel(b.x(i), b.low(i)), script.pixel(b.x(i), b.high(i)),
             b.x.size() > longest_exact);
    connected = drawable;
  }
  return all;
}

/// The outline; a single point is as wide as a line.
std::vector<Point> outline(const Stretch& s) {
  if (s.low.size() == 1) {
    const double x = s.low[0].x;
    return {{x - 1.0, s.low[0].y},
            {x - 1.0, s.high[0].y},
            {x + 1.0, s.high[0].y},
            {x + 1.0, s.low[0].y}};
  }
  std::vector<Point> points = s.high;
  points.insert(points.end(), s.low.rbegin(), s.low.rend());
  return points;
}

std::vector<std::vector<Point>> outlines(const ScriptParts& script, const Band& b) {
  std::vector<std::vector<Point>> polygons;
  for (const Stretch& stretch : stretches(script, b)) {
    auto polygon = clipped_polygon(outline(stretch), script.layout(), 0.0);
    if (!polygon.empty()) polygons.push_back(std::move(polygon));
  }
  return polygons;
}

/// In pixels, and which of the values have a dot.
struct DrawnBars {
  std::vector<Segment> segments;
  std::vector<std::size_t> marked;
};

DrawnBars drawn(const ScriptParts& script, const ErrorBars& e) {
  const Layout& l = script.layout();
  const double cap = 3.0 + e.options.width, top = l.top, bottom = l.top + l.plot_height;
  DrawnBars bars;
  for (std::size_t i = 0; i < e.x.size(); ++i) {
    if (!(e.x(i) >= l.x.low && e.x(i) <= l.x.high)) continue;
    if (e.options.dots && script.shows(e.x(i), e.y(i))) bars.marked.push_back(i);
    if (!is_drawable(e.low(i)) || !is_drawable(e.high(i))) continue;
    const Point low = script.pixel(e.x(i), e.low(i)), high = script.pixel(e.x(i), e.high(i));
    if (high.y > bottom || low.y < top) continue;
    bars.segments.push_back({{low.x, std::min(low.y, bottom)}, {high.x, std::max(high.y, top)}});
    for (const Point& end : {low, high})  // one that is out of sight has no cap
      if (end.y >= top && end.y <= bottom)
        bars.segments.push_back({{end.x - cap, end.y}, {end.x + cap, end.y}});
  }
  return bars;
}

}  // namespace

bool is_seen(const ScriptParts& script, const Band& b) { return !outlines(script, b).empty(); }

bool is_seen(const ScriptParts& script, const ErrorBars& e) {
  const DrawnBars bars = drawn(script, e);
  return !bars.segments.empty() || !bars.marked.empty();
}

void write_layer(ScriptParts& script, const Figure&, const Band& b) {
  const auto& o = b.options;
  const std::string fill = "filledcurves closed fillcolor rgb " +
                           translucent(script.next_color(o.color), o.opacity),
                    title = script.title_of(o.label);
  const auto polygons = outlines(script, b);
  if (polygons.empty()) return script.key_entry(fill, title);
  const std::string block = script.block_name("band");
  script.send_pieces(block, "x y: the outline", polygons);
  script.plot(block + " using 1:2 with " + fill + title);
}

void write_layer(ScriptParts& script, const Figure&, const ErrorBars& e) {
  const auto& o = e.options;
  const std::string line = line_style(script.next_color(o.color), o.width);
  const std::string dots = " pointtype 7 pointsize " + script.number(0.28 + 0.16 * o.width) + line;
  const std::string title = script.title_of(o.label);
  const auto [segments, marked] = drawn(script, e);
  const std::string block = script.block_name("error_bars");
  if (!segments.empty())
    script.plot(script.send_segments(block, "stems and caps", segments) + line + " notitle");
  if (!marked.empty()) {
    script.out() << "# x y\n" << block << "_dots <<EOD\n";
    for (const std::size_t i : marked)
      script.out() << script.number(e.x(i)) << " " << script.number(e.y(i)) << "\n";
    script.out() << "EOD\n\n";
    script.plot(block + "_dots using 1:2 with points" + dots + " notitle");
  }
  script.key_entry(o.dots ? "linespoints" + dots : "lines" + line, title);
}

}  // namespace chalkline::plot
