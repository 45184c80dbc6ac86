// Bars that stand on zero, and cells of one color.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "plot/gnuplot_text.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/script_parts.hpp"

namespace chalkline::plot {
namespace {

struct Box {
  double left, right, bottom, top;  // in data units
};

double pixels_wide(const ScriptParts& script, double width) {
  const Layout& l = script.layout();
  return width / (l.x.high - l.x.low) * l.plot_width;
}

/// From 0, or what is below all, to the height; in the plotted area. False: nothing of it shows.
bool clip(Box& box, const Layout& l) {
  if (l.y.logarithmic) box.bottom = l.y.low;
  box = {std::max(box.left, l.x.low), std::min(box.right, l.x.high), std::max(box.bottom, l.y.low),
         std::min(box.top, l.y.high)};
  return box.left < box.right && box.bottom < box.top;
}

/// A step of an outline, which goes on at this height.
void go_on(std::vector<Point>& outline, double from, double to, double y) {
  if (outline.empty() || outline.back().y != y) outline.push_back({from, y}), outline.push_back({});
  outline.back() = {to, y};
}

/// Bars narrower than a pixel would each be a shade of themselves. So each column of pixels is
/// filled as far as the bars in it reach together: outlines of columns side by side, in pixels.
std::vector<std::vector<Point>> outlines(const ScriptParts& script, const std::vector<Box>& boxes) {
  std::map<int, std::pair<double, double>> columns;  // top and bottom
  for (const Box& b : boxes) {
    const Point upper = script.pixel((b.left + b.right) / 2.0, b.top),
                lower = script.pixel(b.left, b.bottom);
    auto& [top, bottom] =
        columns.try_emplace(static_cast<int>(std::floor(upper.x)), upper.y, lower.y).first->second;
    top = std::min(top, upper.y), bottom = std::max(bottom, lower.y);
  }
  const double left = script.layout().left, right = left + script.layout().plot_width;
  std::vector<std::vector<Point>> all;
  for (auto at = columns.begin(); at != columns.end();) {
    std::vector<Point> polygon, below;
    for (int next = at->first; at != columns.end() && at->first == next; ++at, ++next) {
      const auto [top, bottom] = at->second;
      const double from = std::max(next + 0.0, left), to = std::min(next + 1.0, right);
      go_on(polygon, from, to, top), go_on(below, from, to, bottom);
    }
    polygon.insert(polygon.end(), below.rbegin(), below.rend());
    all.push_back(std::move(polygon));
  }
  return all;
}

/// Boxes that are so many pixels wide, unless they are cut off; in order or not.
void write_boxes(ScriptParts& script, const char* kind, const std::vector<Box>& boxes, double wide,
                 const std::string& fill, const std::string& title) {
  if (boxes.empty()) return script.key_entry("boxes" + fill, title);
  if (wide < 1.0) {
    const std::string block = script.block_name(kind);
    script.send_pieces(block, "x y: the outline of bars narrower than a pixel",
                       outlines(script, boxes));
    script.plot(block + " using 1:2 with filledcurves closed" + fill + " notitle");
    return script.key_entry("boxes" + fill, title);
  }
  const std::string block = script.block_name(kind);
  script.out() << "# left right bottom top\n" << block << " <<EOD\n";
  for (const Box& b : boxes)
    script.out() << script.number(b.left) << " " << script.number(b.right) << " "
                 << script.number(b.bottom) << " " << script.number(b.top) << "\n";
  script.out() << "EOD\n\n";
  script.plot(block + " using 1:3:1:2:3:4 with boxxyerror" + fill + title);
}

std::string bar_fill(Rgb color, double opacity, bool apart) {
  return " fillcolor rgb " + translucent(color, opacity) +
         (apart ? " fillstyle solid border linecolor rgb '#ffffff' linewidth 0.8" : "");
}

Rgb on_white(Rgb color, double opacity) {
  const auto mixed = [&](std::uint8_t c) {
    return static_cast<std::uint8_t>(std::lround(255.0 - opacity * (255.0 - c)));
  };
  return {mixed(color.red), mixed(color.green), mixed(color.blue)};
}

constexpr std::array class_colors = {"blue", "red",   "green",  "purple", "orange",
                                     "sky",  "black", "yellow", "gray",   "#8c510a"};

/// What a cell's value looks like.
class CellColors {
 public:
  CellColors(const ScriptParts& script, const HeatMapOptions& options)
      : axis_(script.layout().z), palette_(script.palette()), options_(options) {}

