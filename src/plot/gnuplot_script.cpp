#include "plot/gnuplot_script.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <locale>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "numpy/meshgrid.hpp"
#include "plot/contour_bands.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/gnuplot_text.hpp"
#include "plot/gnuplot_xtensor.hpp"
#include "plot/visible_bands.hpp"
#include "plot/visible_path.hpp"

namespace chalkline::plot {
namespace {

using detail::Rounded;

// gnuplot's PNG terminal blends all polygons of one plot element in a slow way that spends time on
// each one's box, but fills a single one directly. So the largest rings, which come first, are
// elements of their own.
constexpr std::size_t singly_filled = 64;

// Of all rings of a contour together: an SVG of 15 MB.
constexpr std::size_t most_corners = 1'000'000;

// Of a marker, pixels from its middle to its rim at pointsize 1; and the pointsize of a curve of
// which only single points show.
constexpr double pixels_of_size = 4.0, lone_dot = 0.5;
constexpr auto nothing = "'+' using (NaN):(NaN) every ::0::0 with points notitle";
constexpr auto nothing_colored =
    "'+' using (NaN):(NaN):(0) every ::0::0 with points palette notitle";
constexpr std::array default_colors = {"blue", "red", "green", "purple", "orange", "sky", "black"};

template <class Array>
void send_2d(std::ostream& out, const Array& array) {
  gnuplotio::top_level_array_sender(out, array, gnuplotio::Mode2D(), gnuplotio::ModeText());
}

// How many digits after the point tell a thirtieth of a pixel.
int pixel_decimals(double span, double pixels) {
  return std::clamp(static_cast<int>(std::ceil(-std::log10(span / pixels / 30.0))), 0, 99);
}

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

// Writes one figure's script, whose values are in such units: what a reader may want to change
// first, then the data, then one plot command.
class ScriptWriter {
 public:
  ScriptWriter(const Figure& figure, Units units, Palette palette)
      : figure_(figure), units_(units), layout_(layout(figure, units)), palette_(palette) {
    out_.imbue(std::locale::classic());
  }

  std::string text() {
    settings();
    out_ << "\n";
    for (const Layer& layer : figure_.layers()) std::visit([&](const auto& l) { data(l); }, layer);
    if (plots_.empty()) plots_.push_back(nothing);
    out_ << (layout_.three_d ? "splot " : "plot ");
    for (std::size_t i = 0; i < plots_.size(); ++i) out_ << (i ? ", \\\n     " : "") << plots_[i];
    out_ << "\n";
    return out_.str();
  }

 private:
  // The shortest text that reads back equal; or rounded, for lengths in parts of the canvas.
  static std::string number(double v, int decimals = -1) {
    std::ostringstream s;
    s.imbue(std::locale::classic());
    detail::write_number(s, v, decimals);
    return s.str();
  }
  static std::string rounded(double v) { return number(v, 5); }

  std::string block_name(const char* kind) {
    return "$" + std::string(kind) + (++blocks_ == 1 ? "" : "_" + std::to_string(blocks_));
  }

  /// Lines one below the other.
  static std::string literal(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
      text += (text.empty() ? "" : ".\"\\n\".") + text_literal(line);
    return text.empty() ? "''" : text;
  }

  std::string at(double x, double y) const {
    return "screen " + rounded(x / layout_.width) + ", screen " + rounded(1.0 - y / layout_.height);
  }

  /// The title of the next layer that has a label, in its place.
  std::string title_of(const std::string& label) {
    if (label.empty()) return " notitle";
    const LegendEntry& entry = layout_.legend.entries[labels_++];
    return " title " + literal(entry.lines) + " at " + at(entry.x, entry.y);
  }

  int pixel_decimals_x() const {
    return pixel_decimals(layout_.x.high - layout_.x.low, layout_.plot_width);
  }
  int pixel_decimals_y() const {
    return pixel_decimals(layout_.y.high - layout_.y.low, layout_.plot_height);
  }

  Rgb next_color(const std::optional<Color>& chosen) {
    return chosen ? chosen->rgb() : Color(default_colors[colors_++ % default_colors.size()]).rgb();
  }

