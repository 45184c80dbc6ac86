#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "plot/check_figure.hpp"
#include "plot/drawn_text.hpp"
#include "plot/given_ticks.hpp"
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

/// The scale in `set view`. With margins given, it only decides how far from the axes the ticks'
/// labels stand.
constexpr double scale = 1.2;

class SpaceLayout {
 public:
  SpaceLayout(Layout& layout, const Figure& figure, double enlarged)
      : l_(layout), figure_(figure), box_(projection(enlarged)) {}

  void lay_out() {
    const double room = 240.0;
    x_label_ = label(figure_.x_axis().label, l_.x.ticks, room);
    y_label_ = label(figure_.y_axis().label, l_.y.ticks, 160.0);
    z_label_ = label(figure_.z_axis().label, l_.z.ticks, z_label_room());
    corners();
    label_ticks();
    place_z_label();
    place_label(x_label_, {0.5, 0.0, 0.0}, -35.0, x_boxes_);
    place_label(y_label_, {1.0, 0.5, 0.0}, 35.0, y_boxes_);
    place_on_canvas();
  }

 private:
  /// In a small box a long label would reach what is below.
  double z_label_room() const {
    const double axis = box_(-1, -1, -1).y - box_(-1, -1, 1).y;
    return given_size(l_, figure_) ? std::clamp(axis, 70.0, 240.0) : 240.0;
  }

  Projection projection(double enlarged) const {
    if (!figure_.has_equal_scales()) return {344.0 * enlarged, 226.0 * enlarged, 1.2};
    const double x = l_.x.high - l_.x.low, y = l_.y.high - l_.y.low, longest = std::max(x, y);
    return {280.0 * enlarged, 280.0 * enlarged, 1.0, x / longest, y / longest};
  }

