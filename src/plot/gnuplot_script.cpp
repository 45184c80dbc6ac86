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
#include "plot/layer_geometry.hpp"
#include "plot/panels_layout.hpp"
#include "plot/script_parts.hpp"
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

template <class Array>
void send_2d(std::ostream& out, const Array& array) {
  gnuplotio::top_level_array_sender(out, array, gnuplotio::Mode2D(), gnuplotio::ModeText());
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) c == '\n' ? lines.emplace_back() : lines.back() += std::string(1, c);
  return lines;
}

// gnuplot reads a tick's label as a format if it has a percent sign, and keeps 49 bytes of it.
std::vector<std::string> lines_of_tick(const std::string& label) {
  if (label.find('%') == label.npos) return split(label);
  if (label.size() > 49)
    throw std::invalid_argument("the label '" + label +
                                "' of a tick is too long for gnuplot: with a percent sign it may "
                                "have 49 bytes; shorten it, or write 'percent'");
  std::string doubled;
  for (const char c : label) doubled.append(c == '%' ? 2 : 1, c);
  return split(doubled);
}

// Writes one figure's script, whose values are in such units: what a reader may want to change
// first, then the data, then one plot command.
class ScriptWriter : private ScriptParts {
 public:
  ScriptWriter(const Figure& figure, Units units, Palette palette, ScriptMemory* memory)
      : ScriptParts(plot::layout(figure, units), palette),
        figure_(figure),
        units_(units),
        memory_(memory) {
    if (memory_) memory_->begin(layout_, palette_);
  }

  /// One of several, the names of whose blocks count on from `blocks`.
  ScriptWriter(const PlacedPanel& panel, Palette palette, std::size_t blocks)
      : ScriptParts(panel.layout, palette, panel.styles, blocks),
        figure_(panel.figure),
        units_(panel.units) {}

  using ScriptParts::blocks;

  std::string text() {
    settings();
    out_ << "\n";
    for (std::size_t i = 0; i < figure_.layers().size(); ++i) write(i, figure_.layers()[i]);
    plots_.insert(plots_.end(), markers_.begin(), markers_.end());
    if (plots_.empty()) plots_.push_back(nothing);
    out_ << (layout_.three_d ? "splot " : "plot ");
    for (std::size_t i = 0; i < plots_.size(); ++i) out_ << (i ? ", \\\n     " : "") << plots_[i];
    out_ << "\n";
    return out_.str();
  }

 private:
  /// Repeats what is known of such a layer.
  void write(std::size_t i, const Layer& layer) {
    const auto write_anew = [&] { std::visit([&](const auto& l) { data(l); }, layer); };
    if (!memory_ || !ScriptMemory::keeps(layer)) return write_anew();
    if (const ScriptMemory::Written* known = memory_->find(i, layer, counts_)) {
      out_ << known->text;
      plots_.insert(plots_.end(), known->plots.begin(), known->plots.end());
      markers_.insert(markers_.end(), known->markers.begin(), known->markers.end());
      counts_ = known->after;
      return;
    }
    const ScriptCounts before = counts_;
    const std::size_t text = out_.view().size();
    const std::ptrdiff_t plots = std::ssize(plots_), markers = std::ssize(markers_);
    write_anew();
    memory_->keep(i, {layer,
                      before,
                      counts_,
                      std::string(out_.view().substr(text)),
                      {plots_.begin() + plots, plots_.end()},
                      {markers_.begin() + markers, markers_.end()}});
  }