  // Those that show; if these are not all, the script says so.
  SampledGrid samples(const Matrix& x, const Matrix& y, const Matrix& z) {
    SampledGrid grid = visible_samples(layout_, x, y, z);
    if (grid.z.size() < z.size())
      out_ << "# of " << z.shape(0) << " x " << z.shape(1)
           << " samples as many as show: " << grid.z.shape(0) << " x " << grid.z.shape(1) << "\n";
    return grid;
  }

  void data(const Surface& s) {
    const std::string block = block_name("surface");
    const SampledGrid grid = samples(s.x, s.y, s.z);
    const auto [x, y] = numpy::meshgrid(grid.x, grid.y);
    out_ << "# x y z, a block for every row of the grid\n" << block << " <<EOD\n";
    send_2d(out_, std::tie(x, y, grid.z));
    out_ << "EOD\n\n";
    plots_.push_back(block + " using 1:2:3 with pm3d notitle");
  }

  void data(const FilledContour& c) {
    const SampledGrid grid = samples(c.x, c.y, c.z);
    const std::vector<double>& edges = layout_.edges;
    const std::vector<Ring> rings = visible_bands(grid, edges, most_corners);
    const int x_decimals = pixel_decimals_x(), y_decimals = pixel_decimals_y();
    out_ << "# Band k lies between two levels, from " << number(edges.front()) << " to "
         << number(edges.back()) << " in steps of " << number(multiple(1.0, edges[1] - edges[0]))
         << ".\n"
         << "# x y k: rings, each filled over those before it; -1 is blank\n";
    for (std::size_t first = 0; first < rings.size();) {
      const std::size_t last = first < singly_filled ? first + 1 : rings.size();
      fill_rings({rings.begin() + static_cast<std::ptrdiff_t>(first),
                  rings.begin() + static_cast<std::ptrdiff_t>(last)},
                 x_decimals, y_decimals);
      first = last;
    }
    out_ << "\n";
    plots_.push_back(nothing_colored);  // so that gnuplot draws the color bar
  }

  void fill_rings(const std::vector<Ring>& rings, int x_decimals, int y_decimals) {
    using Corner = std::tuple<Rounded, Rounded, int>;
    std::vector<std::vector<Corner>> corners;
    for (const Ring& ring : rings) {
      auto& corner = corners.emplace_back();
      for (const Point& p : ring.points)
        corner.emplace_back(Rounded{p.x, x_decimals}, Rounded{p.y, y_decimals}, ring.band);
    }
    const std::string block = block_name("bands");
    out_ << block << " <<EOD\n";
    send_2d(out_, corners);
    out_ << "EOD\n";
    plots_.push_back(
        block +
        " using 1:2:(band_color($3)) with filledcurves closed fillcolor rgb variable notitle");
  }

  void data(const Path& p) {
    const std::string line = line_style(p.options.color, p.options.width);
    const double size = 0.28 + 0.12 * p.options.width;
    const std::string dots = " pointtype 7 pointsize " + number(size) + line;
    curve(p.x, p.y, "path", {p.options.width, pixels_of_size * size, p.options.dots}, line,
          p.options.dots ? dots : "", p.options.label);
  }

  void data(const Line& l) {
    const std::string dashes = l.options.dashed ? " dashtype 2" : "";
    curve(l.x, l.y, "line", {l.options.width, pixels_of_size * lone_dot, false},
          line_style(l.options.color, l.options.width) + dashes, "", l.options.label);
  }

  std::string line_style(const std::optional<Color>& chosen, double width) {
    return " linecolor rgb " + text_literal(hex(next_color(chosen))) + " linewidth " +
           number(width);
  }

