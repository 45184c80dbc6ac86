#include "plot/visible_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <random>
#include <utility>

namespace chalkline::plot {
namespace {

using Index = std::ptrdiff_t;

/// More are told apart less finely: gnuplot takes seconds for so many, and an SVG 20 MB.
constexpr std::size_t most_markers = 200'000;

/// Dots side by side in one row: [from, to) from the middle of a marker.
struct Span {
  Index row, from, to;
};
using Stamp = std::vector<Span>;

/// A raster of dots that markers leave their stamps in.
class Raster {
 public:
  Raster(Index columns, Index rows)
      : words_(static_cast<std::size_t>((columns + bits - 1) / bits)),
        dots_(words_ * static_cast<std::size_t>(rows), 0) {}

  bool holds(const Stamp& stamp, Index column, Index row) const {
    return std::all_of(stamp.begin(), stamp.end(), [&](const Span& span) {
      return each_word(span, column, row, [&](std::size_t word, std::uint64_t mask) {
        return (dots_[word] & mask) == mask;
      });
    });
  }

  void clear() { std::fill(dots_.begin(), dots_.end(), 0); }

  void add(const Stamp& stamp, Index column, Index row) {
    for (const Span& span : stamp)
      each_word(span, column, row, [&](std::size_t word, std::uint64_t mask) {
        dots_[word] |= mask;
        return true;
      });
  }

 private:
  static constexpr Index bits = 64;

  /// Calls `act` with each word that the span touches, and its bits there, as long as that returns
  /// true.
  template <class Act>
  bool each_word(const Span& span, Index column, Index row, const Act& act) const {
    const std::size_t first = static_cast<std::size_t>(row + span.row) * words_;
    for (Index at = column + span.from, end = column + span.to; at < end;) {
      const Index word = at / bits, next = std::min((word + 1) * bits, end);
      const std::uint64_t ones = ~std::uint64_t{0} >> (bits - (next - at));
      if (!act(first + static_cast<std::size_t>(word), ones << (at % bits))) return false;
      at = next;
    }
    return true;
  }

  std::size_t words_;
  std::vector<std::uint64_t> dots_;
};

/// How far outside of a filled marker's outline a place is; negative inside. In pixels from the
/// middle, y upwards.
double distance(const MarkerShape& shape, double x, double y) {
  const double r = shape.radius;
  switch (shape.marker) {
    case Marker::square:
      return std::max(std::fabs(x), std::fabs(y)) - r;
    case Marker::diamond:  // its corners at r, where PNG has them; SVG has them further out
      return (std::fabs(x) + std::fabs(y) - r) / std::sqrt(2.0);
    case Marker::triangle: {  // corners at (0, 4/3), (+-4/3, -2/3) radii
      const double side = (2.0 * std::fabs(x) * 0.75 + y * 0.5 - r * 2.0 / 3.0) / std::sqrt(2.5);
      return std::max(side, -y - r * 2.0 / 3.0);
    }
    default: {  // far from it, how far does not matter
      const double along = std::max(std::fabs(x), std::fabs(y)) - r;
      return along > 1.0 ? along : std::hypot(x, y) - r;
    }
  }
}

/// The parts of a marker, in pixels from its middle; each is covered only by its like. All are
/// convex but a rim: what covers a part covers it also where gnuplot draws both a little larger.
std::vector<std::function<bool(double, double)>> parts(const MarkerShape& shape) {
  constexpr double line = 0.5;  // half of a line's width
  const double r = shape.radius;
  if (shape.marker == Marker::plus)
    return {[r](double x, double y) { return std::fabs(x) <= r && std::fabs(y) <= line; },
            [r](double x, double y) { return std::fabs(y) <= r && std::fabs(x) <= line; }};
  if (shape.marker == Marker::cross) {
    const auto bar = [r](double along, double across) {
      return std::fabs(along) <= 2.0 * r && std::fabs(across) <= line * std::sqrt(2.0);
    };
    return {[bar](double x, double y) { return bar(x + y, x - y); },
            [bar](double x, double y) { return bar(x - y, x + y); }};
  }
  std::vector<std::function<bool(double, double)>> all = {
      [shape](double x, double y) { return distance(shape, x, y) <= 0.0; }};
  if (shape.rim)
    all.emplace_back(
        [shape](double x, double y) { return std::fabs(distance(shape, x, y)) <= line; });
  return all;
}

Stamp stamp_of(const std::function<bool(double, double)>& part, Index reach, double dots) {
  Stamp stamp;
  for (Index row = -reach; row <= reach; ++row)
    for (Index column = -reach; column <= reach; ++column) {
      if (!part(static_cast<double>(column) / dots, static_cast<double>(row) / dots)) continue;
      if (stamp.empty() || stamp.back().row != row || stamp.back().to != column)
        stamp.push_back({row, column, column});
      stamp.back().to = column + 1;
    }
  return stamp;
}

/// A part of a marker, and where it has been drawn so far.
struct Part {
  Stamp stamp;
  Raster raster;
};

/// The dots, `dots` of them a pixel along each axis, that markers at these pixels can reach.
class Area {
 public:
  Area(const std::vector<std::size_t>& indices, const std::vector<Point>& pixels,
       const MarkerShape& shape, double dots)
      : dots_(dots), reach_(static_cast<Index>(std::ceil((1.5 * shape.radius + 1.0) * dots))) {
    Index right = std::numeric_limits<Index>::min(), bottom = right;
    for (const std::size_t i : indices) {
      const auto [column, row] = dot_at(pixels[i]);
      left_ = std::min(left_, column), right = std::max(right, column);
      top_ = std::min(top_, row), bottom = std::max(bottom, row);
    }
    if (indices.empty()) left_ = right = top_ = bottom = 0;
    const Index around = 2 * reach_ + 2;
    for (const auto& part : parts(shape))
      parts_.push_back(
          {stamp_of(part, reach_, dots), Raster(right - left_ + around, bottom - top_ + around)});
  }