  void data(const auto& layer) { write_layer(*this, figure_, layer); }

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
    const SampledGrid grid = samples(c.x, c.y, layout_.z.logarithmic ? decades(c.z) : c.z);
    const std::vector<double>& edges = layout_.edges;
    const std::vector<Ring> rings = visible_bands(grid, edges, most_corners);
    const int x_decimals = pixel_decimals_x(), y_decimals = pixel_decimals_y();
    out_ << "# Band k lies between two levels, from " << number(edges.front()) << " to "
         << number(edges.back()) << " in steps of " << number(multiple(1.0, edges[1] - edges[0]))
         << (layout_.z.logarithmic ? ", each the power of ten of the value" : "") << ".\n"
         << "# x y color: rings, each filled over those before it; white ones are blank\n";
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
    using Corner = std::tuple<Rounded, Rounded, detail::Hex>;
    std::vector<std::vector<Corner>> corners;
    for (const Ring& ring : rings) {
      auto& corner = corners.emplace_back();
      const detail::Hex color{ring.band < 0 ? Rgb{255, 255, 255} : band_color(ring.band)};
      for (const Point& p : ring.points)
        corner.emplace_back(Rounded{p.x, x_decimals}, Rounded{p.y, y_decimals}, color);
    }
    const std::string block = block_name("bands");
    out_ << block << " <<EOD\n";
    send_2d(out_, corners);
    out_ << "EOD\n";
    plots_.push_back(block +
                     " using 1:2:3 with filledcurves closed fillcolor rgb variable notitle");
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
      out_ << "set label " << next_label() << " " << text_literal(text.text) << " at "
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
      out_ << (i ? ", " : "") << literal(lines_of_tick(axis.ticks.major[i].label)) << " "
           << number(axis.ticks.major[i].value);
    for (const double minor : axis.ticks.minor) out_ << ", '' " << number(minor) << " 1";
    out_ << ")" << more << "\n";
  }

  void plane_settings() {
    range("x", layout_.x);
    range("y", layout_.y);
    if (layout_.x.logarithmic) out_ << "set logscale x\n";
    if (layout_.y.logarithmic) out_ << "set logscale y\n";
    ticks("x", layout_.x,
          layout_.x.upright ? " rotate by 90 right offset 0,0.35" : " offset 0,0.35");
    ticks("y", layout_.y);
    margins(layout_.left, layout_.plot_width, layout_.top, layout_.plot_height);
    out_ << "set clip two\n";
    if (layout_.filled)
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

  // Every label has its place: below the axes, or at the end of its line.
  void legend() {
    const auto& entries = layout_.legend.entries;
    if (layout_.legend.at_ends ||
        std::all_of(entries.begin(), entries.end(), [](const auto& e) { return e.lines.empty(); }))
      out_ << "unset key\n";
    else
      out_ << "set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'\n";
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
         << "set xyplane at " << number(layout_.z.low)
         << "\n"
         // What is sorted by depth is drawn after all else, and so over a path.
         << "set pm3d " << (figure_.layers().size() > 1 ? "scansautomatic" : "depthorder")
         << " border linecolor rgb '#303030' linewidth 0.35\n"
         << "set grid x y z vertical back linecolor rgb '#c8c8c8' linewidth 0.7 linetype 1\n"
         << "set border 895\n"
         << "set zero 0\n";  // with it no corner counts as reached, and gnuplot draws no line from
                             // there to the ground
  }

  void space_labels() {
    for (const SpaceLabel& label : layout_.view.labels)
      out_ << "set label " << next_label() << " " << text_literal(label.text) << " at graph "
           << number(label.x) << ", graph " << number(label.y) << ", graph " << number(label.z)
           << " center" << (label.upright ? " rotate by 90" : "") << " offset screen "
           << rounded(label.right / layout_.width) << ", screen "
           << rounded(label.up / layout_.height) << "\n";
  }

  void color_bar() {
    if (!layout_.has_color_bar()) return;
    const ColorBar& bar = layout_.bar;
    layout_.contour ? band_colors() : smooth_colors();
    if (layout_.z.logarithmic) out_ << "set logscale cb\n";
    out_ << "set cbrange [" << number(layout_.z.low) << ":" << number(layout_.z.high) << "]\n";
    if (!bar.shown) {
      out_ << "unset colorbox\n";
      return;
    }
    ticks("cb", layout_.z, " scale 0.4");
    out_ << "set colorbox user origin " << at(bar.left, bar.top + bar.height) << " size screen "
         << rounded(16 / layout_.width) << ", screen " << rounded(bar.height / layout_.height)
         << "\n";
  }

  void smooth_colors() {
    out_ << "set palette maxcolors 0 defined (";
    for (int i = 0; i <= 32; ++i)
      out_ << (i ? ", " : "") << i << " '" << hex(color(palette_, i / 32.0)) << "'";
    out_ << ")\n";
  }

  Rgb band_color(int k) const {
    return color(palette_, (k + 0.5) / static_cast<double>(layout_.edges.size() - 1));
  }

  void band_colors() {
    const int bands = static_cast<int>(layout_.edges.size()) - 1;
    out_ << "set palette maxcolors " << std::max(bands, 2) << " defined (";
    for (int k = 0; k < bands; ++k)
      out_ << (k ? ", " : "") << k << " '" << hex(band_color(k)) << "'";
    if (bands == 1) out_ << ", 1 '" << hex(band_color(0)) << "'";
    out_ << ")\n";
  }

  const Figure& figure_;
  const Units units_;
  ScriptMemory* const memory_ = nullptr;  ///< of figures that come before and after
};

