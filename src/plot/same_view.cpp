#include "plot/same_view.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "plot/check_figure.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/layer_geometry.hpp"

namespace chalkline::plot {

Figure with_room(Figure figure, Room room) { return figure.room_ = room, figure; }

namespace {

using Span = std::optional<std::pair<double, double>>;

void widen(Span& span, double low, double high) {
  span = span ? std::pair{std::min(span->first, low), std::max(span->second, high)}
              : std::pair{low, high};
}

void widen(Span& span, const Extent& extent) {
  if (!extent.empty()) widen(span, extent.low, extent.high);
}

/// Does it for every frame; what it throws names the frame.
template <class Do>
void for_each_frame(const std::vector<Figure>& figures, Do does) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    try {
      does(figures[i]);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument("Frames: " + frame_place(i, figures.size()) + ": " +
                                  error.what());
    }
  }
}

/// What a color bar or the height of a surface shows follows from what the plane shows.
Span heights(const std::vector<Figure>& figures) {
  Span z;
  for_each_frame(figures, [&](const Figure& figure) {
    const Layout l = layout(figure);
    const int unit = units_of(figure).z;
    if (l.has_color_bar() && !extents(figure).z.empty())
      widen(z, times_power_of_ten(l.z.low, unit), times_power_of_ten(l.z.high, unit));
  });
  return z;
}

std::string size_text(double width, double height) {
  return std::to_string(static_cast<int>(width)) + " x " + std::to_string(static_cast<int>(height));
}

std::string labels_of(const Legend& legend) {
  std::string text;
  for (const LegendEntry& entry : legend.entries) {
    text += text.empty() ? "" : ", ";
    for (std::size_t i = 0; i < entry.lines.size(); ++i) text += (i ? " " : "") + entry.lines[i];
  }
  return text.empty() ? "none" : text;
}

bool same_axis(const AxisLayout& a, const AxisLayout& b) {
  const auto same_tick = [](const Tick& s, const Tick& t) {
    return s.value == t.value && s.label == t.label;
  };
  return a.low == b.low && a.high == b.high && a.logarithmic == b.logarithmic &&
         a.ticks.common == b.ticks.common &&
         std::ranges::equal(a.ticks.major, b.ticks.major, same_tick);
}

/// How a frame is seen otherwise than the first; empty if it is not.
std::string difference(const Layout& first, const Layout& other) {
  if (labels_of(first.legend) != labels_of(other.legend))
    return "the legend has: " + labels_of(other.legend) +
           "; that of the first has: " + labels_of(first.legend) +
           ". Every frame needs the same labels; a path that has not "
           "begun may have a point that is NaN";
  if (first.width != other.width || first.height != other.height)
    return "it is " + size_text(other.width, other.height) + " pixels and the first " +
           size_text(first.width, first.height) +
           "; all must be alike: give them the same size(...), and titles and labels of as many "
           "lines";
  for (const auto& [name, axis] :
       {std::pair{"x", &Layout::x}, {"y", &Layout::y}, {"z", &Layout::z}})
    if (!same_axis(first.*axis, other.*axis))
      return std::string("its ") + name +
             " axis shows other values or ticks than that of the first; give every frame the same "
             "ranges, ticks and scales, or none";
  if (first.three_d != other.three_d || first.contour != other.contour ||
      first.color_bar != other.color_bar || first.left != other.left || first.top != other.top ||
      first.plot_width != other.plot_width || first.plot_height != other.plot_height)
    return "its axes or color bar stand elsewhere than those of the first; give every frame the "
           "same kinds of layers and labels";
  return "";
}

void check_same(const std::vector<Figure>& figures) {
  std::optional<Layout> first;
  for_each_frame(figures, [&](const Figure& figure) {
    Layout l = layout(figure);
    if (!first) {
      first = std::move(l);
    } else if (const std::string other = difference(*first, l); !other.empty()) {
      throw std::invalid_argument(other);
    }
  });
}

}  // namespace

std::vector<Figure> in_same_view(std::vector<Figure> figures) {
  if (figures.size() < 2) {
    for_each_frame(figures, check_figure);
    return figures;
  }
  Room room;
  for_each_frame(figures, [&](const Figure& figure) {
    check_figure(figure);
    const Extents e = extents(figure);
    widen(room.x, e.x), widen(room.y, e.y);
  });
  const auto give_room = [&] {
    for (Figure& figure : figures) figure = with_room(std::move(figure), room);
  };
  give_room();
  room.z = heights(figures);
  give_room();
  check_same(figures);
  return figures;
}

}  // namespace chalkline::plot
