// A figure as a value: title, axes, alternative text and layers. It knows nothing of how it is
// drawn.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../numpy/array.hpp"
#include "layers.hpp"
#include "values.hpp"

namespace chalkline::plot {

/// One axis: its label, whether it is logarithmic, the range shown (none: that of the data), and
/// where its ticks stand (none: at round numbers).
struct Axis {
  struct GivenTicks {
    std::vector<double> places;       ///< increasing
    std::vector<std::string> labels;  ///< as many, or none: the numbers
    bool operator==(const GivenTicks&) const = default;
  };
  std::string label;
  bool logarithmic = false;
  std::optional<std::pair<double, double>> range;
  std::optional<GivenTicks> given_ticks;
};

struct Units;

/// What axes and color bars have room for besides a figure's own values, so that figures that are
/// seen one after the other are seen alike.
struct Room {
  std::optional<std::pair<double, double>> x, y, z;
};

/// What is drawn, in the order the layers were added. Every setter returns the figure, so that
/// calls chain. Text is UTF-8 and is shown as it stands, in lines where it has line breaks or is
/// long. A legend has the labels of the layers of which something is to be seen.
class Figure {
 public:
  explicit Figure(std::string title);
  // Defined in one place, since every lesson that draws would compile them else.
  ~Figure();
  Figure(const Figure&);
  Figure(Figure&&) noexcept;
  Figure& operator=(const Figure&);
  Figure& operator=(Figure&&) noexcept;

  /// Each of these adds a layer after checking it: shapes, at least one finite value of a grid,
  /// increasing axes, options in range. std::invalid_argument says what is wrong, where and what is
  /// allowed.
  ///
  /// A figure has all of a layer's data, but what is drawn of more than 2,000 points or 300,000
  /// samples (15,000 of a surface) is what shows at the figure's size: no marker or stroke on
  /// others like it, and of rows and columns within a pixel their mean.

  /// A surface over a grid, alone or with paths and points in its space. x, y, z: (rows, columns)
  /// alike, as meshgrid gives them (xy order): x grows along columns, y along rows, each the same
  /// in every row or column. At least 2 x 2; samples of z that are not finite are left out.
  Figure& surface(Grid x, Grid y, Grid z);
  /// Bands of z between levels, over the same kind of grid; samples that are not finite are left
  /// blank. Needs linear axes.
  Figure& filled_contour(Grid x, Grid y, Grid z, FilledContourOptions options = {});
  /// Dots joined by a line, in order. x, y: (n), n >= 1; points that are not finite break the line,
  /// and a path without a finite point, such as a search that diverged at once leaves, draws
  /// nothing.
  Figure& path(Values x, Values y, PathOptions options = {});
  /// Markers that stay readable on any background. x, y: (n), n >= 1.
  Figure& points(Values x, Values y, PointsOptions options = {});
  /// A line without dots: a value over the iterations. x, y: (n), n >= 1.
  Figure& line(Values x, Values y, LineOptions options = {});

