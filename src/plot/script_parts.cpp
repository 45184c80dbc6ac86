#include "plot/script_parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <locale>
#include <utility>

#include "plot/gnuplot_text.hpp"
#include "plot/gnuplot_xtensor.hpp"

namespace chalkline::plot {
namespace {

constexpr double sample_before_text = 21.3;  // where gnuplot puts the middle of a legend's sample

int pixel_decimals(double span, double pixels) {
  return std::clamp(static_cast<int>(std::ceil(-std::log10(span / pixels / 30.0))), 0, 99);
}

/// With the digits that show along an axis.
std::string coordinate(double value, const AxisLayout& axis, int decimals) {
  if (!axis.logarithmic) return ScriptParts::number(value, decimals);
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6).ptr};
}

/// 0 to 1 along the axis, and beyond; never without an end.
double part(const AxisLayout& axis, double value) {
  if (axis.logarithmic && !(value > 0.0)) return -10.0;
  return std::clamp(axis.part(value), -1e4, 1e4);
}

double value_at(const AxisLayout& axis, double part) {
  if (!axis.logarithmic) return axis.low * (1.0 - part) + axis.high * part;
  return std::pow(10.0, std::log10(axis.low) * (1.0 - part) + std::log10(axis.high) * part);
}

}  // namespace

ScriptParts::ScriptParts(Layout layout, Palette palette, std::vector<CurveStyle> styles,
                         std::size_t blocks)
    : layout_(std::move(layout)),
      palette_(palette),
      styles_(std::move(styles)),
      counts_{.blocks = blocks} {
  out_.imbue(std::locale::classic());
}

void ScriptParts::key_entry(const std::string& with, const std::string& title) {
  if (title == " notitle") return;
  plots_.insert(plots_.end(), {nothing, "keyentry with " + with + title});
}

std::string ScriptParts::number(double v, int decimals) {
  std::array<char, 64> buffer;
  return std::string(detail::number_text(buffer, v, decimals));
}

std::string ScriptParts::literal(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += (text.empty() ? "" : ".\"\\n\".") + text_literal(line);
  return text.empty() ? "''" : text;
}

std::string ScriptParts::block_name(const char* kind) {
  return "$" + std::string(kind) +
         (++counts_.blocks == 1 ? "" : "_" + std::to_string(counts_.blocks));
}

std::string ScriptParts::at(double x, double y) const {
  return "screen " + rounded(x / layout_.width) + ", screen " + rounded(1.0 - y / layout_.height);
}

std::string ScriptParts::title_of(const std::string& label) {
  if (label.empty()) return " notitle";
  const LegendEntry& entry = layout_.legend.entries[counts_.labels++];
  if (layout_.legend.at_ends || entry.elsewhere) return " notitle";
  return " title " + literal(entry.lines) + " at " + at(entry.x, entry.y);
}

std::optional<Point> ScriptParts::sample_of(const std::string& label) const {
  if (label.empty() || layout_.legend.at_ends) return std::nullopt;
  const LegendEntry& entry = layout_.legend.entries[counts_.labels - 1];
  if (entry.elsewhere) return std::nullopt;
  return Point{entry.x - sample_before_text, entry.y};
}

void ScriptParts::label_end(const std::string& label, Point end, const CurveStyle& style) {
  if (label.empty() || !layout_.legend.at_ends) return;
  const LegendEntry& entry = layout_.legend.entries[counts_.labels - 1];
  if (entry.elsewhere) return;
  out_ << "set arrow from " << at(end.x + 3.0, end.y) << " to " << at(entry.x - 3.0, entry.y)
       << " nohead front" << line_style(style.color, 0.6) << "\n";
  const double line_height = 18.0;
  double y = entry.y - line_height * static_cast<double>(entry.lines.size() - 1) / 2.0;
  for (const std::string& line : entry.lines) {
    out_ << "set label " << next_label() << " " << text_literal(line) << " at " << at(entry.x, y)
         << " left front textcolor rgb " << text_literal(hex(as_text(style.color))) << "\n";
    y += line_height;
  }
  out_ << "\n";
}

CurveStyle ScriptParts::next_style(const std::optional<Color>& chosen) {
  if (chosen) return CurveStyle{chosen->rgb()};
  const std::size_t k = counts_.colors++;
  return k < styles_.size() ? styles_[k] : curve_style(k);
}