  Rgb operator()(double z) const {
    if (!options_.classes.empty())
      return on_white(Color(class_colors[static_cast<std::size_t>(z)]).rgb(), options_.opacity);
    const double part = std::round(255.0 * std::clamp(axis_.part(z), 0.0, 1.0)) / 255.0;
    return on_white(color(palette_, part), options_.opacity);
  }
  bool shows(double z) const {
    return is_drawable(z) && (z > 0.0 || !axis_.logarithmic || !options_.classes.empty());
  }

 private:
  const AxisLayout& axis_;
  Palette palette_;
  const HeatMapOptions& options_;
};

/// Those of increasing places that are so far apart, first and last among them.
std::vector<std::size_t> apart(const Vector& places, double least) {
  std::vector<std::size_t> kept = {0};
  for (std::size_t i = 1; i < places.size(); ++i)
    if (places(i) - places(kept.back()) >= least) kept.push_back(i);
  return kept;
}

/// As many of the samples as can be seen; those of classes have no mean.
SampledGrid cells(const ScriptParts& script, const HeatMap& h) {
  constexpr std::size_t most = 40'000;
  const Layout& l = script.layout();
  SampledGrid grid{axis_of_columns(h.x), axis_of_rows(h.y), h.z};
  if (h.z.size() <= most) return grid;
  const double pixel = 2.0;
  if (h.options.classes.empty())
    return visible_grid(
        std::move(grid),
        {l.x.low, l.x.high, l.y.low, l.y.high, static_cast<int>(l.plot_width / pixel),
         static_cast<int>(l.plot_height / pixel)},
        most);
  const auto columns = apart(grid.x, pixel * (l.x.high - l.x.low) / l.plot_width),
             rows = apart(grid.y, pixel * (l.y.high - l.y.low) / l.plot_height);
  SampledGrid fewer{Vector::from_shape({columns.size()}), Vector::from_shape({rows.size()}),
                    Matrix::from_shape({rows.size(), columns.size()})};
  for (std::size_t j = 0; j < columns.size(); ++j) fewer.x(j) = grid.x(columns[j]);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    fewer.y(i) = grid.y(rows[i]);
    for (std::size_t j = 0; j < columns.size(); ++j) fewer.z(i, j) = grid.z(rows[i], columns[j]);
  }
  return fewer;
}

/// Writes a box for each run of equal colors. In a picture whose edges are smoothed, white would
/// shine through between two that only meet; so each goes a little way below those after it.
std::size_t write_cells(ScriptParts& script, const SampledGrid& grid, const CellColors& colors) {
  const Layout& l = script.layout();
  const Vector x = cell_borders(grid.x), y = cell_borders(grid.y);
  const double right = 0.7 * (l.x.high - l.x.low) / l.plot_width,
               up = 0.7 * (l.y.high - l.y.low) / l.plot_height;
  std::size_t written = 0;
  for (std::size_t i = 0; i < grid.y.size(); ++i)
    for (std::size_t j = 0; j < grid.x.size();) {
      const std::size_t first = j++;
      if (!colors.shows(grid.z(i, first))) continue;
      const Rgb rgb = colors(grid.z(i, first));
      while (j < grid.x.size() && colors.shows(grid.z(i, j)) && colors(grid.z(i, j)) == rgb) ++j;
      const bool last_column = j == grid.x.size() || !colors.shows(grid.z(i, j)),
                 last_row = i + 1 == grid.y.size();
      Box box{x(first), x(j) + (last_column ? 0.0 : right), y(i), y(i + 1) + (last_row ? 0.0 : up)};
      if (!clip(box, l)) continue;
      script.out() << script.x_text(box.left) << " " << script.x_text(box.right) << " "
                   << script.y_text(box.bottom) << " " << script.y_text(box.top) << " 0x"
                   << hex(rgb).substr(1) << "\n";
      ++written;
    }
  return written;
}

std::vector<Box> boxes_of(const ScriptParts& script, const Histogram& h) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < h.heights.size(); ++i) {
    Box box{h.edges(i), h.edges(i + 1), 0.0, h.heights(i)};
    if (h.heights(i) > 0.0 && clip(box, script.layout())) boxes.push_back(box);
  }
  return boxes;
}