  /// Draws a marker at this pixel; whether that adds anything.
  bool add(const Point& pixel) {
    auto [column, row] = dot_at(pixel);
    column += reach_ - left_, row += reach_ - top_;
    if (std::all_of(parts_.begin(), parts_.end(), [&, c = column, r = row](const Part& part) {
          return part.raster.holds(part.stamp, c, r);
        }))
      return false;
    for (Part& part : parts_) part.raster.add(part.stamp, column, row);
    return true;
  }

  void clear() {
    for (Part& part : parts_) part.raster.clear();
  }

 private:
  std::pair<Index, Index> dot_at(const Point& pixel) const {
    return {std::lround(pixel.x * dots_), std::lround(pixel.y * dots_)};
  }

  double dots_;
  Index reach_;
  Index left_ = std::numeric_limits<Index>::max(), top_ = left_;
  std::vector<Part> parts_;
};

/// In an order that has nothing to do with theirs: of markers sorted along an axis each reaches a
/// little further than those before it, and none would lie within them.
std::vector<std::size_t> shuffled(std::vector<std::size_t> indices) {
  std::mt19937_64 engine(1);
  for (std::size_t i = indices.size(); i > 1; --i) std::swap(indices[i - 1], indices[engine() % i]);
  return indices;
}

/// Of the markers those that add to the ones before them, the last first.
std::vector<std::size_t> needed(const std::vector<std::size_t>& indices,
                                const std::vector<Point>& pixels, Area& area) {
  std::vector<std::size_t> left;
  for (const std::size_t i : indices)
    if (area.add(pixels[i])) left.push_back(i);
  std::reverse(left.begin(), left.end());
  return left;
}

}  // namespace

std::vector<std::size_t> visible_points(const std::vector<Point>& pixels, double width,
                                        double height, const MarkerShape& shape) {
  std::vector<std::size_t> visible;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Point& p = pixels[i];
    if (p.x >= 0.0 && p.x <= width && p.y >= 0.0 && p.y <= height) visible.push_back(i);
  }
  visible = shuffled(std::move(visible));
  // Dots of a pixel along each axis; larger markers need no finer ones, nor do soft outlines.
  const std::size_t most =
      shape.rim ? most_markers / 2 : most_markers;  // a rim is drawn on its own
  const double finest = std::clamp(std::floor(64.0 / shape.radius), 1.0, shape.rim ? 4.0 : 8.0);
  for (double dots = finest; dots >= 1.0; dots = std::floor(dots / 2.0)) {
    Area area(visible, pixels, shape, dots);
    visible = needed(visible, pixels, area);
    if (visible.size() > 2 * most) continue;
    // What was needed last goes first now: that makes many needless that came early.
    area.clear();
    visible = needed(visible, pixels, area);
    if (visible.size() <= most) break;
  }
  std::sort(visible.begin(), visible.end());
  return visible;
}

}  // namespace chalkline::plot
