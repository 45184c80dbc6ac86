#include "plot/shared_axes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "plot/check_figure.hpp"
#include "plot/data_extent.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/ticks.hpp"

namespace chalkline::plot {
namespace {

using Range = std::pair<double, double>;

std::string range_text(const Range& range) {
  return number_label(range.first) + " to " + number_label(range.second);
}

bool same_ticks(const std::optional<Axis::GivenTicks>& a,
                const std::optional<Axis::GivenTicks>& b) {
  return a.has_value() == b.has_value() &&
         (!a || (a->places == b->places && a->labels == b->labels));
}

Range widened(const std::optional<Range>& range, const Range& by) {
  if (!range) return by;
  return {std::min(range->first, by.first), std::max(range->second, by.second)};
}

/// What x or y is called, and how it is asked for and set.
struct Direction {
  char name;
  const Axis& (Figure::*axis)() const;
  Figure& (Figure::*set_range)(double, double);
  Figure& (Figure::*set_ticks)(Values, Labels);
  Figure& (Figure::*set_label)(std::string);
  Extent Extents::*extent;
  Range ShownRanges::*shown;
  int Units::*unit;
};
constexpr Direction x_direction{
    'x',         &Figure::x_axis, &Figure::x_range, &Figure::x_ticks, &Figure::x_label,
    &Extents::x, &ShownRanges::x, &Units::x},
    y_direction{'y',         &Figure::y_axis, &Figure::y_range, &Figure::y_ticks, &Figure::y_label,
                &Extents::y, &ShownRanges::y, &Units::y};

/// Makes the panels share one of their axes.
class AxisSharing {
 public:
  AxisSharing(const Panels& panels, const Direction& direction, std::vector<Figure>& figures)
      : panels_(panels), direction_(direction), figures_(figures) {}

  void share() {
    check_logarithmic();
    share_ticks();
    const Range range = shared_range();
    for (Figure& figure : figures_) (figure.*direction_.set_range)(range.first, range.second);
  }

  /// Which panels have numbers of their own: `outer` tells whose stand for a panel.
  std::vector<bool> leave_to_outer(const auto& outer) {
    std::vector<bool> numbers(figures_.size(), true);
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const std::size_t other = outer(i);
      if (other == i) continue;
      numbers[i] = false;
      if (axis(i).label == axis(other).label) (figures_[i].*direction_.set_label)("");
    }
    return numbers;
  }

 private:
  const Axis& axis(std::size_t i) const { return (figures_[i].*direction_.axis)(); }
  std::string share_name() const { return std::string("share_") + direction_.name; }

  void check_logarithmic() const {
    for (std::size_t i = 1; i < figures_.size(); ++i) {
      if (axis(i).logarithmic == axis(0).logarithmic) continue;
      const std::size_t log = axis(i).logarithmic ? i : 0, linear = i - log;
      reject(panels_, share_name() + ": " + panel_text(panels_, log) + " has a logarithmic " +
                          direction_.name + " axis and " + panel_text(panels_, linear) +
                          " a linear one; choose log_" + direction_.name +
                          "() for all of them or for none, or leave " + share_name() + " out");
    }
  }

  void share_ticks() {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (!axis(i).given_ticks) continue;
      if (chosen && !same_ticks(axis(i).given_ticks, axis(*chosen).given_ticks))
        reject(panels_, share_name() + ": " + panel_text(panels_, *chosen) + " and " +
                            panel_text(panels_, i) + " have different ticks of " + direction_.name +
                            ", where one axis is to stand for both; give them " +
                            "the same ticks, or leave " + share_name() + " out");
      chosen = i;
    }
    if (!chosen) return;
    const Axis::GivenTicks ticks = *axis(*chosen).given_ticks;
    for (Figure& figure : figures_) (figure.*direction_.set_ticks)(ticks.places, ticks.labels);
  }

  /// That which somebody chose, else all that any of them shows.
  Range shared_range() const {
    std::optional<Range> all;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const auto& range = axis(i).range;
      if (range && chosen && *range != *axis(*chosen).range)
        reject(panels_, share_name() + ": " + panel_text(panels_, *chosen) + " shows " +
                            direction_.name + " from " + range_text(*axis(*chosen).range) +
                            " and " + panel_text(panels_, i) + " from " + range_text(*range) +
                            "; choose one range for all, or leave " + share_name() + " out");
      if (range) chosen = i;
      if (const auto shown = shown_by(figures_[i])) all = widened(all, *shown);
    }
    if (chosen) return *axis(*chosen).range;
    return all.value_or(axis(0).logarithmic ? Range{1.0, 10.0} : Range{0.0, 1.0});
  }

  std::optional<Range> shown_by(const Figure& figure) const {
    const Units units = units_of(figure);
    const Figure scaled = units.any() ? in_units(figure, units) : figure;
    const Extents e = extents(scaled);
    if ((e.*direction_.extent).empty()) return std::nullopt;
    const Range shown = shown_ranges(scaled, e).*direction_.shown;
    const int unit = units.*direction_.unit;
    const auto back = [&](double end) { return unit == 0 ? end : times_power_of_ten(end, unit); };
    return Range{back(shown.first), back(shown.second)};
  }

  const Panels& panels_;
  const Direction& direction_;
  std::vector<Figure>& figures_;
};