/// The bars are so wide and begin so far from their places.
std::vector<Box> boxes_of(const ScriptParts& script, const Bars& b, double width, double left) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < b.x.size(); ++i) {
    if (!is_drawable(b.heights(i))) continue;
    Box box{b.x(i) + left, b.x(i) + left + width, std::min(0.0, b.heights(i)),
            std::max(0.0, b.heights(i))};
    if (clip(box, script.layout())) boxes.push_back(box);
  }
  return boxes;
}

}  // namespace

bool is_seen(const ScriptParts& script, const Histogram& h) { return !boxes_of(script, h).empty(); }

bool is_seen(const ScriptParts& script, const Bars& b) {
  const double width = b.options.width * bar_distance(b.x);
  return !boxes_of(script, b, width, -width / 2.0).empty();
}

void write_layer(ScriptParts& script, const Figure&, const Histogram& h) {
  const double wide = pixels_wide(script, h.edges(1) - h.edges(0));
  const std::string fill =
      bar_fill(script.next_color(h.options.color), h.options.opacity, wide > 4.0);
  write_boxes(script, "histogram", boxes_of(script, h), wide, fill,
              script.title_of(h.options.label));
}

void write_layer(ScriptParts& script, const Figure& figure, const Bars& b) {
  const auto layers = static_cast<double>(
      std::count_if(figure.layers().begin(), figure.layers().end(),
                    [](const Layer& l) { return std::holds_alternative<Bars>(l); }));
  const double all = b.options.width * bar_distance(b.x), each = all / layers,
               left = -all / 2.0 + each * static_cast<double>(script.next_bars());
  const double wide = pixels_wide(script, each);
  const std::string fill =
      bar_fill(script.next_color(b.options.color), 1.0, layers > 1.0 && wide > 4.0);
  write_boxes(script, "bars", boxes_of(script, b, each, left), wide, fill,
              script.title_of(b.options.label));
}

void write_layer(ScriptParts& script, const Figure&, const HeatMap& h) {
  const CellColors colors(script, h.options);
  const SampledGrid grid = cells(script, h);
  const std::string block = script.block_name("cells");
  if (grid.z.size() < h.z.size())
    script.out() << "# of " << h.z.shape(0) << " x " << h.z.shape(1)
                 << " samples as many as show: " << grid.z.shape(0) << " x " << grid.z.shape(1)
                 << "\n";
  script.out() << "# left right bottom top color\n" << block << " <<EOD\n";
  const std::size_t written = write_cells(script, grid, colors);
  script.out() << "EOD\n\n";
  if (written > 0)
    script.plot(block + " using 1:3:1:2:3:4:5 with boxxyerror fillcolor rgb variable notitle");
  if (h.options.classes.empty()) script.plot(nothing_colored);
  for (std::size_t i = 0; i < h.options.classes.size(); ++i)
    script.key_entry("boxes fillcolor rgb " + text_literal(hex(colors(static_cast<double>(i)))),
                     script.title_of(h.options.classes[i]));
}

}  // namespace chalkline::plot
