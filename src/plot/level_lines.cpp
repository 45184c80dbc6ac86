#include "plot/level_lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace chalkline::plot {
namespace {

using Index = std::ptrdiff_t;
constexpr Index none = -1;

/// Nodes are numbered row by row; the edge from node n to its right is 2 n, upwards 2 n + 1. A line
/// goes from edge to edge, through a cell each time; no edge has more than two neighbors.
class LineTracer {
 public:
  LineTracer(const Vector& x, const Vector& y, const Matrix& z, double level)
      : x_(x), y_(y), z_(z), level_(level), columns_(static_cast<Index>(z.shape(1))) {
    neighbors_.assign(2 * z.size(), {none, none});
    const auto rows = static_cast<Index>(z.shape(0));
    for (Index i = 0; i + 1 < rows; ++i)
      for (Index j = 0; j + 1 < columns_; ++j) add_cell(i * columns_ + j);
  }

  std::vector<std::vector<Point>> lines() {
    std::vector<std::vector<Point>> all;
    // From open ends first; what is left is closed.
    for (const bool open : {true, false})
      for (const Index edge : edges_) {
        const auto& next = neighbors(edge);
        if (open ? (next[0] == none) != (next[1] == none) : next[0] != none)
          all.push_back(line_from(edge));
      }
    return all;
  }

 private:
  std::array<Index, 2>& neighbors(Index edge) { return neighbors_[static_cast<std::size_t>(edge)]; }
  double value(Index node) const { return z_.data()[node]; }
  bool high(Index node) const { return value(node) >= level_; }

  void join(Index a, Index b) {
    for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
      auto& next = neighbors(from);
      next[next[0] == none ? 0 : 1] = to;
      edges_.push_back(from);
    }
  }

  void add_cell(Index n) {
    const Index up = n + columns_;
    const std::array<Index, 4> corner = {n, n + 1, up + 1, up};
    const std::array<Index, 4> edge = {2 * n, 2 * (n + 1) + 1, 2 * up, 2 * n + 1};
    for (const Index node : corner)
      if (!is_drawable(value(node))) return;
    std::array<Index, 4> crossed{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < 4; ++i)
      if (high(corner[i]) != high(corner[(i + 1) % 4])) crossed[count++] = edge[i];
    if (count == 2) join(crossed[0], crossed[1]);
    if (count < 4) return;
    // The lines cut off the corners that are unlike the middle: the first and the third, which lie
    // between the last and the first edge, or the others.
    double mean = 0.0;
    for (const Index node : corner) mean += value(node) / 4.0;
    const bool cut_first = high(corner[0]) != (mean >= level_);
    join(crossed[0], crossed[cut_first ? 3 : 1]);
    join(crossed[2], crossed[cut_first ? 1 : 3]);
  }

  Point crossing(Index edge) const {
    const Index a = edge / 2, b = edge % 2 == 0 ? a + 1 : a + columns_;
    const double t =
        std::clamp((level_ / 2 - value(a) / 2) / (value(b) / 2 - value(a) / 2), 0.0, 1.0);
    const auto x = [&](Index n) { return x_(static_cast<std::size_t>(n % columns_)); };
    const auto y = [&](Index n) { return y_(static_cast<std::size_t>(n / columns_)); };
    return {x(a) + t * (x(b) - x(a)), y(a) + t * (y(b) - y(a))};
  }

  /// Takes the line apart as it goes along it.
  std::vector<Point> line_from(Index edge) {
    std::vector<Point> points;
    for (Index at = edge; at != none;) {
      if (const Point p = crossing(at); points.empty() || !(points.back() == p))
        points.push_back(p);
      auto& next = neighbors(at);
      const Index to = next[0] != none ? next[0] : next[1];
      if (to != none) {
        next[next[0] != none ? 0 : 1] = none;
        auto& back = neighbors(to);
        back[back[0] == at ? 0 : 1] = none;
      }
      at = to;
    }
    return points;
  }

  const Vector &x_, &y_;
  const Matrix& z_;
  double level_;
  Index columns_;
  std::vector<std::array<Index, 2>> neighbors_;
  std::vector<Index> edges_;
};

}  // namespace

std::vector<std::vector<Point>> level_lines(const Vector& x, const Vector& y, const Matrix& z,
                                            double level) {
  auto lines = LineTracer(x, y, z, level).lines();
  std::erase_if(lines, [](const std::vector<Point>& line) { return line.size() < 2; });
  return lines;
}

}  // namespace chalkline::plot