  /// A line across the whole picture at a value that others are compared with.
  Figure& horizontal(double y, ReferenceOptions options = {});
  Figure& vertical(double x, ReferenceOptions options = {});
  /// Words at (x, y), moved as far as they need to stay in the picture, on several lines where they
  /// are long; with an arrow from them to a place, if one is given. Nothing at a place that is not
  /// finite or not shown.
  Figure& text(double x, double y, std::string text, TextOptions options = {});
  /// The filled range between two curves: a spread around a mean. x, lo, hi: (n), n >= 1; x does
  /// not decrease, lo <= hi; what is not finite breaks the band.
  Figure& band(Values x, Values lo, Values hi, BandOptions options = {});
  /// Values with the ends of a range around each: lo <= hi, the ends themselves and not their
  /// distances. x, y, lo, hi: (n), n >= 1. A y outside of its range, or that is not finite, is
  /// allowed.
  Figure& error_bars(Values x, Values y, Values lo, Values hi, ErrorBarsOptions options = {});
  /// How many values lie in each of some bins of equal width, counted as numpy::histogram does.
  /// values: (n), n >= 1, finite unless a range is given.
  Figure& histogram(Values values, HistogramOptions options = {});
  /// A bar from 0 for each height. Labels or x, and heights: (n), n >= 1; bars that are added again
  /// at the same places stand beside those before. Needs a linear x axis. Labels that do not fit
  /// side by side are read from below; if there is no room for all of them even then, every second,
  /// third... is shown.
  Figure& bars(Labels labels, Values heights, BarsOptions options = {});
  Figure& bars(Values x, Values heights, BarsOptions options = {});
  /// Lines along which z has one value, over the same kind of grid as a surface: the border between
  /// two classes, for example. At least one of the levels lies within z. Needs linear axes.
  Figure& contour_lines(Grid x, Grid y, Grid z, ContourLinesOptions options = {});
  /// An arrow from each (x, y) towards (x + dx, y + dy): a field of gradients. x, y, dx, dy: (n),
  /// 1 <= n <= 10,000; arrows that are not finite, or of no length, are left out.
  Figure& arrows(Values x, Values y, Values dx, Values dy, ArrowsOptions options = {});
  /// A dot for each (x, y) whose color and size may tell two values more. x, y: (n), n >= 1.
  Figure& scatter(Values x, Values y, ScatterOptions options = {});
  /// One flat color for the cell around each sample of the same kind of grid as a surface has; the
  /// cells meet halfway. Whole numbers may stand for classes. Needs linear axes.
  Figure& heat_map(Grid x, Grid y, Grid z, HeatMapOptions options = {});
  /// Dots joined by a line in a surface's space, hidden where the surface hides them. x, y, z: (n),
  /// n >= 1; what is not finite breaks the line.
  Figure& path3(Values x, Values y, Values z, Path3Options options = {});
  /// Markers in a surface's space, likewise.
  Figure& points3(Values x, Values y, Values z, Points3Options options = {});

  /// A short suffix that tells a lesson's figures apart in file names: letters, digits, - and _.
  Figure& name(std::string text);
  /// What the figure shows, for readers who cannot see it.
  Figure& alt(std::string text);
  /// What is to be seen in it: Markdown that stands under it on a page, where the title stands
  /// otherwise.
  Figure& caption(std::string text);
  Figure& x_label(std::string text);
  Figure& y_label(std::string text);
  Figure& z_label(std::string text);
  Figure& log_x();
  Figure& log_y();
  /// Colors, and the color bar, follow the logarithm of z: of a filled contour, a heat map or a
  /// scatter's color_by. What is not above 0 is left blank.
  Figure& log_z();
  /// One unit of x is as long as one unit of y: for axes that are the same quantity.
  Figure& equal_scales();
  /// Shows lo to hi, both finite and lo < hi.
  Figure& x_range(double lo, double hi);
  Figure& y_range(double lo, double hi);
  /// Ticks at these places, increasing, with these texts, or else the numbers. What is drawn is
  /// shown as far as there, unless a range says otherwise.
  Figure& x_ticks(Values places, Labels labels = {});
  Figure& y_ticks(Values places, Labels labels = {});
  /// Of the whole picture, in pixels of an SVG (96 to the inch), each 160 to 4,000; without it,
  /// 720 wide and as high as it looks well.
  Figure& size(int width, int height);

  const std::string& title() const { return title_; }
  const std::string& name() const { return name_; }
  const std::string& alt() const { return alt_; }
  const std::string& caption() const { return caption_; }
  const Axis& x_axis() const { return x_; }
  const Axis& y_axis() const { return y_; }
  const Axis& z_axis() const { return z_; }
  bool has_equal_scales() const { return equal_scales_; }
  const std::optional<std::pair<int, int>>& size() const { return size_; }
  const std::vector<Layer>& layers() const { return layers_; }
  const std::optional<Room>& room() const { return room_; }

 private:
  friend Figure in_units(const Figure& figure, Units units);
  friend Figure with_room(Figure figure, Room room);
  friend Figure with_layers(Figure figure, std::vector<Layer> layers);
  Figure& add(Layer layer);

  std::string title_, name_, alt_, caption_;
  Axis x_, y_, z_;
  bool equal_scales_ = false;
  std::optional<std::pair<int, int>> size_;
  std::vector<Layer> layers_;
  std::optional<Room> room_;
};

}  // namespace chalkline::plot
