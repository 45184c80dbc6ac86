#include "plot/same_view.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include "plot/check_figure.hpp"
#include "plot/contour_bands.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/layer_geometry.hpp"

namespace chalkline::plot {

Figure with_room(Figure figure, Room room) { return figure.room_ = room, figure; }

Figure with_layers(Figure figure, std::vector<Layer> layers) {
  return figure.layers_ = std::move(layers), figure;
}

namespace {

using Span = std::optional<std::pair<double, double>>;

void widen(Span& span, double low, double high) {
  span = span ? std::pair{std::min(span->first, low), std::max(span->second, high)}
              : std::pair{low, high};
}

void widen(Span& span, const Extent& extent) {
  if (!extent.empty()) widen(span, extent.low, extent.high);
}

bool has_length(const Arrows& a) {
  const auto some = [](const Vector& v) {
    return std::any_of(v.begin(), v.end(), [](double d) { return d != 0.0 && is_drawable(d); });
  };
  return some(a.dx) || some(a.dy);
}

double largest(const Vector& sizes) {
  double most = 0.0;
  for (const double size : sizes)
    if (is_drawable(size)) most = std::max(most, size);
  return most;
}

/// What the n-th layer of arrows, and the n-th scatter, of all frames has in common.
struct Measures {
  std::vector<std::optional<double>> scales;  ///< the least that one of them would choose
  std::vector<double> sizes;                  ///< the largest of size_by
};

/// Goes over a frame's layers.
template <class OnArrows, class OnScatter>
void for_each_measured(std::vector<Layer>& layers, OnArrows on_arrows, OnScatter on_scatter) {
  std::size_t arrows = 0, scatters = 0;
  for (Layer& layer : layers) {
    if (auto* a = std::get_if<Arrows>(&layer)) on_arrows(*a, arrows++);
    if (auto* s = std::get_if<Scatter>(&layer)) on_scatter(*s, scatters++);
  }
}

Measures measures_of(const std::vector<Figure>& figures) {
  Measures m;
  for (const Figure& figure : figures) {
    std::vector<Layer> layers = figure.layers();
    for_each_measured(
        layers,
        [&](const Arrows& a, std::size_t n) {
          m.scales.resize(std::max(m.scales.size(), n + 1));
          if (has_length(a)) m.scales[n] = std::min(m.scales[n].value_or(1e300), arrow_scale(a));
        },
        [&](const Scatter& s, std::size_t n) {
          m.sizes.resize(std::max(m.sizes.size(), n + 1), 0.0);
          m.sizes[n] = std::max(m.sizes[n], largest(s.size_by));
        });
  }
  return m;
}

/// Lengths of arrows, and areas of dots, mean the same in all frames.
void measure_alike(std::vector<Figure>& figures) {
  const Measures m = measures_of(figures);
  if (m.scales.empty() && m.sizes.empty()) return;
  for (Figure& figure : figures) {
    std::vector<Layer> layers = figure.layers();
    for_each_measured(
        layers,
        [&](Arrows& a, std::size_t n) {
          if (!a.options.scale) a.options.scale = m.scales[n];
        },
        [&](Scatter& s, std::size_t n) {
          if (const double most = largest(s.size_by); most > 0.0)
            s.options.size *= std::sqrt(most / m.sizes[n]);
        });
    figure = with_layers(std::move(figure), std::move(layers));
  }
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

std::vector<Figure> with_room_for_all(std::vector<Figure> figures) {
  if (figures.size() < 2) {
    for_each_frame(figures, check_figure);
    return figures;
  }
  measure_alike(figures);
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
  return figures;
}

}  // namespace

std::vector<Figure> in_same_view(std::vector<Figure> figures) {
  figures = with_room_for_all(std::move(figures));
  if (figures.size() > 1) check_same(figures);
  return figures;
}

Figure last_in_same_view(std::vector<Figure> figures) {
  return std::move(with_room_for_all(std::move(figures)).back());
}

}  // namespace chalkline::plot
