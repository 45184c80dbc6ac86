// Where a figure's parts lie on its canvas, and which ranges its axes show.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plot/data_extent.hpp"
#include "plot/figure.hpp"
#include "plot/ticks.hpp"
#include "plot/visible_grid.hpp"
#include "plot/visible_path.hpp"

namespace chalkline::plot {

/// The font's size, in pixels of the SVG: of all text but the title.
inline constexpr double font_size = 13.8, title_size = 16.1;

/// What an axis, or a color bar, shows.
struct AxisLayout {
  double low = 0.0, high = 1.0;
  bool logarithmic = false;
  Ticks ticks = {};
  std::optional<Axis::GivenTicks> given = {};
  bool upright = false;  ///< the ticks' labels are read from below

  /// 0 for the lower end, 1 for the upper.
  double part(double value) const;
  bool operator==(const AxisLayout&) const = default;
};

/// One line of text at its place.
struct PlacedText {
  enum class Anchor { left, center, right };
  std::string text;
  double x, y;  ///< of its middle, or of the end that is its anchor
  Anchor anchor = Anchor::center;
  bool upright = false;  ///< read from below
  double size = font_size;
  bool operator==(const PlacedText&) const = default;
};

/// A layer's label; its sample, or the end of its line, stands on the left of it.
struct LegendEntry {
  std::vector<std::string> lines;
  double x, y;             ///< of its left end's middle
  bool elsewhere = false;  ///< another panel's legend shows it, or nothing shows it
  bool operator==(const LegendEntry&) const = default;
};

/// A layer's label, as it is drawn, and whether anything of the layer is to be seen.
struct LayerLabel {
  std::string text;
  bool seen;
  bool operator==(const LayerLabel&) const = default;
};

/// The legend: below the axes, or in parts, each at the end of its line.
struct Legend {
  std::vector<LegendEntry> entries;  ///< one for each layer that has a label, in order
  double left = 0, top = 0, width = 0, height = 0;
  bool at_ends = false;
  bool operator==(const Legend&) const = default;
};

/// One line of the label of a surface's axis. It stands beside a place of the box, so that it goes
/// along when somebody turns the box.
struct SpaceLabel {
  std::string text;
  double x, y, z;    ///< in the box: 0 to 1 along each axis
  double right, up;  ///< of its middle from there, in pixels
  bool upright = false;
  bool operator==(const SpaceLabel&) const = default;
};

/// How the box of a surface is seen.
struct SpaceView {
  double x_half = 1.0, y_half = 1.0, z_scale = 1.2;
  double middle_y = 0, height = 0;  ///< of the rectangle that gnuplot scales the box by
  std::vector<SpaceLabel> labels = {};
  bool operator==(const SpaceView&) const = default;
};

struct ColorBar {
  double left = 0, top = 0, height = 0;
  bool shown = true;  ///< false: another panel shows it
  bool operator==(const ColorBar&) const = default;
};

/// What a figure keeps to as one of several panels. Lengths in pixels.
struct PanelRoom {
  double plot_width, plot_height;  ///< for the plotted area; one with equal scales is within
  /// At least so much is between that and the panel's edges.
  double left = 0, right = 0, above = 0, below = 0;
  bool x_numbers = true, y_numbers = true;       ///< false: those of another panel are for this too
  bool has_color_bar = true, has_legend = true;  ///< false: the panels share one
  std::optional<std::pair<double, double>> colors = {};  ///< what they share, in the data's units
  bool operator==(const PanelRoom&) const = default;
};

/// Lengths in pixels of the SVG, from the canvas's upper left corner; ranges in data units.
struct Layout {
  double width = 720, height = 540;
  double left = 76, top = 48, plot_width = 600, plot_height = 420;
  AxisLayout x, y, z;  ///< z: of a surface and of a color bar
  ColorBar bar = {};
  bool three_d = false, contour = false;
  bool filled = false;                  ///< colors fill the plane
  bool color_bar = false;               ///< in the plane
  std::vector<PlacedText> texts = {};   ///< title, labels, what is common to an axis's ticks
  std::vector<LayerLabel> labels = {};  ///< in the order of the layers
  Legend legend = {};
  SpaceView view = {};
  std::vector<double> edges = {};       ///< of a contour's bands
  std::optional<PanelRoom> panel = {};  ///< of one of several; the canvas is then the panel

  bool has_color_bar() const { return three_d || color_bar; }
  bool operator==(const Layout&) const = default;
};

/// Checks the figure and lays it out; std::invalid_argument says what cannot be drawn as it says.
/// What the figure has of data is in these units already: ranges are in them, labels are not.
Layout layout(const Figure& figure, Units units, const std::optional<PanelRoom>& panel = {});

/// Likewise, in units_of(figure).
Layout layout(const Figure& figure);

/// Puts what is laid out so far to the right and down, on a canvas of another size.
void move_to_canvas(Layout& layout, double right, double down, double width, double height);

/// Whether black, rather than white, stands out from the color.
bool is_light(Rgb color);

/// What shows of a grid in the layout.
SampledGrid visible_samples(const Layout& layout, const Matrix& x, const Matrix& y,
                            const Matrix& z);

/// Up to so many points of a curve, or markers, are written all, with their numbers in full.
inline constexpr std::size_t longest_exact = 2000;

/// The points whose markers show in the layout, its logarithmic axes minded; `rim` says whether
/// their outlines are drawn over all of them. All points if they are no more than longest_exact.
std::vector<Point> visible_markers(const Layout& layout, const Points& points, bool rim);

/// Whether anything of a curve is in the layout's ranges.
bool shows_curve(const Layout& layout, const Vector& x, const Vector& y);

/// What shows of a curve in the layout, its logarithmic axes minded.
VisiblePath visible_curve(const Layout& layout, const Vector& x, const Vector& y,
                          const Stroke& stroke);

}  // namespace chalkline::plot
