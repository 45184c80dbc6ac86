#include "plot/figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "plot/contour_bands.hpp"

namespace chalkline::plot {
namespace {

struct NamedColor {
  std::string_view name;
  Rgb rgb;
};
// Okabe and Ito's set, told apart by color-blind readers too, besides black, white and gray.
constexpr std::array named_colors = {
    NamedColor{"white", {255, 255, 255}}, NamedColor{"black", {0, 0, 0}},
    NamedColor{"gray", {120, 120, 120}},  NamedColor{"blue", {0, 114, 178}},
    NamedColor{"orange", {230, 159, 0}},  NamedColor{"green", {0, 158, 115}},
    NamedColor{"red", {213, 94, 0}},      NamedColor{"purple", {204, 121, 167}},
    NamedColor{"sky", {86, 180, 233}},    NamedColor{"yellow", {240, 228, 66}}};

[[noreturn]] void reject(const std::string& message) { throw std::invalid_argument(message); }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string shape_of(const Matrix& m) {
  return std::to_string(m.shape(0)) + " x " + std::to_string(m.shape(1));
}

void check_grid(const std::string& layer, const Matrix& x, const Matrix& y, const Matrix& z) {
  if (x.shape() != z.shape() || y.shape() != z.shape())
    reject(layer + ": x is " + shape_of(x) + ", y is " + shape_of(y) + " and z is " + shape_of(z) +
           "; all three must have the same shape (x and y from meshgrid, z computed from them)");
  if (z.shape(0) < 2 || z.shape(1) < 2)
    reject(layer + ": the grid is " + shape_of(z) + "; at least 2 x 2 samples are needed");
  const std::string rule =
      " along a meshgrid in xy order, x must increase from column to column and be the same in "
      "every row, y must increase from row to row and be the same in every column";
  for (std::size_t i = 0; i < z.shape(0); ++i)
    for (std::size_t j = 0; j < z.shape(1); ++j) {
      const std::string at = "[" + std::to_string(i) + ", " + std::to_string(j) + "]";
      if (!is_drawable(x(i, j)) || x(i, j) != x(0, j) || (j > 0 && !(x(i, j - 1) < x(i, j))))
        reject(layer + ": x" + at + " = " + std::to_string(x(i, j)) + " is out of order;" + rule);
      if (!is_drawable(y(i, j)) || y(i, j) != y(i, 0) || (i > 0 && !(y(i - 1, j) < y(i, j))))
        reject(layer + ": y" + at + " = " + std::to_string(y(i, j)) + " is out of order;" + rule);
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
    reject(what + " is " + std::to_string(value) + "; allowed is more than 0 up to 100");
}

void check(const Surface& s) { check_grid("Surface", s.x, s.y, s.z); }
void check(const FilledContour& c) {
  if (c.options.levels < 1 || c.options.levels > 1000)
    reject("FilledContour: levels is " + std::to_string(c.options.levels) +
           "; allowed is 1 to 1000");
  check_grid("FilledContour", c.x, c.y, c.z);
}
void check(const Path& p) {
  check_curve("Path", p.x, p.y);
  check_size("Path: width", p.options.width);
}
void check(const Points& p) {
  check_curve("Points", p.x, p.y);
  check_size("Points: size", p.options.size);
}
void check(const Line& l) {
  check_curve("Line", l.x, l.y);
  check_size("Line: width", l.options.width);
}

void check_range(const std::string& axis, double lo, double hi) {
  if (!(is_drawable(lo) && is_drawable(hi) && lo < hi))
    reject(axis + "_range(" + std::to_string(lo) + ", " + std::to_string(hi) +
           "): both ends must be finite and the first the smaller");
}

template <class T>
bool contains(const std::vector<Layer>& layers) {
  return std::any_of(layers.begin(), layers.end(),
                     [](const Layer& l) { return std::holds_alternative<T>(l); });
}

}  // namespace

Color::Color(std::string_view text) {
  for (const auto& named : named_colors)
    if (named.name == text) {
      rgb_ = named.rgb;
      return;
    }
  std::array<int, 6> digits{};
  bool valid = text.size() == 7 && text[0] == '#';
  for (std::size_t i = 0; valid && i < 6; ++i) valid = (digits[i] = hex_digit(text[i + 1])) >= 0;
  if (!valid)
    reject("'" + std::string(text) +
           "' is no color; allowed are white, black, gray, blue, orange, green, red, purple, sky, "
           "yellow and #rrggbb");
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint8_t>(16 * digits[i] + digits[i + 1]);
  };
  rgb_ = {byte(0), byte(2), byte(4)};
}

Figure& Figure::add(Layer layer) {
  std::visit([](const auto& l) { check(l); }, layer);
  layers_.push_back(std::move(layer));
  const char* wrong = nullptr;
  if (contains<Surface>(layers_) && layers_.size() > 1)
    wrong = "a Surface stands alone in its figure";
  if (contains<FilledContour>(layers_) && (x_.logarithmic || y_.logarithmic))
    wrong = "a FilledContour needs linear axes";
  if (wrong) {
    layers_.pop_back();
    reject("Figure '" + title_ + "': " + wrong);
  }
  return *this;
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

Figure& Figure::log_x() {
  if (contains<FilledContour>(layers_))
    reject("Figure '" + title_ + "': a FilledContour needs linear axes");
  return x_.logarithmic = true, *this;
}

Figure& Figure::log_y() {
  if (contains<FilledContour>(layers_))
    reject("Figure '" + title_ + "': a FilledContour needs linear axes");
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
