#include "plot/visible_path.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

namespace chalkline::plot {
namespace {

// The cells of the viewport; whatever lies outside belongs to none.
class Cells {
 public:
  Cells(const Viewport& v, int size)
      : v_(v),
        columns_((v.columns + size - 1) / size),
        rows_((v.rows + size - 1) / size),
        touched_(static_cast<std::size_t>(columns_ * rows_), 0) {}

  // Position in cells; far outside is brought near, where arithmetic is safe.
  double column(double x) const {
    return near((x - v_.x_low) / (v_.x_high - v_.x_low) * columns_, columns_);
  }
  double row(double y) const {
    return near((y - v_.y_low) / (v_.y_high - v_.y_low) * rows_, rows_);
  }

  // Marks the cell; whether it was new.
  bool touch(double column, double row) {
    if (!(column >= 0.0 && row >= 0.0 && column < columns_ && row < rows_)) return false;
    char& cell = touched_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                          static_cast<std::size_t>(column)];
    return !std::exchange(cell, char{1});
  }

  // Marks every cell on the way from a to b, one a step along the longer direction; whether any was
  // new.
  bool touch_segment(const Point& a, const Point& b) {
    const double c = column(a.x), r = row(a.y), dc = column(b.x) - c, dr = row(b.y) - r;
    const int steps = static_cast<int>(std::ceil(std::max(std::fabs(dc), std::fabs(dr))));
    if (steps == 0) return touch(c, r);
    bool fresh = false;
    for (int i = 0; i <= steps; ++i) fresh |= touch(c + dc * i / steps, r + dr * i / steps);
    return fresh;
  }

 private:
  static double near(double position, double cells) {
    return std::clamp(position, -2.0 * cells, 3.0 * cells);
  }

  Viewport v_;
  int columns_, rows_;
  std::vector<char> touched_;
};

bool is_drawable_point(const Point& p) { return is_drawable(p.x) && is_drawable(p.y); }

// The part of segment a-b between two bounds of one coordinate: narrows [from, to], parameters
// along it.
bool narrow(double a, double b, double low, double high, double& from, double& to) {
  if (a == b) return a >= low && a <= high;
  const double t = (low - a) / (b - a), u = (high - a) / (b - a);
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
  const auto at = [&](double t) { return Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; };
  return std::pair{from > 0.0 ? at(from) : a, to < 1.0 ? at(to) : b};
}

bool inside(const Point& p, const Viewport& v) {
  return p.x >= v.x_low && p.x <= v.x_high && p.y >= v.y_low && p.y <= v.y_high;
}

Viewport with_margin(const Viewport& v) {
  const double w = v.x_high - v.x_low, h = v.y_high - v.y_low;
  return {v.x_low - w, v.x_high + w, v.y_low - h, v.y_high + h, v.columns, v.rows, v.dot};
}

void append(std::vector<std::vector<Point>>& lines, const Point& a, const Point& b,
            bool connected) {
  if (!connected || lines.empty() || !(lines.back().back() == a)) lines.push_back({a});
  lines.back().push_back(b);
}

}  // namespace

VisiblePath visible_path(const Vector& x, const Vector& y, const Viewport& viewport,
                         std::size_t keep) {
  const bool thin = x.size() > keep;
  const Viewport box = with_margin(viewport);
  Cells line_cells(viewport, 1), dot_cells(viewport, viewport.dot);
  VisiblePath visible;
  Point before;
  bool has_before = false;  // the point before this one can be drawn
  bool connected = false;   // the segment before this one was kept
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Point p{x(i), y(i)};
    if (!is_drawable_point(p)) {
      has_before = false;
      continue;
    }
    const bool end = i == 0 || i + 1 == x.size();
    const bool fresh_dot = dot_cells.touch(dot_cells.column(p.x), dot_cells.row(p.y));
    if (inside(p, viewport) && (!thin || fresh_dot || end)) visible.dots.push_back(p);
    const std::optional<std::pair<Point, Point>> part =
        has_before ? clipped(before, p, box) : std::nullopt;
    const bool kept = part && (!thin || line_cells.touch_segment(part->first, part->second) || end);
    if (kept) append(visible.lines, part->first, part->second, connected);
    connected = kept;
    before = p;
    has_before = true;
  }
  return visible;
}

}  // namespace chalkline::plot