Rgb ScriptParts::next_color(const std::optional<Color>& chosen) { return next_style(chosen).color; }

int ScriptParts::pixel_decimals_x() const {
  return pixel_decimals(layout_.x.high - layout_.x.low, layout_.plot_width);
}

int ScriptParts::pixel_decimals_y() const {
  return pixel_decimals(layout_.y.high - layout_.y.low, layout_.plot_height);
}

std::string ScriptParts::x_text(double x) const {
  return coordinate(x, layout_.x, pixel_decimals_x());
}

std::string ScriptParts::y_text(double y) const {
  return coordinate(y, layout_.y, pixel_decimals_y());
}

Point ScriptParts::pixel(double x, double y) const {
  return {layout_.left + part(layout_.x, x) * layout_.plot_width,
          layout_.top + (1.0 - part(layout_.y, y)) * layout_.plot_height};
}

Point ScriptParts::place(Point pixel) const {
  return {value_at(layout_.x, (pixel.x - layout_.left) / layout_.plot_width),
          value_at(layout_.y, 1.0 - (pixel.y - layout_.top) / layout_.plot_height)};
}

bool ScriptParts::shows(double x, double y) const {
  return x >= layout_.x.low && x <= layout_.x.high && y >= layout_.y.low && y <= layout_.y.high;
}

void ScriptParts::send_pieces(const std::string& block, const char* comment,
                              const std::vector<std::vector<Point>>& pieces) {
  out_ << "# " << comment << "\n" << block << " <<EOD\n";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) out_ << "\n";
    for (const Point& p : pieces[i]) {
      const Point at = place(p);
      out_ << x_text(at.x) << " " << y_text(at.y) << "\n";
    }
  }
  out_ << "EOD\n\n";
}

std::string ScriptParts::send_segments(const std::string& block, const char* what,
                                       const std::vector<Segment>& segments) {
  out_ << "# x y, and how far from there: " << what << "\n" << block << " <<EOD\n";
  for (const Segment& segment : segments) {
    const Point from = place(segment.from), to = place(segment.to);
    out_ << x_text(from.x) << " " << y_text(from.y) << " " << x_text(to.x - from.x) << " "
         << y_text(to.y - from.y) << "\n";
  }
  out_ << "EOD\n\n";
  return block + " using 1:2:3:4 with vectors nohead";
}

std::string line_style(Rgb color, double width, Dash dash) {
  // Their round ends make dashes longer by the line's width, which is 2 here, and gaps shorter.
  constexpr std::array dashes = {"", " dashtype (4,6)", " dashtype (0.1,4.4)",
                                 " dashtype (6,5,0.1,4.9)"};
  return " linecolor rgb " + text_literal(hex(color)) + " linewidth " + ScriptParts::number(width) +
         dashes[static_cast<std::size_t>(dash)];
}

std::string translucent(Rgb color, double opacity) {
  const auto alpha = static_cast<std::uint8_t>(std::lround(255.0 * (1.0 - opacity)));
  if (alpha == 0) return text_literal(hex(color));
  return text_literal("#" + hex({alpha, 0, 0}).substr(1, 2) + hex(color).substr(1));
}

std::vector<Point> clipped_polygon(std::vector<Point> polygon, const Layout& l, double margin) {
  // One side after the other.
  const auto clip = [&](double Point::*axis, double bound, bool below) {
    std::vector<Point> kept;
    const auto inside = [&](const Point& p) { return below ? p.*axis <= bound : p.*axis >= bound; };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const Point &a = polygon[i], &b = polygon[(i + 1) % polygon.size()];
      if (inside(a)) kept.push_back(a);
      if (inside(a) == inside(b)) continue;
      const double t = (bound - a.*axis) / (b.*axis - a.*axis);
      Point cut{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
      cut.*axis = bound;
      kept.push_back(cut);
    }
    polygon = std::move(kept);
  };
  clip(&Point::x, l.left - margin, false);
  clip(&Point::x, l.left + l.plot_width + margin, true);
  clip(&Point::y, l.top - margin, false);
  clip(&Point::y, l.top + l.plot_height + margin, true);
  return polygon;
}

}  // namespace chalkline::plot
