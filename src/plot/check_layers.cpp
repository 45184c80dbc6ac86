#include "plot/check_layers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "plot/contour_bands.hpp"

namespace chalkline::plot {

std::string number(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

namespace {

[[noreturn]] void reject(const std::string& message) { throw std::invalid_argument(message); }

std::string shape_of(const Matrix& m) {
  return std::to_string(m.shape(0)) + " x " + std::to_string(m.shape(1));
}

[[noreturn]] void reject_order(std::string what, std::size_t row, std::size_t column,
                               double value) {
  what += "[";
  what += std::to_string(row) + ", " + std::to_string(column) + "] = " + number(value);
  reject(what +
         " is out of order; along a meshgrid in xy order, x must increase from column to column "
         "and be the same in every row, y must increase from row to row and be the same in every "
         "column");
}

void check_grid(const std::string& layer, const Matrix& x, const Matrix& y, const Matrix& z) {
  if (x.shape() != z.shape() || y.shape() != z.shape())
    reject(layer + ": x is " + shape_of(x) + ", y is " + shape_of(y) + " and z is " + shape_of(z) +
           "; all three must have the same shape (x and y from meshgrid, z computed from them)");
  if (z.shape(0) < 2 || z.shape(1) < 2)
    reject(layer + ": the grid is " + shape_of(z) + "; at least 2 x 2 samples are needed");
  for (std::size_t i = 0; i < z.shape(0); ++i)
    for (std::size_t j = 0; j < z.shape(1); ++j) {
      if (!is_drawable(x(i, j)) || x(i, j) != x(0, j) || (j > 0 && !(x(i, j - 1) < x(i, j))))
        reject_order(layer + ": x", i, j, x(i, j));
      if (!is_drawable(y(i, j)) || y(i, j) != y(i, 0) || (i > 0 && !(y(i - 1, j) < y(i, j))))
        reject_order(layer + ": y", i, j, y(i, j));
    }
  if (std::none_of(z.begin(), z.end(), is_drawable)) reject(layer + ": z has no finite value");
}

void check_curve(const std::string& layer, const Vector& x, const Vector& y) {
  if (x.size() != y.size())
    reject(layer + ": x has " + std::to_string(x.size()) + " values and y has " +
           std::to_string(y.size()) + "; both must have as many");
  if (x.size() == 0) reject(layer + ": there are no points; at least one is needed");
}

void check_size(const std::string& what, double value) {
  if (!(value > 0.0 && value <= 100.0))
    reject(what + " is " + number(value) + "; allowed is more than 0 up to 100");
}

void check(const Surface& s) { check_grid("surface", s.x, s.y, s.z); }
void check(const FilledContour& c) {
  if (c.options.levels < 1 || c.options.levels > 1000)
    reject("filled_contour: levels is " + std::to_string(c.options.levels) +
           "; allowed is 1 to 1000");
  check_grid("filled_contour", c.x, c.y, c.z);
}
void check(const Path& p) {
  check_curve("path", p.x, p.y);
  check_size("path: width", p.options.width);
}
void check(const Points& p) {
  check_curve("points", p.x, p.y);
  check_size("points: size", p.options.size);
}
void check(const Line& l) {
  check_curve("line", l.x, l.y);
  check_size("line: width", l.options.width);
}

using Row = std::pair<const char*, const Vector*>;

/// Rows of one layer that go together, point by point.
void check_rows(const std::string& layer, std::initializer_list<Row> rows) {
  const std::size_t n = rows.begin()->second->size();
  for (const auto& [name, row] : rows)
    if (row->size() != n) {
      std::string counts;
      for (const auto& [each, values] : rows)
        counts += (counts.empty() ? "" : ", ") + std::string(each) + " has " +
                  std::to_string(values->size());
      reject(layer + ": " + counts + " values; all must have as many");
    }
  if (n == 0) reject(layer + ": there are no points; at least one is needed");
}

void check_order(const std::string& layer, const Vector& low, const Vector& high) {
  for (std::size_t i = 0; i < low.size(); ++i)
    if (low(i) > high(i))
      reject(layer + ": lo[" + std::to_string(i) + "] = " + number(low(i)) + " is above hi[" +
             std::to_string(i) + "] = " + number(high(i)) +
             "; lo and hi are the ends, from below to above");
}

void check_number(const std::string& layer, std::size_t n) {
  if (n > 10'000)
    reject(layer + ": there are " + std::to_string(n) +
           "; more than 10000 cannot be told apart, so take every second or third");
}

void check_opacity(const std::string& layer, double opacity) {
  if (!(opacity > 0.0 && opacity <= 1.0))
    reject(layer + ": opacity is " + number(opacity) + "; allowed is more than 0 up to 1");
}

void check_drawable(const std::string& what, double value) {
  if (!is_drawable(value)) reject(what + " is " + number(value) + "; it must be finite");
}

void check(const Reference& r) {
  const std::string layer = r.horizontal ? "horizontal" : "vertical";
  check_drawable(layer + ": its place", r.at);
  check_size(layer + ": width", r.options.width);
}

void check(const Text& t) {
  if (std::all_of(t.text.begin(), t.text.end(), [](char c) { return c == ' ' || c == '\n'; }))
    reject("text: the text is empty; say what is to stand at (" + number(t.x) + ", " + number(t.y) +
           ")");
}

void check(const Band& b) {
  check_rows("band", {{"x", &b.x}, {"lo", &b.low}, {"hi", &b.high}});
  check_order("band", b.low, b.high);
  check_opacity("band", b.options.opacity);
  for (std::size_t i = 1; i < b.x.size(); ++i)
    if (b.x(i) < b.x(i - 1))
      reject("band: x[" + std::to_string(i) + "] = " + number(b.x(i)) +
             " is below the x before it; x must not decrease");
}

void check(const ErrorBars& e) {
  check_rows("error_bars", {{"x", &e.x}, {"y", &e.y}, {"lo", &e.low}, {"hi", &e.high}});
  check_order("error_bars", e.low, e.high);
  check_number("error_bars", e.x.size());
  check_size("error_bars: width", e.options.width);
}

void check(const Histogram& h) { check_opacity("histogram", h.options.opacity); }

void check(const Bars& b) {
  if (!b.labels.empty() && b.labels.size() != b.heights.size())
    reject("bars: there are " + std::to_string(b.labels.size()) + " labels and " +
           std::to_string(b.heights.size()) + " heights; there must be as many");
  check_rows("bars", {{"x", &b.x}, {"heights", &b.heights}});
  for (const double x : b.x) check_drawable("bars: an x", x);
  Vector sorted = b.x;
  std::sort(sorted.begin(), sorted.end());
  if (const auto same = std::adjacent_find(sorted.begin(), sorted.end()); same != sorted.end())
    reject("bars: two bars stand at x = " + number(*same) + "; each needs a place of its own");
  if (!(b.options.width > 0.0 && b.options.width <= 1.0))
    reject("bars: width is " + number(b.options.width) + "; allowed is more than 0 up to 1");
}

/// A line is where z is below its level on one side and not on the other.
void check_levels(const ContourLines& c) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double z : c.z)
    if (is_drawable(z)) low = std::min(low, z), high = std::max(high, z);
  if (low == high)
    reject("contour_lines: z is " + number(low) +
           " everywhere, so there is no line along which it "
           "has one value; leave the layer out");
  const auto& levels = c.options.levels;
  if (levels.empty() || std::any_of(levels.begin(), levels.end(),
                                    [&](double level) { return level > low && level <= high; }))
    return;
  std::string all;
  for (std::size_t i = 0; i < std::min<std::size_t>(levels.size(), 5); ++i)
    all += (all.empty() ? "" : ", ") + number(levels[i]);
  reject("contour_lines: no line is at the " +
         std::string(levels.size() == 1 ? "level " : "levels ") + all +
         (levels.size() > 5 ? "..." : "") + ", since z goes from " + number(low) + " to " +
         number(high) + "; choose levels between");
}

void check(const ContourLines& c) {
  check_grid("contour_lines", c.x, c.y, c.z);
  check_size("contour_lines: width", c.options.width);
  if (c.options.levels.size() > 100)
    reject("contour_lines: there are " + std::to_string(c.options.levels.size()) +
           " levels; allowed are up to 100");
  for (const double level : c.options.levels) check_drawable("contour_lines: a level", level);
  check_levels(c);
}

void check(const Arrows& a) {
  check_rows("arrows", {{"x", &a.x}, {"y", &a.y}, {"dx", &a.dx}, {"dy", &a.dy}});
  check_size("arrows: width", a.options.width);
  check_number("arrows", a.x.size());
  if (a.options.scale && !(*a.options.scale > 0.0 && is_drawable(*a.options.scale)))
    reject("arrows: scale is " + number(*a.options.scale) + "; it must be above 0");
}

void check(const Scatter& s) {
  check_rows("scatter", {{"x", &s.x}, {"y", &s.y}});
  if (s.color_by.size() > 0) check_rows("scatter", {{"x", &s.x}, {"color_by", &s.color_by}});
  if (s.size_by.size() > 0) check_rows("scatter", {{"x", &s.x}, {"size_by", &s.size_by}});
  check_size("scatter: size", s.options.size);
  check_opacity("scatter", s.options.opacity);
  for (std::size_t i = 0; i < s.size_by.size(); ++i)
    if (s.size_by(i) < 0.0)
      reject("scatter: size_by[" + std::to_string(i) + "] = " + number(s.size_by(i)) +
             "; a size is 0 or more");
  if (s.color_by.size() > 0 && s.options.color)
    reject("scatter: color and color_by are both set; leave one of them out");
  if (s.color_by.size() > 0 && std::none_of(s.color_by.begin(), s.color_by.end(), is_drawable))
    reject("scatter: color_by has no finite value");
}

void check(const HeatMap& h) {
  check_grid("heat_map", h.x, h.y, h.z);
  check_opacity("heat_map", h.options.opacity);
  const std::size_t n = h.options.classes.size();
  if (n == 0) return;
  if (n > 10)
    reject("heat_map: there are " + std::to_string(n) +
           " classes; more than 10 colors cannot be told apart");
  for (std::size_t i = 0; i < h.z.shape(0); ++i)
    for (std::size_t j = 0; j < h.z.shape(1); ++j) {
      const double z = h.z(i, j);
      if (is_drawable(z) && !(z >= 0.0 && z < static_cast<double>(n) && z == std::floor(z)))
        reject("heat_map: z[" + std::to_string(i) + ", " + std::to_string(j) + "] = " + number(z) +
               " is none of the " + std::to_string(n) +
               " classes; allowed are the whole numbers 0 " + "to " + std::to_string(n - 1));
    }
}

void check(const Path3& p) {
  check_rows("path3", {{"x", &p.x}, {"y", &p.y}, {"z", &p.z}});
  check_size("path3: width", p.options.width);
}

void check(const Points3& p) {
  check_rows("points3", {{"x", &p.x}, {"y", &p.y}, {"z", &p.z}});
  check_size("points3: size", p.options.size);
}

template <class... T>
bool is_one_of(const Layer& layer) {
  return (std::holds_alternative<T>(layer) || ...);
}

template <class... T>
std::ptrdiff_t count(const std::vector<Layer>& layers) {
  return std::count_if(layers.begin(), layers.end(), is_one_of<T...>);
}

/// Whether the layer asks for a color bar.
bool has_color_scale(const Layer& layer) {
  if (const auto* h = std::get_if<HeatMap>(&layer)) return h->options.classes.empty();
  if (const auto* s = std::get_if<Scatter>(&layer)) return s->color_by.size() > 0;
  return std::holds_alternative<FilledContour>(layer);
}

std::optional<std::string> wrong_axes(const std::vector<Layer>& layers, bool log_x, bool log_y) {
  if (log_x && count<Bars>(layers)) return "bars need a linear x axis";
  if (!log_x && !log_y) return {};
  if (count<FilledContour>(layers)) return "a filled contour needs linear axes";
  if (count<ContourLines>(layers)) return "contour lines need linear axes";
  if (count<HeatMap>(layers)) return "a heat map needs linear axes";
  if (count<Surface, Path3, Points3>(layers)) return "a surface needs linear axes";
  return {};
}

/// Bars of several layers, which share their places.
std::optional<std::string> wrong_bars(const std::vector<Layer>& layers) {
  const Bars* first = nullptr;
  for (const Layer& layer : layers) {
    const auto* bars = std::get_if<Bars>(&layer);
    if (!bars) continue;
    if (!first) first = bars;
    if (bars->labels != first->labels || bars->x != first->x)
      return "bars that are added again stand beside the first ones, so they need the same labels "
             "or the same x";
  }
  return {};
}

}  // namespace

std::optional<std::string> wrong_together(const std::vector<Layer>& layers, bool log_x,
                                          bool log_y) {
  const auto in_space = count<Surface, Path3, Points3>(layers);
  if (in_space > 0 && in_space < std::ssize(layers))
    return "a surface goes together with path3 and points3 and with nothing that is flat";
  if (count<Surface>(layers) > 1) return "there is one surface to a figure";
  const auto scales = std::count_if(layers.begin(), layers.end(), has_color_scale);
  if (scales > 1 && scales > count<FilledContour>(layers))
    return "there is one color bar to a figure, so only one of filled_contour, heat_map and "
           "scatter with color_by can have it; name classes, or give a color";
  if (auto wrong = wrong_bars(layers)) return wrong;
  return wrong_axes(layers, log_x, log_y);
}

void check_layer(const Layer& layer) {
  std::visit([](const auto& l) { check(l); }, layer);
}

}  // namespace chalkline::plot
