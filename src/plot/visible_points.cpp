#include "plot/visible_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>

namespace chalkline::plot {
namespace {

using Index = std::ptrdiff_t;

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
    default:
      return std::hypot(x, y) - r;
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

}  // namespace

std::vector<std::size_t> visible_points(const std::vector<Point>& pixels, double width,
                                        double height, const MarkerShape& shape) {
  // Dots of a pixel along each axis; larger markers need no finer ones.
  const double dots = std::clamp(std::floor(64.0 / shape.radius), 1.0, 8.0);
  const auto reach = static_cast<Index>(std::ceil((1.5 * shape.radius + 1.0) * dots));
  const auto columns = static_cast<Index>(width * dots) + 2 * reach + 2,
             rows = static_cast<Index>(height * dots) + 2 * reach + 2;
  std::vector<Stamp> stamps;
  for (const auto& part : parts(shape)) stamps.push_back(stamp_of(part, reach, dots));
  std::vector<Raster> rasters(stamps.size(), Raster(columns, rows));
  std::vector<std::size_t> visible;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Point& p = pixels[i];
    if (!(p.x >= 0.0 && p.x <= width && p.y >= 0.0 && p.y <= height)) continue;
    const Index column = reach + std::lround(p.x * dots), row = reach + std::lround(p.y * dots);
    bool shows = false;
    for (std::size_t k = 0; k < stamps.size() && !shows; ++k)
      shows = !rasters[k].holds(stamps[k], column, row);
    if (!shows) continue;
    for (std::size_t k = 0; k < stamps.size(); ++k) rasters[k].add(stamps[k], column, row);
    visible.push_back(i);
  }
  return visible;
}

}  // namespace chalkline::plot