  // A short curve stands as it is, its dots on its line; of a long or broken one the dots stand
  // apart. A curve of which no line is left shows its points.
  void curve(const Vector& x, const Vector& y, const char* kind, const Stroke& stroke,
             const std::string& line, const std::string& dots, const std::string& label) {
    const VisiblePath visible =
        with_dots_for_lines_without_length(visible_curve(layout_, x, y, stroke));
    const std::string block = block_name(kind), title = title_of(label);
    const bool whole = visible.lines.size() == 1 && visible.lines[0].size() == x.size();
    const bool with_dots = !dots.empty() && whole && visible.dots.size() == x.size();
    if (!visible.lines.empty()) {
      send_points(block, visible.lines, x.size() <= longest_exact);
      plots_.push_back(block + " using 1:2 with " +
                       (with_dots ? "linespoints" + dots : "lines" + line) + title);
    }
    if (visible.lines.empty() && visible.dots.empty() && !label.empty())
      plots_.insert(plots_.end(), {nothing, "keyentry with lines" + line + title});
    const bool apart = visible.lines.empty() || (!dots.empty() && !with_dots);
    if (!apart || visible.dots.empty()) return;
    send_points(block + "_dots", {visible.dots}, x.size() <= longest_exact);
    plots_.push_back(block + "_dots using 1:2 with points" +
                     (dots.empty() ? " pointtype 7 pointsize " + number(lone_dot) + line : dots) +
                     (visible.lines.empty() ? title : " notitle"));
  }

  void send_points(const std::string& block, const std::vector<std::vector<Point>>& pieces,
                   bool exact) {
    const int x_decimals = exact || layout_.x.logarithmic ? -1 : pixel_decimals_x();
    const int y_decimals = exact || layout_.y.logarithmic ? -1 : pixel_decimals_y();
    std::vector<std::vector<std::pair<Rounded, Rounded>>> columns;
    for (const auto& piece : pieces) {
      auto& column = columns.emplace_back();
      for (const Point& p : piece)
        column.emplace_back(Rounded{p.x, x_decimals}, Rounded{p.y, y_decimals});
    }
    out_ << "# x y\n" << block << " <<EOD\n";
    send_2d(out_, columns);
    out_ << "EOD\n\n";
  }

  // On bands every marker has a rim that stands out from its color; elsewhere only light ones need
  // it.
  void data(const Points& p) {
    const Rgb rgb = next_color(p.options.color);
    const bool light = is_light(rgb);
    const std::string block = block_name("points");
    const std::vector<Point> markers = visible_markers(layout_, p, light || layout_.contour);
    if (markers.size() < p.x.size())
      out_ << "# of " << p.x.size() << " points those that show: " << markers.size() << "\n";
    send_points(block, {markers}, p.x.size() <= longest_exact);
    const std::string rim = light ? "#000000" : "#ffffff";
    const std::string inner = " linecolor rgb " + text_literal(hex(rgb)),
                      outer = " linecolor rgb " + text_literal(rim);
    const double size = 1.5 * p.options.size;
    const auto with = [&](int type, double marker_size, double width) {
      return block + " using 1:2 with points pointtype " + std::to_string(type) + " pointsize " +
             number(marker_size, 4) + " linewidth " + number(width);
    };
    // The legend shows the inside, unless that is light and stands on white there.
    const bool light_on_white = light && !layout_.legend.light_curve;
    const std::string title = title_of(p.options.label);
    const std::string inner_title = light_on_white ? " notitle" : title,
                      outer_title = light_on_white ? title : " notitle";
    if (p.options.marker == Marker::plus || p.options.marker == Marker::cross) {
      const int type = p.options.marker == Marker::plus ? 1 : 2;
      plots_.push_back(with(type, size * 1.15, 6) + outer + outer_title);
      plots_.push_back(with(type, size, 3) + inner + inner_title);
      return;
    }
    const int filled = p.options.marker == Marker::circle    ? 7
                       : p.options.marker == Marker::square  ? 5
                       : p.options.marker == Marker::diamond ? 13
                                                             : 9;
    plots_.push_back(with(filled, size, 1) + inner + inner_title);
    if (light || layout_.contour)
      plots_.push_back(with(filled - 1, size, 1.5) + outer + outer_title);
  }