std::string script_of(const Figure& figure, Palette palette, ScriptMemory* memory) {
  const Units units = units_of(figure);
  if (!units.any()) return ScriptWriter(figure, units, palette, memory).text();
  const Figure scaled = in_units(figure, units);
  return ScriptWriter(scaled, units, palette, memory).text();
}

}  // namespace

std::string gnuplot_script(const Figure& figure, Palette palette) {
  return script_of(figure, palette, nullptr);
}

std::vector<std::string> gnuplot_scripts(const std::vector<Figure>& figures, Palette palette) {
  ScriptMemory memory;
  std::vector<std::string> scripts;
  for (const Figure& figure : figures) scripts.push_back(script_of(figure, palette, &memory));
  return scripts;
}

// Nothing that was set for a panel is left for the next one, or for the first one of another
// format.
std::string gnuplot_script(const Panels& panels, Palette palette) {
  std::string script = "set multiplot\n";
  std::size_t blocks = 0;
  const PanelsLayout l = layout(panels);
  for (std::size_t i = 0; i < l.panels.size(); ++i) {
    ScriptWriter writer(l.panels[i], palette, blocks);
    script += "\nreset\n# Panel " + std::to_string(i + 1) + ": " +
              comment(panels.figures()[i].title()) + "\n" + writer.text();
    blocks = writer.blocks();
  }
  return script + "\nunset multiplot\n";
}

Canvas canvas_of(const Figure& figure) {
  const Layout l = layout(figure);
  return {l.width, l.height};
}

Canvas canvas_of(const Panels& panels) {
  const PanelsLayout l = layout(panels);
  return {l.width, l.height};
}

std::string terminal_command(const Figure& figure, Format format, int scale) {
  return terminal_command(canvas_of(figure), format, scale);
}

std::string terminal_command(Canvas l, Format format, int scale) {
  std::ostringstream s;
  s.imbue(std::locale::classic());
  // Round, or the PNG's lines have spikes where they begin.
  const std::string font = " rounded noenhanced font 'DejaVu Sans";
  switch (format) {
    case Format::svg:
      s << "svg size " << l.width << "," << l.height << font
        << ", sans-serif,12' fontscale 1.15 background 'white'";
      break;
    case Format::png:
      s << "pngcairo size " << scale * l.width << "," << scale * l.height << font
        << ",12' fontscale " << 0.8625 * scale << " pointscale " << 1.33 * scale << " linewidth "
        << scale << " dashlength 2";  // as long as the SVG's
      break;
    case Format::pdf:
      s << "pdfcairo size " << l.width / 96.0 << "in," << l.height / 96.0 << "in" << font
        << ",12' fontscale 0.647 dashlength 2";
      break;
    case Format::apng:
    case Format::gp:
    case Format::csv:
      throw std::invalid_argument("a ." + format_name(format) + " is no output of gnuplot");
  }
  return "set terminal " + s.str() + "\n";
}

}  // namespace chalkline::plot