/// In which panels axes stand for others.
class Outer {
 public:
  explicit Outer(const Panels& panels) : panels_(panels) {
    for (const Figure& figure : panels.figures()) three_d_.push_back(extents(figure).surface);
  }

  /// The lowest panel of the column.
  std::size_t below(std::size_t i) const {
    const auto columns = static_cast<std::size_t>(panels_.options().columns);
    std::size_t last = i;
    while (last + columns < three_d_.size()) last += columns;
    return aligned(i % columns, last, columns) ? last : i;
  }

  /// The first panel of the row.
  std::size_t on_the_left(std::size_t i) const {
    const auto columns = static_cast<std::size_t>(panels_.options().columns);
    const std::size_t first = i - i % columns,
                      last = std::min(first + columns, three_d_.size()) - 1;
    return aligned(first, last, 1) ? first : i;
  }

 private:
  /// Whether the axes of all of these are as long as each other.
  bool aligned(std::size_t first, std::size_t last, std::size_t step) const {
    const PanelsOptions& o = panels_.options();
    const auto equal = [&](std::size_t i) { return panels_.figures()[i].has_equal_scales(); };
    for (std::size_t i = first; i <= last; i += step)
      if (three_d_[i] || equal(i) != equal(first) || (equal(i) && !(o.share_x && o.share_y)))
        return false;
    return true;
  }

  const Panels& panels_;
  std::vector<bool> three_d_;
};

std::optional<int> levels_of(const Figure& figure) {
  for (const Layer& layer : figure.layers())
    if (const auto* c = std::get_if<FilledContour>(&layer)) return c->options.levels;
  return std::nullopt;
}

/// What is different between two panels whose colors are to mean the same; empty: nothing.
std::string difference(const Figure& a, const Figure& b) {
  if (extents(a).surface != extents(b).surface) return "one has a surface and one is in the plane";
  if (a.z_axis().logarithmic != b.z_axis().logarithmic) return "only one has log_z()";
  const auto levels = levels_of(a), others = levels_of(b);
  if (levels.has_value() != others.has_value())
    return "one has the bands of a filled contour and one has smooth colors";
  if (levels != others)
    return "one has " + std::to_string(*levels) + " levels and one " + std::to_string(*others);
  const std::string &label = a.z_axis().label, &other = b.z_axis().label;
  if (!label.empty() && !other.empty() && label != other)
    return "one has the z_label '" + label + "' and one '" + other + "'";
  return "";
}

void share_colors(const Panels& panels, SharedAxes& shared) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < shared.figures.size(); ++i) {
    const Figure& figure = shared.figures[i];
    const Extents e = extents(figure);
    if (!e.surface && !e.z.any) continue;
    if (!first) first = i;
    if (const std::string wrong = difference(shared.figures[*first], figure); !wrong.empty())
      reject(panels,
             "share_colors: in " + panel_text(panels, *first) + " and " + panel_text(panels, i) +
                 " colors do not mean the same, and one color bar cannot stand for both: " + wrong +
                 "; make them alike, or leave share_colors out");
    if (!e.z.empty()) shared.colors = widened(shared.colors, {e.z.low, e.z.high});
    if (shared.colors_label.empty()) shared.colors_label = figure.z_axis().label;
  }
  if (!first)
    reject(panels,
           "share_colors: no panel has colors that tell a value, as those of a filled contour, a "
           "heat map, a surface or a scatter with color_by do; leave share_colors out");
  // A range without a length is no range.
  if (!shared.colors) shared.colors = {0.0, 1.0};
}

}  // namespace

void reject(const Panels& panels, const std::string& message) {
  throw std::invalid_argument(
      (panels.title().empty() ? "Panels" : "Panels '" + panels.title() + "'") + ": " + message);
}

std::string panel_text(const Panels& panels, std::size_t index) {
  const std::string& title = panels.figures()[index].title();
  return "panel " + std::to_string(index + 1) + (title.empty() ? "" : " ('" + title + "')");
}

SharedAxes share_axes(const Panels& panels) {
  SharedAxes shared{panels.figures(), {}, {}};
  const std::size_t n = shared.figures.size();
  shared.x_numbers.assign(n, true), shared.y_numbers.assign(n, true);
  const Outer outer(panels);
  if (panels.options().share_x) {
    AxisSharing x(panels, x_direction, shared.figures);
    x.share();
    shared.x_numbers = x.leave_to_outer([&](std::size_t i) { return outer.below(i); });
  }
  if (panels.options().share_y) {
    AxisSharing y(panels, y_direction, shared.figures);
    y.share();
    shared.y_numbers = y.leave_to_outer([&](std::size_t i) { return outer.on_the_left(i); });
  }
  if (panels.options().share_colors) share_colors(panels, shared);
  return shared;
}

}  // namespace chalkline::plot
