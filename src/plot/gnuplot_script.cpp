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

// Writes one figure's script: data blocks first, then the settings, then one plot command.
class ScriptWriter {
 public:
  ScriptWriter(const Figure& figure, Palette palette)
      : figure_(figure), layout_(layout(figure)), palette_(palette) {
    out_.imbue(std::locale::classic());
  }

  std::string text() {
    for (const Layer& layer : figure_.layers()) std::visit([&](const auto& l) { data(l); }, layer);
    settings();
    if (plots_.empty()) plots_.push_back(nothing);
    out_ << "\n" << (layout_.three_d ? "splot " : "plot ");
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
  static std::string rounded(double v) { return number(v, 6); }

  std::string block_name(const char* kind) {
    return "$" + std::string(kind) + (++blocks_ == 1 ? "" : "_" + std::to_string(blocks_));
  }

  static std::string title_of(const std::string& label) {
    return label.empty() ? " notitle" : " title " + text_literal(label);
  }

  int pixel_decimals_x() const {
    return pixel_decimals(layout_.x_high - layout_.x_low, layout_.plot_width);
  }
  int pixel_decimals_y() const {
    return pixel_decimals(layout_.y_high - layout_.y_low, layout_.plot_height);
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
    const auto [low, high] = drawable_range(c.z);
    edges_ = contour_levels(low, high, c.options.levels);
    const std::vector<Ring> rings = visible_bands(grid, edges_, most_corners);
    const int x_decimals = pixel_decimals_x(), y_decimals = pixel_decimals_y();
    out_ << "# Band k lies between two levels, from " << number(edges_.front()) << " to "
         << number(edges_.back()) << " in steps of " << number(edges_[1] - edges_[0]) << ".\n"
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
    const VisiblePath visible = visible_curve(layout_, x, y, stroke);
    const std::string block = block_name(kind), title = title_of(label);
    const bool whole = visible.lines.size() == 1 && visible.lines[0].size() == x.size();
    const bool with_dots = !dots.empty() && whole && visible.dots.size() == x.size();
    if (!visible.lines.empty()) {
      send_points(block, visible.lines, x.size() <= longest_exact);
      plots_.push_back(block + " using 1:2 with " +
                       (with_dots ? "linespoints" + dots : "lines" + line) + title);
    }
    const bool apart = visible.lines.empty() || (!dots.empty() && !with_dots);
    if (!apart || visible.dots.empty()) return;
    send_points(block + "_dots", {visible.dots}, x.size() <= longest_exact);
    plots_.push_back(block + "_dots using 1:2 with points" +
                     (dots.empty() ? " pointtype 7 pointsize " + number(lone_dot) + line : dots) +
                     (visible.lines.empty() ? title : " notitle"));
  }

  void send_points(const std::string& block, const std::vector<std::vector<Point>>& pieces,
                   bool exact) {
    const int x_decimals = exact || layout_.log_x ? -1 : pixel_decimals_x();
    const int y_decimals = exact || layout_.log_y ? -1 : pixel_decimals_y();
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
             number(marker_size) + " linewidth " + number(width);
    };
    // The legend shows the inside, unless that is light and stands on white there.
    const bool light_on_white = light && !layout_.light_curve;
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
    out_ << "set encoding utf8\nset minussign\nset style fill solid noborder\n"
         << "set border linewidth 0.8 linecolor rgb '#404040'\n"
         << "set tics textcolor rgb '#202020' nomirror out scale 0.5\n";
    if (figure_.title().empty())
      out_ << "unset title\n";
    else
      out_ << "set title " << text_literal(figure_.title()) << " font ',14' offset 0,"
           << (layout_.three_d ? "1" : "-0.3") << "\n";
    layout_.three_d ? surface_settings() : plane_settings();
    color_bar();
  }

  void label(const char* axis, const std::string& text, const std::string& more = "") {
    if (!text.empty()) out_ << "set " << axis << "label " << text_literal(text) << more << "\n";
  }

  // Tics at powers of ten, at most about eight, with superscripts; too short an axis keeps
  // gnuplot's own.
  void logarithmic(const std::string& axis, double low, double high) {
    out_ << "set logscale " << axis << "\n";
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    if (last <= first) return;
    const int every = (last - first) / 8 + 1;
    out_ << "set " << axis << "tics (";
    for (int e = first; e <= last; e += every)
      out_ << (e == first ? "" : ", ") << "'10" << superscript(e) << "' 1e" << e;
    out_ << ")\n";
  }

  static std::string superscript(int exponent) {
    constexpr std::array digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text = exponent < 0 ? "⁻" : "";
    for (const char c : std::to_string(std::abs(exponent)))
      text += digits[static_cast<std::size_t>(c - '0')];
    return text;
  }

  void plane_settings() {
    const auto place = [&](const char* margin, double at) {
      out_ << "set " << margin << " at screen " << rounded(at) << "\n";
    };
    place("lmargin", layout_.left / layout_.width);
    place("rmargin", (layout_.left + layout_.plot_width) / layout_.width);
    place("bmargin", 1.0 - (layout_.top + layout_.plot_height) / layout_.height);
    place("tmargin", 1.0 - layout_.top / layout_.height);
    if (layout_.log_x) logarithmic("x", layout_.x_low, layout_.x_high);
    if (layout_.log_y) logarithmic("y", layout_.y_low, layout_.y_high);
    out_ << "set xrange [" << number(layout_.x_low) << ":" << number(layout_.x_high) << "]\n"
         << "set yrange [" << number(layout_.y_low) << ":" << number(layout_.y_high) << "]\n"
         << "set clip two\n";
    label("x", figure_.x_axis().label);
    label("y", figure_.y_axis().label);
    if (!layout_.contour)
      out_ << "set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1\n";
    legend();
    if (layout_.contour) out_ << "set border front\nset tics front\n";
  }

