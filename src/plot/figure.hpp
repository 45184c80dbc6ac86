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

/// One axis: its label, whether it is logarithmic, and the range shown (none: that of the data).
struct Axis {
  std::string label;
  bool logarithmic = false;
  std::optional<std::pair<double, double>> range;
};

/// What is drawn, in the order the layers were added. Every setter returns the figure, so that
/// calls chain. Text is UTF-8 and is shown as it stands.
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
  /// samples (100,000 of a surface) is what shows at the figure's size: no marker or stroke on
  /// others like it, and of rows and columns within a pixel their mean.

  /// A surface over a grid; it stands alone. x, y, z: (rows, columns) alike, as meshgrid gives them
  /// (xy order): x grows along columns, y along rows, each the same in every row or column. At
  /// least 2 x 2; samples of z that are not finite are left out.
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
  /// One unit of x is as long as one unit of y: for axes that are the same quantity.
  Figure& equal_scales();
  /// Shows lo to hi, both finite and lo < hi.
  Figure& x_range(double lo, double hi);
  Figure& y_range(double lo, double hi);

  const std::string& title() const { return title_; }
  const std::string& name() const { return name_; }
  const std::string& alt() const { return alt_; }
  const std::string& caption() const { return caption_; }
  const Axis& x_axis() const { return x_; }
  const Axis& y_axis() const { return y_; }
  const Axis& z_axis() const { return z_; }
  bool has_equal_scales() const { return equal_scales_; }
  const std::vector<Layer>& layers() const { return layers_; }

 private:
  Figure& add(Layer layer);
  void check_may_be_logarithmic() const;

  std::string title_, name_, alt_, caption_;
  Axis x_, y_, z_;
  bool equal_scales_ = false;
  std::vector<Layer> layers_;
};

}  // namespace chalkline::plot
