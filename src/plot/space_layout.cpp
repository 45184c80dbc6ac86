#include <algorithm>
#include <cmath>
#include <numbers>

#include "plot/drawn_text.hpp"
#include "plot/layout_parts.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot::layout_parts {
namespace {

using Lines = std::vector<std::string>;

struct Place {
  double x, y;  // pixels; y down
};
struct Box {
  double left, right, top, bottom;
};

/// gnuplot's projection of the box, whose corners are at -1 and 1, for margins of width x height
/// around (0, 0).
struct Projection {
  double width, height, z_scale;
  double x_half = 1.0, y_half = 1.0;  ///< shorter than 1 where equal scales ask for it

  Place operator()(double x, double y, double z) const {
    constexpr double degree = std::numbers::pi / 180.0;
    static const double cos_z = std::cos(30.0 * degree), sin_z = std::sin(30.0 * degree),
                        cos_x = std::cos(62.0 * degree), sin_x = std::sin(62.0 * degree);
    x *= x_half, y *= y_half, z *= z_scale;
    const double across = x * cos_z + y * sin_z, deep = y * cos_z - x * sin_z;
    return {across * width / 2.0, -(deep * cos_x + z * sin_x) * height / 2.0};
  }
};

/// The scale in `set view`. With margins given, it only decides how far from the axes text stands.
constexpr double scale = 1.2;

class SpaceLayout {
 public:
  SpaceLayout(Layout& layout, const Figure& figure)
      : l_(layout), figure_(figure), box_(projection()) {}

  void lay_out() {
    const double room = 240.0;
    x_label_ = label(figure_.x_axis().label, l_.x.ticks, room);
    y_label_ = label(figure_.y_axis().label, l_.y.ticks, 160.0);
    z_label_ = label(figure_.z_axis().label, l_.z.ticks, 300.0);
    corners();
    label_ticks();
    place_z_label();
    place_label(l_.view.x_label, x_label_, box_(0, -1, -1), unit(box_(0, 1, -1), box_(0, -1, -1)),
                x_boxes_, -0.35);
    place_label(l_.view.y_label, y_label_, box_(1, 0, -1), unit(box_(-1, 0, -1), box_(1, 0, -1)),
                y_boxes_, 0.35);
    place_on_canvas();
  }

 private:
  Projection projection() const {
    if (!figure_.has_equal_scales()) return {344.0, 226.0, 1.2};
    const double x = l_.x.high - l_.x.low, y = l_.y.high - l_.y.low, longest = std::max(x, y);
    return {280.0, 280.0, 1.0, x / longest, y / longest};
  }

  /// The axis's label with what is common to its ticks.
  static Lines label(const std::string& text, const Ticks& ticks, double room) {
    const std::string drawn = drawn_text(text);
    const std::string& common = ticks.common;
    const bool both = !drawn.empty() && !common.empty();
    return wrapped(both ? drawn + " (" + common + ")" : drawn + common, room, font_size);
  }

  void include(const Box& b) {
    all_ = {std::min(all_.left, b.left), std::max(all_.right, b.right), std::min(all_.top, b.top),
            std::max(all_.bottom, b.bottom)};
  }

  void corners() {
    for (const double x : {-1.0, 1.0})
      for (const double y : {-1.0, 1.0})
        for (const double z : {-1.0, 1.0}) {
          const Place p = box_(x, y, z);
          include({p.x, p.x, p.y, p.y});
        }
  }

  /// From an axis to the other end of the ground, in gnuplot's unit for the distances of text.
  Place unit(Place other_end, Place axis) const {
    const double length = std::sqrt(box_.width * box_.height) / scale;
    return {(other_end.x - axis.x) / length, (other_end.y - axis.y) / length};
  }

  /// The box of a text of one line that begins, is centered or ends at the place.
  static Box text_box(const std::string& text, Place at, PlacedText::Anchor anchor) {
    const double width = text_width(text, font_size);
    const double left = anchor == PlacedText::Anchor::left    ? at.x
                        : anchor == PlacedText::Anchor::right ? at.x - width
                                                              : at.x - width / 2.0;
    return {left, left + width, at.y - 8.0, at.y + 8.0};
  }

  std::vector<Box> tick_boxes(const AxisLayout& axis, const auto& place, Place u) const {
    const auto anchor = u.x < -0.9  ? PlacedText::Anchor::left
                        : u.x < 0.9 ? PlacedText::Anchor::center
                                    : PlacedText::Anchor::right;
    std::vector<Box> boxes;
    for (const Tick& tick : axis.ticks.major) {
      const Place p = place(2.0 * axis.part(tick.value) - 1.0);
      const double x = p.x - u.x * (character_width + tick_length),
                   y = p.y - u.y * (character_height + tick_length);
      boxes.push_back(text_box(tick.label, {x, y}, anchor));
    }
    return boxes;
  }

