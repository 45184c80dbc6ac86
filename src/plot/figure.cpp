#include "plot/figure.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "plot/contour_bands.hpp"

namespace chalkline::plot {
namespace {

[[noreturn]] void reject(const std::string& message) { throw std::invalid_argument(message); }

/// As short as it tells the number.
std::string number(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

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

void check_range(const std::string& axis, double lo, double hi) {
  const std::string range = axis + "_range(" + number(lo) + ", " + number(hi) + ")";
  if (!(is_drawable(lo) && is_drawable(hi) && lo < hi))
    reject(range + ": both ends must be finite and the first the smaller");
  if (hi - lo <= 1e-13 * std::max(std::fabs(lo), std::fabs(hi)))
    reject(range + ": the ends are so close that numbers between them cannot be told apart");
}

template <class T>
bool contains(const std::vector<Layer>& layers) {
  return std::any_of(layers.begin(), layers.end(),
                     [](const Layer& l) { return std::holds_alternative<T>(l); });
}

/// What among the layers has none but linear axes; null: nothing.
const char* needs_linear_axes(const std::vector<Layer>& layers) {
  if (contains<FilledContour>(layers)) return "a filled contour needs linear axes";
  if (contains<Surface>(layers)) return "a surface needs linear axes";
  return nullptr;
}

}  // namespace

Figure& Figure::add(Layer layer) {
  std::visit([](const auto& l) { check(l); }, layer);
  layers_.push_back(std::move(layer));
  const char* wrong = nullptr;
  if (contains<Surface>(layers_) && layers_.size() > 1)
    wrong = "a surface stands alone in its figure";
  if (!wrong && (x_.logarithmic || y_.logarithmic)) wrong = needs_linear_axes(layers_);
  if (wrong) {
    layers_.pop_back();
    reject("Figure '" + title_ + "': " + wrong);
  }
  return *this;
}

Figure::Figure(std::string title) : title_(std::move(title)) {}
Figure::~Figure() = default;
Figure::Figure(const Figure&) = default;
Figure::Figure(Figure&&) noexcept = default;
Figure& Figure::operator=(const Figure&) = default;
Figure& Figure::operator=(Figure&&) noexcept = default;

Figure& Figure::surface(Grid x, Grid y, Grid z) {
  return add(Surface{std::move(x).matrix(), std::move(y).matrix(), std::move(z).matrix()});
}

Figure& Figure::filled_contour(Grid x, Grid y, Grid z, FilledContourOptions options) {
  return add(
      FilledContour{std::move(x).matrix(), std::move(y).matrix(), std::move(z).matrix(), options});
}

Figure& Figure::path(Values x, Values y, PathOptions options) {
  return add(Path{std::move(x).vector(), std::move(y).vector(), std::move(options)});
}

Figure& Figure::points(Values x, Values y, PointsOptions options) {
  return add(Points{std::move(x).vector(), std::move(y).vector(), std::move(options)});
}

Figure& Figure::line(Values x, Values y, LineOptions options) {
  return add(Line{std::move(x).vector(), std::move(y).vector(), std::move(options)});
}

Figure& Figure::name(std::string text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  if (text.empty() || !std::all_of(text.begin(), text.end(), allowed))
    reject("Figure '" + title_ + "': the name '" + text +
           "' becomes part of a file name; allowed are letters, digits, - and _");
  name_ = std::move(text);
  return *this;
}

Figure& Figure::alt(std::string text) { return alt_ = std::move(text), *this; }
Figure& Figure::caption(std::string text) { return caption_ = std::move(text), *this; }
Figure& Figure::x_label(std::string text) { return x_.label = std::move(text), *this; }
Figure& Figure::y_label(std::string text) { return y_.label = std::move(text), *this; }
Figure& Figure::z_label(std::string text) { return z_.label = std::move(text), *this; }
Figure& Figure::equal_scales() { return equal_scales_ = true, *this; }

void Figure::check_may_be_logarithmic() const {
  if (const char* wrong = needs_linear_axes(layers_)) reject("Figure '" + title_ + "': " + wrong);
}

Figure& Figure::log_x() {
  check_may_be_logarithmic();
  return x_.logarithmic = true, *this;
}

Figure& Figure::log_y() {
  check_may_be_logarithmic();
  return y_.logarithmic = true, *this;
}

Figure& Figure::x_range(double lo, double hi) {
  check_range("x", lo, hi);
  return x_.range = {lo, hi}, *this;
}

Figure& Figure::y_range(double lo, double hi) {
  check_range("y", lo, hi);
  return y_.range = {lo, hi}, *this;
}

}  // namespace chalkline::plot
