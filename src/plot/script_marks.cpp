// Lines at a value, words and arrows.
#include <algorithm>
#include <cmath>

#include "plot/drawn_text.hpp"
#include "plot/gnuplot_text.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/script_parts.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot {
namespace {

constexpr double line_height = 18.0, plate_margin = 3.0;

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Point between(Point a, Point b, double part) {
  return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

/// Where a box of such a size begins so that it stays in [low, low + length].
double within(double begin, double size, double low, double length) {
  constexpr double margin = 5.0;
  if (size > length - 2.0 * margin) return low + (length - size) / 2.0;
  return std::clamp(begin, low + margin, low + length - margin - size);
}

/// The place on the way from the middle of a box to a point outside where the box ends.
Point leaves_box(Point corner, Point size, Point to) {
  const Point middle{corner.x + size.x / 2.0, corner.y + size.y / 2.0};
  const double across = std::fabs(to.x - middle.x) / (size.x / 2.0 + 4.0),
               down = std::fabs(to.y - middle.y) / (size.y / 2.0 + 2.0);
  return between(middle, to, 1.0 / std::max({across, down, 1.0}));
}

}  // namespace

bool is_seen(const ScriptParts& script, const Reference& r) {
  const AxisLayout& axis = r.horizontal ? script.layout().y : script.layout().x;
  return r.at >= axis.low && r.at <= axis.high;
}

void write_layer(ScriptParts& script, const Figure&, const Reference& r) {
  const auto& o = r.options;
  const Layout& l = script.layout();
  const CurveStyle drawn{o.color.rgb(), o.dashed ? Dash::dashed : Dash::solid};
  const std::string style = "lines" + line_style(drawn.color, o.width, drawn.dash),
                    title = script.title_of(o.label);
  if (r.horizontal) script.label_end(o.label, script.pixel(l.x.high, r.at), drawn);
  if (!is_seen(script, r)) return script.key_entry(style, title);
  const std::string block = script.block_name(r.horizontal ? "horizontal" : "vertical");
  const AxisLayout& along = r.horizontal ? l.x : l.y;
  script.out() << "# x y\n" << block << " <<EOD\n";
  for (const double end : {along.low, along.high})
    script.out() << script.number(r.horizontal ? end : r.at) << " "
                 << script.number(r.horizontal ? r.at : end) << "\n";
  script.out() << "EOD\n\n";
  script.plot(block + " using 1:2 with " + style + title);
}

Point size_of_words(const std::vector<std::string>& lines) {
  return {text_width(lines, font_size), line_height * static_cast<double>(lines.size())};
}

void write_words(ScriptParts& script, const std::vector<std::string>& lines, Point corner,
                 Anchor anchor, Rgb color) {
  const Point size = size_of_words(lines);
  script.out() << "set object " << script.next_object() << " rectangle from "
               << script.at(corner.x - plate_margin, corner.y + size.y) << " to "
               << script.at(corner.x + size.x + plate_margin, corner.y) << " front fillcolor rgb "
               << translucent(is_light(color) ? Rgb{40, 40, 40} : Rgb{255, 255, 255}, 0.75)
               << " fillstyle solid noborder\n";
  const double x = anchor == Anchor::left    ? corner.x
                   : anchor == Anchor::right ? corner.x + size.x
                                             : corner.x + size.x / 2.0;
  double y = corner.y + line_height / 2.0;
  for (const std::string& line : lines) {
    script.out() << "set label " << script.next_label() << " " << text_literal(line) << " at "
                 << script.at(x, y)
                 << (anchor == Anchor::left    ? " left"
                     : anchor == Anchor::right ? " right"
                                               : " center")
                 << " front textcolor rgb " << text_literal(hex(color)) << "\n";
    y += line_height;
  }
}

void write_layer(ScriptParts& script, const Figure&, const Text& t) {
  if (!script.shows(t.x, t.y)) return;
  const Layout& l = script.layout();
  const auto lines = wrapped(drawn_text(t.text), std::min(280.0, l.plot_width - 10.0), font_size);
  const Point at = script.pixel(t.x, t.y), size = size_of_words(lines);
  const double before = t.options.anchor == Anchor::left    ? 0.0
                        : t.options.anchor == Anchor::right ? size.x
                                                            : size.x / 2.0;
  const Point corner{within(at.x - before, size.x, l.left, l.plot_width),
                     within(at.y - size.y / 2.0, size.y, l.top, l.plot_height)};
  const Rgb color = t.options.color.rgb();
  if (const auto& tip = t.options.points_to; tip && script.shows(tip->first, tip->second)) {
    const Point to = script.pixel(tip->first, tip->second);
    const Point from = leaves_box(corner, size, to);
    if (const double length = distance(from, to); length > 8.0)  // ends a little before it
      write_arrows(script, {arrow_shape(from, between(from, to, 1.0 - 4.0 / length), 1.2)}, color,
                   1.2);
  }
  write_words(script, lines, corner, t.options.anchor, color);
  script.out() << "\n";
}

ArrowShape arrow_shape(Point from, Point to, double width) {
  const double length = distance(from, to);
  const double head = std::min(5.0 + 2.5 * width, 0.6 * length);
  const Point neck = between(to, from, head / length);
  const double right = 0.38 * (to.y - from.y) * head / length,
               down = -0.38 * (to.x - from.x) * head / length;
  return {{from, between(to, from, 0.7 * head / length)},
          {to, {neck.x + right, neck.y + down}, {neck.x - right, neck.y - down}}};
}

void write_arrows(ScriptParts& script, const std::vector<ArrowShape>& arrows, Rgb color,
                  double width) {
  const std::string block = script.block_name("arrows");
  std::vector<Segment> shafts;
  std::vector<std::vector<Point>> heads;
  for (const ArrowShape& arrow : arrows) {
    shafts.push_back(arrow.shaft);
    auto head = clipped_polygon(arrow.head, script.layout(), 0.0);
    if (!head.empty()) heads.push_back(std::move(head));
  }
  if (!shafts.empty())
    script.plot(script.send_segments(block, "shafts", shafts) + line_style(color, width) +
                " notitle");
  if (heads.empty()) return;
  script.send_pieces(block + "_heads", "x y: heads", heads);
  script.plot(block + "_heads using 1:2 with filledcurves closed fillcolor rgb " +
              text_literal(hex(color)) + " notitle");
}

namespace {

std::vector<ArrowShape> shapes_of(const ScriptParts& script, const Arrows& a) {
  const double scale = arrow_scale(a);
  std::vector<ArrowShape> arrows;
  for (std::size_t i = 0; i < a.x.size(); ++i) {
    const Point tip{a.x(i) + scale * a.dx(i), a.y(i) + scale * a.dy(i)};
    if (!is_drawable(tip.x) || !is_drawable(tip.y)) continue;
    if (script.layout().x.logarithmic && !(a.x(i) > 0.0 && tip.x > 0.0)) continue;
    if (script.layout().y.logarithmic && !(a.y(i) > 0.0 && tip.y > 0.0)) continue;
    if (!script.shows(a.x(i), a.y(i)) && !script.shows(tip.x, tip.y)) continue;
    const Point from = script.pixel(a.x(i), a.y(i)), to = script.pixel(tip.x, tip.y);
    if (distance(from, to) > 0.5) arrows.push_back(arrow_shape(from, to, a.options.width));
  }
  return arrows;
}

}  // namespace

bool is_seen(const ScriptParts& script, const Arrows& a) { return !shapes_of(script, a).empty(); }

void write_layer(ScriptParts& script, const Figure&, const Arrows& a) {
  const auto& o = a.options;
  const std::string title = script.title_of(o.label);
  write_arrows(script, shapes_of(script, a), o.color.rgb(), o.width);
  script.key_entry("vectors head filled" + line_style(o.color.rgb(), o.width), title);
}

}  // namespace chalkline::plot