  void settings() {
    out_ << "set encoding utf8\n";
    texts();
    layout_.three_d ? surface_settings() : plane_settings();
    color_bar();
    out_ << "set style fill solid noborder\n"
         << "set border linewidth 0.8 linecolor rgb '#404040'\n"
         << "set tics textcolor rgb '#202020' nomirror out scale 0.5\n";
    unit_comment("x", units_.x);
    unit_comment("y", units_.y);
    unit_comment("z", units_.z);
  }

  void unit_comment(const char* axis, int unit) {
    if (unit != 0) out_ << "# " << axis << " is in units of 1e" << unit << ".\n";
  }

  void texts() {
    for (const PlacedText& text : layout_.texts) {
      out_ << "set label " << ++texts_ << " " << text_literal(text.text) << " at "
           << at(text.x, text.y)
           << (text.anchor == PlacedText::Anchor::left    ? " left"
               : text.anchor == PlacedText::Anchor::right ? " right"
                                                          : " center")
           << (text.upright ? " rotate by 90" : "")
           << (text.size == title_size ? " font ',14'" : "") << "\n";
    }
  }

  void range(const char* name, const AxisLayout& axis) {
    out_ << "set " << name << "range [" << number(axis.low) << ":" << number(axis.high) << "]\n";
  }

  void ticks(const char* name, const AxisLayout& axis, const char* more = "") {
    out_ << "set " << name << "tics (";
    for (std::size_t i = 0; i < axis.ticks.major.size(); ++i)
      out_ << (i ? ", " : "") << text_literal(axis.ticks.major[i].label) << " "
           << number(axis.ticks.major[i].value);
    for (const double minor : axis.ticks.minor) out_ << ", '' " << number(minor) << " 1";
    out_ << ")" << more << "\n";
  }

  void plane_settings() {
    range("x", layout_.x);
    range("y", layout_.y);
    if (layout_.x.logarithmic) out_ << "set logscale x\n";
    if (layout_.y.logarithmic) out_ << "set logscale y\n";
    ticks("x", layout_.x, " offset 0,0.35");
    ticks("y", layout_.y);
    margins(layout_.left, layout_.plot_width, layout_.top, layout_.plot_height);
    out_ << "set clip two\n";
    if (layout_.contour)
      out_ << "set border front\nset tics front\n";
    else
      out_ << "set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1\n";
    legend();
  }

  void margins(double left, double width, double top, double height) {
    const auto place = [&](const char* margin, double part) {
      out_ << "set " << margin << " at screen " << rounded(part) << "\n";
    };
    place("lmargin", left / layout_.width);
    place("rmargin", (left + width) / layout_.width);
    place("bmargin", 1.0 - (top + height) / layout_.height);
    place("tmargin", 1.0 - top / layout_.height);
  }

  // Every label has its place; on a darker plate where a light curve would not show on white.
  void legend() {
    const Legend& l = layout_.legend;
    if (l.entries.empty()) {
      out_ << "unset key\n";
      return;
    }
    out_ << "set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'\n";
    if (l.light_curve)
      out_ << "set object 1 rectangle from " << at(l.left - 6.0, l.top + l.height) << " to "
           << at(l.left + l.width + 6.0, l.top)
           << " behind fillcolor rgb '#b4bcc8' fillstyle solid noborder\n";
  }

  void surface_settings() {
    const SpaceView& view = layout_.view;
    out_ << "set view 62, 30, 1.2, " << number(view.z_scale) << "\n";
    space_labels();
    range("x", layout_.x);
    range("y", layout_.y);
    range("z", layout_.z);
    ticks("x", layout_.x, " offset 0,-0.3");
    ticks("y", layout_.y, " offset 0,-0.2");
    ticks("z", layout_.z, " offset 1,0");
    margins(layout_.left, layout_.plot_width, view.middle_y - view.height / 2.0, view.height);
    if (figure_.has_equal_scales()) out_ << "set view equal xy\n";
    out_ << "unset key\n"
         << "set xyplane at " << number(layout_.z.low) << "\n"
         << "set pm3d depthorder border linecolor rgb '#303030' linewidth 0.35\n"
         << "set grid x y z vertical back linecolor rgb '#c8c8c8' linewidth 0.7 linetype 1\n"
         << "set border 895\n"
         << "set zero 0\n";  // with it no corner counts as reached, and gnuplot draws no line from
                             // there to the ground
  }

