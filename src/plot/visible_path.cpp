#include "plot/visible_path.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <utility>

#include "plot/visible_points.hpp"

namespace chalkline::plot {
namespace {

using Piece = std::vector<Point>;

// The pixels of the viewport, its lower left corner at 0.
class Pixels {
 public:
  explicit Pixels(const Viewport& v)
      : v_(v),
        x_scale_(v.columns / (v.x_high - v.x_low)),
        y_scale_(v.rows / (v.y_high - v.y_low)) {}

  Point of(const Point& p) const {
    return {(p.x - v_.x_low) * x_scale_, (p.y - v_.y_low) * y_scale_};
  }

 private:
  Viewport v_;
  double x_scale_, y_scale_;
};

bool is_drawable_point(const Point& p) { return is_drawable(p.x) && is_drawable(p.y); }

// The part of segment a-b between two bounds of one coordinate: narrows [from, to], parameters
// along it.
bool narrow(double a, double b, double low, double high, double& from, double& to) {
  if (a == b) return a >= low && a <= high;
  // In halves, lest the distance be more than a double.
  const double way = b / 2.0 - a / 2.0;
  const double t = (low / 2.0 - a / 2.0) / way, u = (high / 2.0 - a / 2.0) / way;
  from = std::max(from, std::min(t, u));
  to = std::min(to, std::max(t, u));
  return from <= to;
}

// The part of the segment in the box; an end inside stays exactly as it is.
std::optional<std::pair<Point, Point>> clipped(const Point& a, const Point& b,
                                               const Viewport& box) {
  double from = 0.0, to = 1.0;
  if (!narrow(a.x, b.x, box.x_low, box.x_high, from, to) ||
      !narrow(a.y, b.y, box.y_low, box.y_high, from, to))
    return std::nullopt;
  const auto between = [](double p, double q, double t) {
    const double way = q - p;
    return std::isfinite(way) ? p + t * way : (1.0 - t) * p + t * q;
  };
  const auto at = [&](double t) { return Point{between(a.x, b.x, t), between(a.y, b.y, t)}; };
  Point first = from > 0.0 ? at(from) : a, last = to < 1.0 ? at(to) : b;
  // What comes from very far enters at the bound: no parameter tells where it does more exactly.
  const auto enters_from = [](double& end, double there, double other, double low, double high) {
    if (std::fabs(other / 2.0 - there / 2.0) > 1e13 * (high / 2.0 - low / 2.0))
      end = std::clamp(there, low, high);
  };
  enters_from(first.x, a.x, b.x, box.x_low, box.x_high);
  enters_from(first.y, a.y, b.y, box.y_low, box.y_high);
  enters_from(last.x, b.x, a.x, box.x_low, box.x_high);
  enters_from(last.y, b.y, a.y, box.y_low, box.y_high);
  return std::pair{first, last};
}

Viewport with_margin(const Viewport& v) {
  const double w = v.x_high - v.x_low, h = v.y_high - v.y_low;
  return {v.x_low - w, v.x_high + w, v.y_low - h, v.y_high + h, v.columns, v.rows};
}

// The line, clipped, in as many pieces as that and points that are not finite make of it.
std::vector<Piece> clipped_pieces(const Vector& x, const Vector& y, const Viewport& box) {
  std::vector<Piece> pieces;
  for (std::size_t i = 1; i < x.size(); ++i) {
    const Point a{x(i - 1), y(i - 1)}, b{x(i), y(i)};
    if (!is_drawable_point(a) || !is_drawable_point(b)) continue;
    const std::optional<std::pair<Point, Point>> part = clipped(a, b, box);
    if (!part) continue;
    if (pieces.empty() || !(pieces.back().back() == part->first)) pieces.push_back({part->first});
    pieces.back().push_back(part->second);
  }
  return pieces;
}

// Grows a straight segment from a point as long as it passes all that it replaces by an eighth of a
// pixel, and none of them lies further out than its end.
class Straight {
 public:
  explicit Straight(const Point& from) : from_(from) {}

  // Whether the segment may end at `to`, and so replace all before it; if so it does from now on.
  bool reaches(const Point& to) {
    const double x = to.x - from_.x, y = to.y - from_.y, length = std::hypot(x, y);
    if (length < longest_ - tolerance) return false;
    if (length > tolerance) {
      if (longest_ <= tolerance) direction_ = std::atan2(y, x);
      const double turn = std::remainder(std::atan2(y, x) - direction_, 2.0 * std::numbers::pi);
      if (turn < right_ || turn > left_) return false;
      const double room = std::asin(tolerance / length);
      right_ = std::max(right_, turn - room);
      left_ = std::min(left_, turn + room);
    }
    longest_ = std::max(longest_, length);
    return true;
  }