  // One or more rows below the x label; on a darker plate where a light curve would not show on
  // white.
  void legend() {
    if (!layout_.legend) {
      out_ << "unset key\n";
      return;
    }
    const double x = (layout_.left + layout_.plot_width / 2.0) / layout_.width;
    const double y = (8.0 + 10.0 * layout_.legend_rows) / layout_.height;
    out_ << "set key at screen " << rounded(x) << ", screen " << rounded(y)
         << " center center vertical maxrows " << layout_.legend_rows
         << " Left reverse width 0 noenhanced samplen 2 textcolor rgb '#202020'";
    if (layout_.light_curve) out_ << " opaque fillcolor rgb '#b4bcc8'";
    out_ << "\n";
  }

  void surface_settings() {
    const auto range = [&](const char* axis, double low, double high, double tic) {
      out_ << "set " << axis << "range [" << number(low) << ":" << number(high) << "]\nset " << axis
           << "tics " << number(tic) << "\n";
    };
    range("x", layout_.x_low, layout_.x_high, layout_.x_tic);
    range("y", layout_.y_low, layout_.y_high, layout_.y_tic);
    range("z", layout_.z_low, layout_.z_high, layout_.z_tic);
    out_ << "set xtics offset 0,-0.3\nset ytics offset 0.5,-0.2\nunset key\n"
         << (figure_.has_equal_scales() ? "set view 62, 30, 1.12, 1\nset view equal xy\n"
                                        : "set view 62, 30, 0.9, 1.2\n")
         << "set xyplane at " << number(layout_.z_low) << "\n"
         << "set pm3d depthorder border linecolor rgb '#303030' linewidth 0.35\n"
         << "set grid x y z vertical back linecolor rgb '#c8c8c8' linewidth 0.7 linetype 1\n"
         << "set border 895\n"
         << "set zero 0\n";  // with it no corner counts as reached, and gnuplot draws no line from
                             // there to the ground
    label("x", figure_.x_axis().label, " offset 0,-0.3");
    label("y", figure_.y_axis().label, " offset 0.5,-0.3");
    label("z", figure_.z_axis().label, " offset -1,0");
  }

  void color_bar() {
    if (layout_.three_d) {
      out_ << "set palette maxcolors 0 defined (";
      for (int i = 0; i <= 32; ++i)
        out_ << (i ? ", " : "") << i << " '" << hex(color(palette_, i / 32.0)) << "'";
      out_ << ")\nset cbrange [" << number(layout_.z_low) << ":" << number(layout_.z_high) << "]\n";
    } else if (!edges_.empty()) {
      const std::size_t bands = edges_.size() - 1;
      out_ << "array band[" << bands << "] = [";
      const auto band_color = [&](std::size_t k) {
        return hex(color(palette_, (static_cast<double>(k) + 0.5) / static_cast<double>(bands)));
      };
      for (std::size_t k = 0; k < bands; ++k)
        out_ << (k ? ", " : "") << "0x" << band_color(k).substr(1);
      out_ << "]\nband_color(k) = k < 0 ? 0xffffff : band[int(k) + 1]\n";
      out_ << "set palette maxcolors " << std::max<std::size_t>(bands, 2) << " defined (";
      for (std::size_t k = 0; k < bands; ++k)
        out_ << (k ? ", " : "") << k << " '" << band_color(k) << "'";
      if (bands == 1) out_ << ", 1 '" << band_color(0) << "'";
      out_ << ")\nset cbrange [" << number(edges_.front()) << ":" << number(edges_.back()) << "]\n";
    } else {
      return;
    }
    out_ << "set colorbox user origin screen "
         << rounded((layout_.left + layout_.plot_width + 18) / layout_.width) << ", screen "
         << rounded(1.0 - (layout_.top + layout_.plot_height) / layout_.height) << " size screen "
         << rounded(16 / layout_.width) << ", screen "
         << rounded(layout_.plot_height / layout_.height) << "\n"
         << "set cbtics scale 0.4\n";
    if (!layout_.three_d) label("cb", figure_.z_axis().label);
  }

  const Figure& figure_;
  const Layout layout_;
  Palette palette_;
  std::ostringstream out_;
  std::vector<std::string> plots_;
  std::vector<double> edges_;
  std::size_t blocks_ = 0, colors_ = 0;
};

}  // namespace

std::string gnuplot_script(const Figure& figure, Palette palette) {
  return ScriptWriter(figure, palette).text();
}

std::string terminal_command(const Figure& figure, Format format) {
  const Layout l = layout(figure);
  const auto size = [&](double scale, const char* unit = "") {
    std::ostringstream s;
    s.imbue(std::locale::classic());
    s << l.width * scale << unit << "," << l.height * scale << unit;
    return s.str();
  };
  const std::string font = " noenhanced font 'DejaVu Sans,12'";
  switch (format) {
    case Format::svg:
      return "set terminal svg size " + size(1) + font + " fontscale 1.15 background 'white'\n";
    case Format::png:
      return "set terminal pngcairo size " + size(1) + font + " fontscale 0.9 pointscale 1.33\n";
    case Format::pdf:
      return "set terminal pdfcairo size " + size(1.0 / 96.0, "in") + font + " fontscale 0.75\n";
    case Format::gp:
    case Format::csv:
      break;
  }
  throw std::invalid_argument("a ." + format_name(format) + " is no output of gnuplot");
}

}  // namespace chalkline::plot
