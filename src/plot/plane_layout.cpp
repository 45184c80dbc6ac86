#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "plot/check_figure.hpp"
#include "plot/drawn_text.hpp"
#include "plot/given_ticks.hpp"
#include "plot/layout_parts.hpp"
#include "plot/line_ends.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot::layout_parts {
namespace {

constexpr double most_width = 720.0, least_width = 320.0;
// How far below the axis the middle of its ticks' labels stands, and the first line behind it.
constexpr double below_axis = 16.5, behind_ticks = 22.0;
// Likewise, where labels that are read from below end.
constexpr double below_axis_upright = 6.6;

using Lines = std::vector<std::string>;

struct Margins {
  double left = 0.0, right = 0.0;
};

/// Whether the labels stand side by side along an axis of so many pixels.
bool fit(const AxisLayout& axis, double length) {
  double end = -1e9;
  for (const Tick& tick : axis.ticks.major) {
    const double half = text_width(tick.label, font_size) / 2.0,
                 at = axis.part(tick.value) * length;
    if (at - half < end + 9.0) return false;
    end = at + half;
  }
  return true;
}

/// Whether they stand one above the other along an axis of so many pixels, or upright side by side.
bool fit_upwards(const AxisLayout& axis, double length) {
  double end = -1e9;
  for (const Tick& tick : axis.ticks.major) {
    const auto lines = 1 + std::count(tick.label.begin(), tick.label.end(), '\n');
    const double half = line_height * static_cast<double>(lines) / 2.0,
                 at = axis.part(tick.value) * length;
    if (at - half < end) return false;
    end = at + half;
  }
  return true;
}

/// Leaves as many labels as have room in a narrow strip, one at least; ticks stay.
void thin_labels(AxisLayout& axis, double length, bool (*fits)(const AxisLayout&, double)) {
  const Ticks all = axis.ticks;
  for (std::size_t every = 2; every <= all.major.size() && !fits(axis, length); ++every)
    axis.ticks = with_fewer_labels(all, every);
}

class PlaneLayout {
 public:
  PlaneLayout(Layout& layout, const Figure& figure, Units units)
      : l_(layout), figure_(figure), units_(units) {
    if (figure.size()) most_width_ = least_width_ = figure.size()->first;
  }

  void lay_out() {
    if (l_.panel) return lay_out_panel();
    l_.plot_height = figure_.has_equal_scales() ? 440.0 : 420.0;
    lay_out_for_height();
    if (!figure_.size()) return;
    const double wanted = figure_.size()->second;
    for (int pass = 0; pass < 4 && std::fabs(wanted - l_.height) >= 1.0; ++pass) {
      most_height_ = l_.plot_height += wanted - l_.height;
      if (l_.plot_height < 40.0) break;
      lay_out_for_height();
    }
    fit_on_canvas(l_, figure_);
  }

 private:
  /// The canvas's size follows from that of the plotted area.
  void lay_out_panel() {
    // As if the canvas were so wide: where labels at the ends of lines leave enough of that.
    most_width_ = l_.panel->plot_width + 100.0;
    l_.plot_width = l_.panel->plot_width;
    most_height_ = l_.plot_height = l_.panel->plot_height;
    lay_out_for_height();
  }

  void lay_out_for_height() {
    l_.texts.clear();
    if (l_.labels.empty()) l_.labels = labels_of(figure_, l_);
    if (has_legend()) ends_ = line_ends(figure_, l_, most_width_);
    for (int pass = 0; pass < 3; ++pass) {  // widths and heights depend on each other
      const int most = std::clamp(static_cast<int>(l_.plot_height / 40.0), 2, 11);
      choose_ticks(l_.y, units_.y, most);
      if (l_.color_bar) choose_ticks(l_.z, units_.z, most);
      y_label_ = lines_of_label(figure_.y_axis().label, l_.plot_height);
      z_label_ = lines_of_label(figure_.z_axis().label, l_.plot_height);
      place_area();
    }
    place_rest();
  }