  /// The axis's label with what is common to its ticks.
  static Lines label(const std::string& text, const Ticks& ticks, double room) {
    const std::string drawn = drawn_text(text);
    std::string common = ticks.common;
    for (std::size_t at; (at = common.find(' ')) != common.npos;)
      common.replace(at, 1, "\u00A0");  // stays in one line
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
  std::vector<Box> x_tick_boxes() const {
    auto boxes = tick_boxes(
        l_.x, [&](double at) { return box_(at, -1, -1); }, unit(box_(0, 1, -1), box_(0, -1, -1)));
    for (Box& b : boxes) b.top += 0.3 * character_height, b.bottom += 0.3 * character_height;
    return boxes;
  }

  std::vector<Box> y_tick_boxes() const {
    auto boxes = tick_boxes(
        l_.y, [&](double at) { return box_(1, at, -1); }, unit(box_(-1, 0, -1), box_(1, 0, -1)));
    for (Box& b : boxes) b.top += 0.2 * character_height, b.bottom += 0.2 * character_height;
    return boxes;
  }

  static bool touch(const Box& a, const Box& b) {
    return a.left < b.right + 3.0 && b.left < a.right + 3.0 && a.top + 1.2 < b.bottom - 1.2 &&
           b.top + 1.2 < a.bottom - 1.2;
  }

  /// Leaves so many of the labels as have room: every second, third...
  static void thin_labels(Ticks& ticks, const auto& boxes) {
    const Ticks all = ticks;
    for (std::size_t every = 1; every < all.major.size(); ++every) {
      ticks = with_fewer_labels(all, every);
      const std::vector<Box> now = boxes();
      if (std::adjacent_find(now.begin(), now.end(), touch) == now.end()) return;
    }
  }

  std::vector<Box> z_tick_boxes() const {
    std::vector<Box> boxes;
    for (const Tick& tick : l_.z.ticks.major) {
      Place p = box_(-1, -1, 2.0 * l_.z.part(tick.value) - 1.0);
      p.x -= 5.0 * tick_length - character_width;
      boxes.push_back(text_box(tick.label, p, PlacedText::Anchor::right));
    }
    return boxes;
  }

  void label_ticks() {
    thin_labels(l_.z.ticks, [&] { return z_tick_boxes(); });
    thin_labels(l_.x.ticks, [&] { return x_tick_boxes(); });
    thin_labels(l_.y.ticks, [&] { return y_tick_boxes(); });
    // Where both axes begin and end, there may be room for one.
    Ticks& x = l_.x.ticks;
    if (x.major.size() > 2 && touch(x_tick_boxes().back(), y_tick_boxes().front())) {
      x.minor.push_back(x.major.back().value);
      x.major.pop_back();
    }
    x_boxes_ = x_tick_boxes(), y_boxes_ = y_tick_boxes();
    for (const Box& b : z_tick_boxes()) include(b);
    for (const Box& b : x_boxes_) include(b);
    for (const Box& b : y_boxes_) include(b);
  }

  void place_z_label() {
    const Place axis = box_(-1, -1, 0);
    const double half = text_width(z_label_, font_size) / 2.0;
    double x = all_.left - 5.0 - line_height * (static_cast<double>(z_label_.size()) - 0.5);
    for (const std::string& line : z_label_) {
      l_.view.labels.push_back({line, 0.0, 0.0, 0.5, x - axis.x, 0.0, true});
      include({x - line_height / 2.0, x, axis.y - half, axis.y + half});
      x += line_height;
    }
  }

  /// At a side of the axis's middle, below the ticks' labels that are near.
  void place_label(const Lines& lines, std::array<double, 3> at, double aside,
                   const std::vector<Box>& ticks) {
    if (lines.empty()) return;
    const Place axis = box_(2 * at[0] - 1, 2 * at[1] - 1, 2 * at[2] - 1);
    const double half = text_width(lines, font_size) / 2.0;
    const double x = axis.x + aside + std::copysign(0.6 * half, aside);
    double y = axis.y;
    for (const Box& b : ticks)
      if (b.left < x + half + 25.0 && b.right > x - half - 25.0) y = std::max(y, b.bottom);
    y += 2.0 + line_height / 2.0;
    for (const std::string& line : lines) {
      l_.view.labels.push_back({line, at[0], at[1], at[2], x - axis.x, axis.y - y});
      include({x - half, x + half, y, y + line_height / 2.0});
      y += line_height;
    }
  }

  void place_on_canvas() {
    const bool has_bar = !l_.panel || l_.panel->has_color_bar;
    const double right = has_bar ? color_bar_width(l_.z.ticks, {}) : edge;
    const double needed = edge + (all_.right - all_.left) + right;
    const auto size = given_size(l_, figure_);
    const double width = std::max(size ? 0.0 : 720.0, std::ceil(needed)),
                 free = (width - needed) / 2.0;
    l_.width = size ? std::max(width, size->first) : width;  // for the title
    const Title title = title_of(figure_, l_);
    l_.width = width;
    const double top = title.height() + (l_.z.ticks.common.empty() ? 0.0 : 20.0);
    const Place middle{edge + free - all_.left, top - all_.top};
    l_.left = middle.x - box_.width / 2.0, l_.plot_width = box_.width;
    l_.top = top + 16.0, l_.plot_height = all_.bottom - all_.top - 32.0;  // the color bar's
    l_.view.x_half = box_.x_half, l_.view.y_half = box_.y_half, l_.view.z_scale = box_.z_scale;
    l_.view.middle_y = middle.y, l_.view.height = box_.height;
    if (has_bar) l_.bar = {l_.width - right + before_color_bar, l_.top, l_.plot_height};
    l_.height = std::ceil(top + all_.bottom - all_.top + edge);
    if (!l_.panel) place_title(l_, title, l_.width / 2.0);
    if (has_bar) label_color_bar(l_, {});
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
  if (axis.given) return use_given_ticks(axis, 150.0, 0.0);
  axis.ticks = chosen ? linear_ticks(axis.low, axis.high, 7, unit)
                      : closing_ticks(axis.low, axis.high, unit);
}

/// With the largest box that leaves the canvas no smaller than what is on it.
Layout enlarged_to_fit(const Layout& unplaced, const Figure& figure) {
  const auto enlarged = [&](double factor) {
    Layout layout = unplaced;
    SpaceLayout(layout, figure, factor).lay_out();
    return layout;
  };
  double small = 0.2, large = 12.0;
  for (int step = 0; step < 12; ++step) {
    const double middle = std::sqrt(small * large);
    const Layout layout = enlarged(middle);
    const auto [width, height] = *given_size(layout, figure);
    const bool fits = layout.width <= width && layout.height <= height;
    (fits ? small : large) = middle;
  }
  return enlarged(small);
}

}  // namespace

void lay_out_space(Layout& layout, const Figure& figure, Units units) {
  if (figure.has_equal_scales())
    check_equal_scales(figure, layout.x.high - layout.x.low, layout.y.high - layout.y.low);
  close(layout.x, figure.x_axis().range.has_value(), units.x);
  close(layout.y, figure.y_axis().range.has_value(), units.y);
  close(layout.z, false, units.z);
  if (!given_size(layout, figure)) return SpaceLayout(layout, figure, 1.0).lay_out();
  layout = enlarged_to_fit(layout, figure);
  fit_on_canvas(layout, figure);
  // In line with those of its neighbors.
  if (layout.panel) place_title(layout, title_of(figure, layout), layout.width / 2.0);
}

}  // namespace chalkline::plot::layout_parts