 private:
  static constexpr double tolerance = 0.125;
  Point from_;
  double longest_ = 0.0, direction_ = 0.0;
  double right_ = -std::numbers::pi, left_ = std::numbers::pi;  // of the direction, in radians
};

// Without the points that lie on the line between others.
Piece straightened(const Piece& piece, const Pixels& pixels) {
  Piece left = {piece.front()};
  Straight straight(pixels.of(piece.front()));
  for (std::size_t i = 1; i < piece.size(); ++i) {
    if (straight.reaches(pixels.of(piece[i]))) continue;
    left.push_back(piece[i - 1]);
    straight = Straight(pixels.of(piece[i - 1]));
    straight.reaches(pixels.of(piece[i]));
  }
  left.push_back(piece.back());
  return left;
}

// How many strokes have passed through each pixel.
class Coverage {
 public:
  // A pixel is full when no further stroke darkens it: fine strokes cover but a part of it, and
  // broad ones have soft edges.
  Coverage(const Viewport& v, double width)
      : columns_(v.columns),
        rows_(v.rows),
        full_(static_cast<int>(std::clamp(std::ceil(6.0 / std::pow(width, 1.5)), 3.0, 24.0))),
        strokes_(static_cast<std::size_t>(columns_ * rows_), 0) {}

  // Draws a segment; whether any pixel was not yet full.
  bool add(const Point& from, const Point& to) {
    const auto part = clipped(from, to, {0.0, columns_ - 1e-9, 0.0, rows_ - 1e-9, 0, 0});
    if (!part) return false;
    const auto& [a, b] = *part;
    const double dx = b.x - a.x, dy = b.y - a.y;
    const int steps = static_cast<int>(std::ceil(std::max(std::fabs(dx), std::fabs(dy))));
    bool adds = false;
    for (int i = 0; i <= steps; ++i) {
      const double t = steps == 0 ? 0.0 : static_cast<double>(i) / steps;
      adds |= touch(static_cast<int>(a.x + dx * t), static_cast<int>(a.y + dy * t));
    }
    return adds;
  }

 private:
  bool touch(int column, int row) {
    char& strokes = strokes_[static_cast<std::size_t>(std::min(row, rows_ - 1)) *
                                 static_cast<std::size_t>(columns_) +
                             static_cast<std::size_t>(std::min(column, columns_ - 1))];
    if (strokes >= full_) return false;
    ++strokes;
    return true;
  }

  int columns_, rows_, full_;
  std::vector<char> strokes_;
};

// The segments that add something to those before them, and the first and the last.
std::vector<Piece> uncovered(const std::vector<Piece>& pieces, const Pixels& pixels,
                             Coverage coverage) {
  std::vector<Piece> left;
  for (const Piece& piece : pieces) {
    bool connected = false;
    for (std::size_t i = 1; i < piece.size(); ++i) {
      const bool end = (&piece == &pieces.front() && i == 1) ||
                       (&piece == &pieces.back() && i + 1 == piece.size());
      const bool stays = coverage.add(pixels.of(piece[i - 1]), pixels.of(piece[i])) || end;
      if (stays && !connected) left.push_back({piece[i - 1]});
      if (stays) left.back().push_back(piece[i]);
      connected = stays;
    }
  }
  return left;
}

std::vector<Point> dots_of(const Vector& x, const Vector& y, const Viewport& v) {
  std::vector<Point> dots;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (x(i) >= v.x_low && x(i) <= v.x_high && y(i) >= v.y_low && y(i) <= v.y_high)
      dots.push_back({x(i), y(i)});
  return dots;
}

std::vector<Point> uncovered_dots(const std::vector<Point>& dots, const Viewport& v,
                                  const Pixels& pixels, double radius) {
  std::vector<Point> places, left;
  for (const Point& dot : dots) places.push_back(pixels.of(dot));
  for (const std::size_t i :
       visible_points(places, v.columns, v.rows, {.radius = std::max(radius, 0.1)}))
    left.push_back(dots[i]);
  return left;
}

}  // namespace

bool passes(const Vector& x, const Vector& y, const Viewport& viewport) {
  if (!dots_of(x, y, viewport).empty()) return true;
  for (std::size_t i = 1; i < x.size(); ++i) {
    const Point a{x(i - 1), y(i - 1)}, b{x(i), y(i)};
    if (is_drawable_point(a) && is_drawable_point(b) && clipped(a, b, viewport)) return true;
  }
  return false;
}

VisiblePath visible_path(const Vector& x, const Vector& y, const Viewport& viewport,
                         const Stroke& stroke, std::size_t keep) {
  VisiblePath visible{clipped_pieces(x, y, with_margin(viewport)), {}};
  const bool thin = x.size() > keep;
  const Pixels pixels(viewport);
  if (thin) {
    for (Piece& piece : visible.lines) piece = straightened(piece, pixels);
    visible.lines = uncovered(visible.lines, pixels, Coverage(viewport, stroke.width));
  }
  if (!stroke.dots && !visible.lines.empty()) return visible;
  visible.dots = dots_of(x, y, viewport);
  if (thin) visible.dots = uncovered_dots(visible.dots, viewport, pixels, stroke.dot_radius);
  return visible;
}

}  // namespace chalkline::plot