  static Lines lines(const std::string& text, double room) {
    return wrapped(drawn_text(text), room, font_size);
  }

  static double height_of(const Lines& text) {
    return line_height * static_cast<double>(text.size());
  }

  bool has_legend() const { return !l_.panel || l_.panel->has_legend; }
  bool has_color_bar() const { return l_.color_bar && (!l_.panel || l_.panel->has_color_bar); }
  bool has_numbers(const AxisLayout& axis) const {
    if (!l_.panel) return true;
    return (&axis != &l_.x || l_.panel->x_numbers) && (&axis != &l_.y || l_.panel->y_numbers);
  }

  static void leave_numbers_out(Ticks& ticks) {
    for (Tick& tick : ticks.major) tick.label.clear();
    ticks.common.clear();
  }

  void choose_ticks(AxisLayout& axis, int unit, int most) const {
    if (axis.given) {
      const bool is_x = &axis == &l_.x;
      use_given_ticks(axis, is_x ? 150.0 : 200.0, is_x ? l_.plot_width : 0.0);
      if (!is_x) thin_labels(axis, l_.plot_height, fit_upwards);
      return;
    }
    axis.ticks = axis.logarithmic ? logarithmic_ticks(axis.low, axis.high, most, unit)
                                  : linear_ticks(axis.low, axis.high, most, unit);
  }

  /// Names that do not fit side by side are read from below, if all of them have room then.
  bool stand_upright(AxisLayout& axis) const {
    if (!axis.given || axis.given->labels.empty()) return false;
    const Ticks flat = axis.ticks;
    use_given_ticks(axis, 150.0, 0.0);
    axis.upright = fit_upwards(axis, l_.plot_width);
    if (!axis.upright) axis.ticks = flat;
    return axis.upright;
  }

  /// What stands on the left and the right of the plotted area, but for the ends of x labels.
  Margins margins() const {
    const double label = y_label_.empty() ? 0.0 : label_gap + height_of(y_label_);
    return {edge + label + widest(l_.y.ticks) + character_width + tick_length,
            has_color_bar() ? color_bar_width(l_.z.ticks, z_label_)
            : ends_.empty() ? edge + 8.0
                            : ends_width(ends_) + edge};
  }

  /// The plotted area's place and size, and the canvas's width.
  void place_area() {
    if (!has_numbers(l_.y)) leave_numbers_out(l_.y.ticks);
    Margins m = margins();
    for (int pass = 0; pass < 2; ++pass) {
      const double room = l_.panel ? l_.panel->plot_width : most_width_ - m.left - m.right;
      if (figure_.has_equal_scales())
        equal_sides(room);
      else
        l_.plot_width = room;
      for (int most = 10; most >= 2; --most) {
        choose_ticks(l_.x, units_.x, most);
        if (fit(l_.x, l_.plot_width)) break;
      }
      l_.x.upright = false;
      if (!has_numbers(l_.x))
        leave_numbers_out(l_.x.ticks);
      else if (!fit(l_.x, l_.plot_width) && !stand_upright(l_.x))
        thin_labels(l_.x, l_.plot_width, fit);
      m = widened(m);
    }
    if (l_.panel) return place_in_panel(with_room_for_common(m));
    const double width = m.left + l_.plot_width + m.right;
    const double spare = std::max(0.0, least_width_ - width);
    l_.left = m.left + std::floor(spare / 2.0);
    l_.width = std::ceil(width + spare);
  }

  /// What is common to an axis's ticks may be longer than a narrow panel's area.
  Margins with_room_for_common(Margins m) const {
    const auto length = [](const AxisLayout& axis) {
      return text_width(axis.ticks.common, font_size);
    };
    m.right = std::max({m.right, length(l_.y) + edge - l_.plot_width,
                        length(l_.x) + 2.0 * edge - m.left - l_.plot_width});
    return m;
  }