  void space_labels() {
    for (const SpaceLabel& label : layout_.view.labels)
      out_ << "set label " << ++texts_ << " " << text_literal(label.text) << " at graph "
           << number(label.x) << ", graph " << number(label.y) << ", graph " << number(label.z)
           << " center" << (label.upright ? " rotate by 90" : "") << " offset screen "
           << rounded(label.right / layout_.width) << ", screen "
           << rounded(label.up / layout_.height) << "\n";
  }

  void color_bar() {
    if (!layout_.has_color_bar()) return;
    layout_.three_d ? smooth_colors() : band_colors();
    out_ << "set cbrange [" << number(layout_.z.low) << ":" << number(layout_.z.high) << "]\n";
    ticks("cb", layout_.z, " scale 0.4");
    out_ << "set colorbox user origin "
         << at(layout_.color_bar_left, layout_.top + layout_.plot_height) << " size screen "
         << rounded(16 / layout_.width) << ", screen "
         << rounded(layout_.plot_height / layout_.height) << "\n";
  }

  void smooth_colors() {
    out_ << "set palette maxcolors 0 defined (";
    for (int i = 0; i <= 32; ++i)
      out_ << (i ? ", " : "") << i << " '" << hex(color(palette_, i / 32.0)) << "'";
    out_ << ")\n";
  }

  void band_colors() {
    const std::size_t bands = layout_.edges.size() - 1;
    const auto band_color = [&](std::size_t k) {
      return hex(color(palette_, (static_cast<double>(k) + 0.5) / static_cast<double>(bands)));
    };
    out_ << "array band[" << bands << "] = [";
    for (std::size_t k = 0; k < bands; ++k)
      out_ << (k ? ", " : "") << "0x" << band_color(k).substr(1);
    out_ << "]\nband_color(k) = k < 0 ? 0xffffff : band[int(k) + 1]\n";
    out_ << "set palette maxcolors " << std::max<std::size_t>(bands, 2) << " defined (";
    for (std::size_t k = 0; k < bands; ++k)
      out_ << (k ? ", " : "") << k << " '" << band_color(k) << "'";
    if (bands == 1) out_ << ", 1 '" << band_color(0) << "'";
    out_ << ")\n";
  }

  const Figure& figure_;
  const Units units_;
  const Layout layout_;
  Palette palette_;
  std::ostringstream out_;
  std::vector<std::string> plots_;
  std::size_t blocks_ = 0, colors_ = 0, labels_ = 0, texts_ = 0;
};

}  // namespace

std::string gnuplot_script(const Figure& figure, Palette palette) {
  const Units units = units_of(figure);
  if (!units.any()) return ScriptWriter(figure, units, palette).text();
  const Figure scaled = in_units(figure, units);
  return ScriptWriter(scaled, units, palette).text();
}

std::string terminal_command(const Figure& figure, Format format, int scale) {
  const Layout l = layout(figure);
  std::ostringstream s;
  s.imbue(std::locale::classic());
  const std::string font = " noenhanced font 'DejaVu Sans";
  switch (format) {
    case Format::svg:
      s << "svg size " << l.width << "," << l.height << font
        << ", sans-serif,12' fontscale 1.15 background 'white'";
      break;
    case Format::png:
      s << "pngcairo size " << scale * l.width << "," << scale * l.height << font
        << ",12' fontscale " << 0.8625 * scale << " pointscale " << 1.33 * scale;
      if (scale != 1) s << " linewidth " << scale << " dashlength " << scale;
      break;
    case Format::pdf:
      s << "pdfcairo size " << l.width / 96.0 << "in," << l.height / 96.0 << "in" << font
        << ",12' fontscale 0.647";
      break;
    case Format::gp:
    case Format::csv:
      throw std::invalid_argument("a ." + format_name(format) + " is no output of gnuplot");
  }
  return "set terminal " + s.str() + "\n";
}

}  // namespace chalkline::plot