  // The offsets here are those of the script's `set xtics`, `set ytics` and `set ztics`.
  void label_ticks() {
    x_boxes_ = tick_boxes(
        l_.x, [&](double at) { return box_(at, -1, -1); }, unit(box_(0, 1, -1), box_(0, -1, -1)));
    for (Box& b : x_boxes_) b.top += 0.3 * character_height, b.bottom += 0.3 * character_height;
    y_boxes_ = tick_boxes(
        l_.y, [&](double at) { return box_(1, at, -1); }, unit(box_(-1, 0, -1), box_(1, 0, -1)));
    for (Box& b : y_boxes_) b.top += 0.2 * character_height, b.bottom += 0.2 * character_height;
    for (const Tick& tick : l_.z.ticks.major) {
      Place p = box_(-1, -1, 2.0 * l_.z.part(tick.value) - 1.0);
      p.x -= 5.0 * tick_length - character_width;
      include(text_box(tick.label, p, PlacedText::Anchor::right));
    }
    for (const Box& b : x_boxes_) include(b);
    for (const Box& b : y_boxes_) include(b);
  }

  void place_z_label() {
    const Place p = box_(-1, -1, 0);
    l_.view.z_label.lines = z_label_;
    if (z_label_.empty()) return;
    const double wanted =
        all_.left - 5.0 - line_height * static_cast<double>(z_label_.size()) + line_height / 2.0;
    l_.view.z_label.x_offset = (wanted - (p.x - 7.0 * character_width)) / character_width;
    const double half = text_width(z_label_, font_size) / 2.0;
    include({wanted - line_height / 2.0, wanted, p.y - half, p.y + half});
  }

  /// Below the ticks' labels that it would stand on.
  void place_label(SpaceLabel& placed, const Lines& lines, Place axis, Place u,
                   const std::vector<Box>& ticks, double along) {
    placed.lines = lines;
    if (lines.empty()) return;
    const double half = text_width(lines, font_size) / 2.0;
    const double distance = 10.5 * 2.0 * tick_length;
    const Place native{axis.x - u.x * distance, axis.y - u.y * distance};
    double x = axis.x + along * 100.0;
    if (along > 0.0) x = std::max(x, axis.x + 20.0 + half * 0.6);
    double top = axis.y;
    for (const Box& b : ticks)
      if (b.left < x + half + 6.0 && b.right > x - half - 6.0) top = std::max(top, b.bottom);
    const double y = top + 2.0 + line_height / 2.0;
    placed.x_offset = (x - native.x) / character_width;
    placed.y_offset = -(y - native.y) / character_height;
    include({x - half, x + half, y, y + line_height * (static_cast<double>(lines.size()) - 0.5)});
  }

  void place_on_canvas() {
    const double right = color_bar_width(l_.z.ticks, {});
    const double needed = edge + (all_.right - all_.left) + right;
    l_.width = std::max(720.0, std::ceil(needed));
    const double free = (l_.width - needed) / 2.0;
    const Lines title = title_lines(figure_, l_.width);
    const double top = title_height(title) + (l_.z.ticks.common.empty() ? 0.0 : 20.0);
    const Place middle{edge + free - all_.left, top - all_.top};
    l_.left = middle.x - box_.width / 2.0, l_.plot_width = box_.width;
    l_.top = top, l_.plot_height = all_.bottom - all_.top;
    l_.view.z_scale = box_.z_scale;
    l_.view.middle_y = middle.y, l_.view.height = box_.height;
    l_.color_bar_left = l_.width - right + 18.0;
    l_.height = std::ceil(top + l_.plot_height + edge);
    place_title(l_, title, l_.width / 2.0);
    place_color_bar(l_, {});
  }

  Layout& l_;
  const Figure& figure_;
  const Projection box_;
  Lines x_label_, y_label_, z_label_;
  Box all_{1e9, -1e9, 1e9, -1e9};
  std::vector<Box> x_boxes_, y_boxes_;
};

/// The range of a surface's axis closes on ticks, unless it was chosen.
void close(AxisLayout& axis, bool chosen, int unit) {
  axis.ticks = chosen ? linear_ticks(axis.low, axis.high, 7, unit)
                      : closing_ticks(axis.low, axis.high, unit);
}

}  // namespace

void lay_out_space(Layout& layout, const Figure& figure, Units units) {
  close(layout.x, figure.x_axis().range.has_value(), units.x);
  close(layout.y, figure.y_axis().range.has_value(), units.y);
  close(layout.z, false, units.z);
  SpaceLayout(layout, figure).lay_out();
}

}  // namespace chalkline::plot::layout_parts