  /// How far above its place what is common to the ticks of y stands, lest it meet what is above
  /// the color bar.
  double lift_of_common(double stands_out) const {
    if (l_.y.ticks.common.empty() || !has_color_bar() ||
        text_width(l_.y.ticks.common, font_size) + 8.0 < l_.plot_width + before_color_bar)
      return 0.0;
    return std::max(0.0, stands_out) + (l_.z.ticks.common.empty() ? 0.0 : line_height);
  }

  /// The area is in the middle of its room; of that, margins may take what it leaves.
  void place_in_panel(const Margins& m) {
    const double beside = (l_.panel->plot_width - l_.plot_width) / 2.0;
    l_.left = beside + std::max(l_.panel->left, m.left - beside);
    l_.width = l_.left + l_.plot_width + beside + std::max(l_.panel->right, m.right - beside);
  }

  /// Of a label of x.
  double width_along(const Tick& tick) const {
    const auto lines = 1 + std::count(tick.label.begin(), tick.label.end(), '\n');
    return l_.x.upright ? line_height * static_cast<double>(lines)
                        : text_width(tick.label, font_size);
  }

  /// With room for labels of x that stand out on the left and right.
  Margins widened(Margins m) const {
    for (const Tick& tick : l_.x.ticks.major) {
      const double half = width_along(tick) / 2.0 + edge;
      const double at = l_.x.part(tick.value) * l_.plot_width;
      m.left = std::max(m.left, half - at);
      m.right = std::max(m.right, half + at - l_.plot_width);
    }
    return m;
  }

  /// One unit of x as long as one of y: at most so wide, and neither side a thread.
  void equal_sides(double room) {
    const double ratio = (l_.x.high - l_.x.low) / (l_.y.high - l_.y.low);
    const double most = most_height_.value_or(440.0);
    double height = std::min(most, room / ratio);
    if (!most_height_ && height * ratio < 150.0) height = std::min(620.0, 150.0 / ratio);
    l_.plot_height = height;
    l_.plot_width = height * ratio;
  }

  void place_rest() {
    const Title title = title_of(figure_, l_);
    const bool common_above =
        !l_.y.ticks.common.empty() || (has_color_bar() && !l_.z.ticks.common.empty());
    l_.top = title.height() + (common_above ? 20.0 : 0.0);
    // A label that is longer than its axis stands out above and below.
    const double stands_out =
        (std::max(text_width(y_label_, font_size), text_width(z_label_, font_size)) -
         l_.plot_height) /
        2.0;
    l_.top += std::max(0.0, stands_out);
    const double lift = lift_of_common(stands_out);
    l_.top += lift - std::min(lift, std::max(0.0, stands_out));
    const double down = lower_in_panel();
    place_title(l_, title, l_.left + l_.plot_width / 2.0, down);
    place_y_label();
    if (!l_.y.ticks.common.empty())
      l_.texts.push_back(
          {l_.y.ticks.common, l_.left, l_.top - 14.0 - lift, PlacedText::Anchor::left});
    if (has_color_bar()) {
      l_.bar = {l_.left + l_.plot_width + before_color_bar, l_.top, l_.plot_height};
      label_color_bar(l_, z_label_);
    }
    double bottom = place_x_label();
    // Equal scales have changed the height.
    if (!ends_.empty()) ends_ = line_ends(figure_, l_, most_width_);
    if (ends_.empty()) {
      l_.legend = legend_of(has_legend() ? seen(l_.labels) : Lines{}, l_.left + l_.plot_width / 2.0,
                            l_.width, bottom + 5.0);
      if (!l_.legend.entries.empty()) bottom = l_.legend.top + l_.legend.height;
      if (has_legend()) l_.legend = with_unseen(std::move(l_.legend), l_.labels);
    } else {
      place_ends(l_, ends_);
    }
    bottom = std::max(bottom, l_.top + l_.plot_height + std::max(0.0, stands_out));
    l_.height = std::ceil(bottom + edge);
    if (!l_.panel) return;
    const double end = l_.top + l_.plot_height, beside = spare_height() / 2.0;
    l_.height = end + beside + std::max(l_.panel->below, l_.height - end - beside);
  }

