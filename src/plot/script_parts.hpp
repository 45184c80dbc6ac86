// What the layers of a figure's script are written with. Internal to gnuplot scripts.
#pragma once

#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "plot/contour_bands.hpp"
#include "plot/curve_style.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/palette.hpp"
#include "plot/script_memory.hpp"

namespace chalkline::plot {

inline constexpr double points_to_pixels = 4.5;  ///< a marker's radius for gnuplot's pointsize 1

struct Segment {
  Point from, to;
};

/// A script in the making: data and settings go to `out_` as they come, what draws them into one
/// plot command at the end.
class ScriptParts {
 public:
  /// `styles`, if any: of the layers for which no color was chosen, in order. The names of blocks
  /// count from `blocks` on.
  ScriptParts(Layout layout, Palette palette, std::vector<CurveStyle> styles = {},
              std::size_t blocks = 0);

  const Layout& layout() const { return layout_; }
  Palette palette() const { return palette_; }
  std::ostream& out() { return out_; }
  void plot(std::string command) { plots_.push_back(std::move(command)); }
  /// Likewise, above all that is no marker.
  void plot_marker(std::string command) { markers_.push_back(std::move(command)); }
  /// A sample for the legend alone, with its title.
  void key_entry(const std::string& with, const std::string& title);
  int next_label() { return static_cast<int>(++counts_.texts); }
  int next_object() { return static_cast<int>(++counts_.objects); }
  std::size_t blocks() const { return counts_.blocks; }
  /// How many layers of bars came before.
  std::size_t next_bars() { return counts_.bars++; }

  /// The shortest text that reads back equal; or rounded, for lengths in parts of the canvas.
  static std::string number(double v, int decimals = -1);
  static std::string rounded(double v) { return number(v, 5); }
  /// Lines one below the other.
  static std::string literal(const std::vector<std::string>& lines);

  std::string block_name(const char* kind);
  std::string at(double x, double y) const;
  /// The title of the next layer that has a label, in its place.
  std::string title_of(const std::string& label);
  /// Where the sample of such a layer stands in the legend, in pixels, once title_of was asked for.
  std::optional<Point> sample_of(const std::string& label) const;
  /// Writes the label at the end of its line, a place in pixels, if that is where labels stand;
  /// once title_of was asked for.
  void label_end(const std::string& label, Point end, const CurveStyle& style);
  CurveStyle next_style(const std::optional<Color>& chosen);
  Rgb next_color(const std::optional<Color>& chosen);

  /// How many digits after the point tell a thirtieth of a pixel.
  int pixel_decimals_x() const;
  int pixel_decimals_y() const;
  /// A coordinate that was computed, with the digits that show.
  std::string x_text(double x) const;
  std::string y_text(double y) const;

  /// In pixels from the canvas's upper left corner, and back. On a logarithmic axis what is not
  /// above 0 is below all that is shown.
  Point pixel(double x, double y) const;
  Point place(Point pixel) const;
  /// Whether the place is in the plotted area.
  bool shows(double x, double y) const;

  /// Writes a named block of polygons or lines, given in pixels, one behind the other.
  void send_pieces(const std::string& block, const char* comment,
                   const std::vector<std::vector<Point>>& pieces);
  /// Likewise of straight lines from one point to another, and how they are drawn: gnuplot's PNG
  /// terminal gives the beginnings of lines spikes, but not those of vectors.
  std::string send_segments(const std::string& block, const char* what,
                            const std::vector<Segment>& segments);

 protected:
  const Layout layout_;
  const Palette palette_;
  const std::vector<CurveStyle> styles_;
  std::ostringstream out_;
  std::vector<std::string> plots_, markers_;
  ScriptCounts counts_;
};

/// Plots nothing; the second lets gnuplot draw the color bar.
inline constexpr auto nothing = "'+' using (NaN):(NaN) every ::0::0 with points notitle";
inline constexpr auto nothing_colored =
    "'+' using (NaN):(NaN):(0) every ::0::0 with points palette notitle";

/// " linecolor rgb '#...' linewidth ...".
std::string line_style(Rgb color, double width, Dash dash = Dash::solid);

/// "'#aarrggbb'", as gnuplot counts transparency: 0 is opaque.
std::string translucent(Rgb color, double opacity);

/// Writes lines of text, one below the other, over everything, on a plate that lets them be read
/// wherever they stand: their box's upper left corner, in pixels.
void write_words(ScriptParts& script, const std::vector<std::string>& lines, Point corner,
                 Anchor anchor, Rgb color);
/// The size of that box, in pixels.
Point size_of_words(const std::vector<std::string>& lines);

/// A shaft, and a head with three corners, in pixels.
struct ArrowShape {
  Segment shaft;
  std::vector<Point> head;
};
ArrowShape arrow_shape(Point from, Point to, double width);
void write_arrows(ScriptParts& script, const std::vector<ArrowShape>& arrows, Rgb color,
                  double width);

/// Part of the polygon or line in the plotted area and `margin` pixels around it.
std::vector<Point> clipped_polygon(std::vector<Point> pixels, const Layout& layout, double margin);

/// The title for what is drawn with the layer besides what has its title: the legend shows that in
/// the same sample.
std::string sample_again(const std::string& title);

/// A filled polygon over everything, given in pixels, wherever on the canvas.
void write_polygon(ScriptParts& script, const std::vector<Point>& pixels, Rgb color);

// Whether anything of the layer is in the ranges that the axes show.
bool is_seen(const ScriptParts& script, const Path& path);
bool is_seen(const ScriptParts& script, const Line& line);
bool is_seen(const ScriptParts& script, const Points& points);
bool is_seen(const ScriptParts& script, const Reference& reference);
bool is_seen(const ScriptParts& script, const Band& band);
bool is_seen(const ScriptParts& script, const ErrorBars& bars);
bool is_seen(const ScriptParts& script, const Histogram& histogram);
bool is_seen(const ScriptParts& script, const Bars& bars);
bool is_seen(const ScriptParts& script, const ContourLines& lines);
bool is_seen(const ScriptParts& script, const Arrows& arrows);
bool is_seen(const ScriptParts& script, const Scatter& scatter);

// Each writes its layer's data and what draws it.
void write_layer(ScriptParts& script, const Figure& figure, const Path& path);
void write_layer(ScriptParts& script, const Figure& figure, const Line& line);
void write_layer(ScriptParts& script, const Figure& figure, const Points& points);
void write_layer(ScriptParts& script, const Figure& figure, const Reference& reference);
void write_layer(ScriptParts& script, const Figure& figure, const Text& text);
void write_layer(ScriptParts& script, const Figure& figure, const Band& band);
void write_layer(ScriptParts& script, const Figure& figure, const ErrorBars& bars);
void write_layer(ScriptParts& script, const Figure& figure, const Histogram& histogram);
void write_layer(ScriptParts& script, const Figure& figure, const Bars& bars);
void write_layer(ScriptParts& script, const Figure& figure, const ContourLines& lines);
void write_layer(ScriptParts& script, const Figure& figure, const Arrows& arrows);
void write_layer(ScriptParts& script, const Figure& figure, const Scatter& scatter);
void write_layer(ScriptParts& script, const Figure& figure, const HeatMap& map);
void write_layer(ScriptParts& script, const Figure& figure, const Path3& path);
void write_layer(ScriptParts& script, const Figure& figure, const Points3& points);

}  // namespace chalkline::plot