  /// What equal scales leave of a panel's room.
  double spare_height() const { return l_.panel->plot_height - l_.plot_height; }

  /// Puts a panel's area into the middle of its room, below at least what is above in other panels.
  /// Returns how far it went.
  double lower_in_panel() {
    if (!l_.panel) return 0.0;
    const double beside = spare_height() / 2.0, natural = l_.top;
    l_.top = beside + std::max(l_.panel->above, natural - beside);
    return l_.top - natural;
  }

  void place_y_label() {
    double x = l_.left - tick_length - character_width - widest(l_.y.ticks) - label_gap -
               height_of(y_label_) + line_height / 2.0;
    for (const std::string& line : y_label_) {
      l_.texts.push_back(
          {line, x, l_.top + l_.plot_height / 2.0, PlacedText::Anchor::center, true});
      x += line_height;
    }
  }

  /// What is common to the ticks stands at the axis's end, beside the label where that leaves room.
  /// Returns where the last line ends.
  double place_x_label() {
    const double right = l_.left + l_.plot_width, middle = l_.left + l_.plot_width / 2.0;
    const Lines label = lines(figure_.x_axis().label, text_part * (l_.width - 2.0 * edge));
    const std::string& common = l_.x.ticks.common;
    double y = l_.top + l_.plot_height;
    if (l_.x.upright)
      y += below_axis_upright + widest(l_.x.ticks) - line_height / 2.0 + 3.0;
    else
      y += below_axis + line_height * (lines_of(l_.x.ticks) - 1);
    if (!has_numbers(l_.x)) y -= below_axis - 2.0;
    if (!common.empty()) {
      const double begin = right - text_width(common, font_size);
      l_.texts.push_back({common, std::max(right, edge + text_width(common, font_size)),
                          y + behind_ticks, PlacedText::Anchor::right});
      if (label.empty() || middle + text_width(label, font_size) / 2.0 > begin - 12.0)
        y += behind_ticks;
    }
    if (!label.empty()) y += behind_ticks;
    const double half = text_width(label, font_size) / 2.0;
    const double x = std::clamp(middle, std::min(edge + half, l_.width / 2.0),
                                std::max(l_.width - edge - half, l_.width / 2.0));
    for (std::size_t i = 0; i < label.size(); ++i) {
      if (i > 0) y += line_height;
      l_.texts.push_back({label[i], x, y});
    }
    return y + line_height / 2.0;
  }

  Layout& l_;
  const Figure& figure_;
  Units units_;
  double most_width_ = most_width, least_width_ = least_width;
  std::optional<double> most_height_ = {};  ///< of the plotted area, where the figure's is given
  Lines y_label_, z_label_;
  std::vector<LineEnd> ends_ = {};  ///< none: the legend stands below
};

/// Shows more along an axis that is too short for equal scales, where nobody said what to show.
void lengthen(const Figure& figure, AxisLayout& axis, const Axis& asked, double other_span) {
  const double span = axis.high - axis.low, least = other_span / longest_side;
  if (span >= least || asked.range) return;
  for (const Layer& layer : figure.layers())
    if (std::holds_alternative<FilledContour>(layer)) return;
  std::tie(axis.low, axis.high) =
      rounded_range(axis.low - (least - span) / 2.0, axis.high + (least - span) / 2.0);
}

}  // namespace

void lay_out_plane(Layout& layout, const Figure& figure, Units units) {
  if (figure.has_equal_scales()) {
    const double x_span = layout.x.high - layout.x.low, y_span = layout.y.high - layout.y.low;
    lengthen(figure, layout.x, figure.x_axis(), y_span);
    lengthen(figure, layout.y, figure.y_axis(), x_span);
    check_equal_scales(figure, layout.x.high - layout.x.low, layout.y.high - layout.y.low);
  }
  PlaneLayout(layout, figure, units).lay_out();
}

}  // namespace chalkline::plot::layout_parts
