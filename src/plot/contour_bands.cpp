#include "plot/contour_bands.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>

namespace chalkline::plot {
namespace {

using Index = std::int32_t;
constexpr Index none = -1;

// A directed piece of the domain's border: the node it leaves, the node it reaches, the grid edge
// it lies on.
struct BorderStep {
  Index from, to, edge;
};

// The grid: nodes are numbered row by row; the edge from node n to its right is 2 n, upwards 2 n +
// 1; the cell whose lower left corner is node n is n.
class Grid {
 public:
  Grid(const Vector& x, const Vector& y, const Matrix& z)
      : x_(x),
        y_(y),
        z_(z),
        rows_(static_cast<Index>(z.shape(0))),
        columns_(static_cast<Index>(z.shape(1))) {
    find_valid_cells();
    find_border();
  }

  Index columns() const { return columns_; }
  Index nodes() const { return rows_ * columns_; }
  double z(Index node) const { return z_.data()[node]; }
  Point position(Index node) const {
    return {x_(static_cast<std::size_t>(node % columns_)),
            y_(static_cast<std::size_t>(node / columns_))};
  }
  const std::vector<Index>& cells() const { return cells_; }
  // The border runs in closed loops with the domain on the left; each is named by its first step.
  const std::vector<Index>& loops() const { return loops_; }
  const BorderStep& step(Index number) const { return border_[static_cast<std::size_t>(number)]; }
  Index step_after(Index number) const { return next_step_[static_cast<std::size_t>(number)]; }
  // The step on this edge, or none inside the domain.
  Index step_on(Index edge) const { return step_on_edge_[static_cast<std::size_t>(edge)]; }

  // Where z crosses the level on an edge; both cells beside it ask for the same numbers in the same
  // order.
  Point crossing(Index edge, double level) const {
    const Index a = edge / 2, b = edge % 2 == 0 ? a + 1 : a + columns_;
    const double z_a = z(a), z_b = z(b);
    const double t = std::clamp((level - z_a) / (z_b - z_a), 0.0, 1.0);
    const Point p = position(a), q = position(b);
    return edge % 2 == 0 ? Point{p.x + t * (q.x - p.x), p.y} : Point{p.x, p.y + t * (q.y - p.y)};
  }

 private:
  bool valid(Index row, Index column) const {
    return row >= 0 && column >= 0 && row < rows_ - 1 && column < columns_ - 1 &&
           valid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                  static_cast<std::size_t>(column)];
  }

  void find_valid_cells() {
    valid_.assign(static_cast<std::size_t>(nodes()), 0);
    for (Index i = 0; i + 1 < rows_; ++i)
      for (Index j = 0; j + 1 < columns_; ++j) {
        const Index n = i * columns_ + j;
        if (is_drawable(z(n)) && is_drawable(z(n + 1)) && is_drawable(z(n + columns_)) &&
            is_drawable(z(n + columns_ + 1))) {
          valid_[static_cast<std::size_t>(n)] = 1;
          cells_.push_back(n);
        }
      }
  }

  // Border steps of one cell in counterclockwise order: bottom, right, top, left where the neighbor
  // is not valid.
  void add_steps(Index n, std::vector<std::array<Index, 2>>& leaving) {
    const Index i = n / columns_, j = n % columns_;
    const auto add = [&](Index from, Index to, Index edge) {
      step_on_edge_[static_cast<std::size_t>(edge)] = static_cast<Index>(border_.size());
      auto& slots = leaving[static_cast<std::size_t>(from)];
      slots[slots[0] == none ? 0 : 1] = static_cast<Index>(border_.size());
      border_.push_back({from, to, edge});
    };
    if (!valid(i - 1, j)) add(n, n + 1, 2 * n);
    if (!valid(i, j + 1)) add(n + 1, n + 1 + columns_, 2 * (n + 1) + 1);
    if (!valid(i + 1, j)) add(n + 1 + columns_, n + columns_, 2 * (n + columns_));
    if (!valid(i, j - 1)) add(n + columns_, n, 2 * n + 1);
  }

  void find_border() {
    step_on_edge_.assign(2 * static_cast<std::size_t>(nodes()), none);
    std::vector<std::array<Index, 2>> leaving(static_cast<std::size_t>(nodes()), {none, none});
    for (const Index n : cells_) add_steps(n, leaving);
    next_step_.assign(border_.size(), none);
    for (std::size_t s = 0; s < border_.size(); ++s) {
      const auto& slots = leaving[static_cast<std::size_t>(border_[s].to)];
      // Two ways on where two blank cells meet at a corner: turn left, staying with the same cell.
      next_step_[s] =
          slots[1] == none || turns_left(border_[s], border_[static_cast<std::size_t>(slots[0])])
              ? slots[0]
              : slots[1];
    }
    find_loops();
  }

  bool turns_left(const BorderStep& a, const BorderStep& b) const {
    const Point p = position(a.from), q = position(a.to), r = position(b.to);
    return (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x) > 0.0;
  }

  void find_loops() {
    std::vector<char> seen(border_.size(), 0);
    for (std::size_t s = 0; s < border_.size(); ++s) {
      if (seen[s]) continue;
      loops_.push_back(static_cast<Index>(s));
      for (auto at = static_cast<Index>(s); !seen[static_cast<std::size_t>(at)];
           at = step_after(at))
        seen[static_cast<std::size_t>(at)] = 1;
    }
  }

  const Vector &x_, &y_;
  const Matrix& z_;
  Index rows_, columns_;
  std::vector<char> valid_;
  std::vector<Index> cells_;
  std::vector<BorderStep> border_;
  std::vector<Index> next_step_, step_on_edge_, loops_;
};

// A ring on its way to be ordered.
struct TracedRing {
  Ring ring;
  long double area;  // positive where the ring runs counterclockwise, around a region; negative
                     // around a hole
};

long double signed_area(const std::vector<Point>& p) {
  long double sum = 0.0L;
  for (std::size_t i = 1; i + 1 < p.size(); ++i) {
    const long double ax = static_cast<long double>(p[i].x) - p[0].x,
                      ay = static_cast<long double>(p[i].y) - p[0].y;
    const long double bx = static_cast<long double>(p[i + 1].x) - p[0].x;
    const long double by = static_cast<long double>(p[i + 1].y) - p[0].y;
    sum += ax * by - ay * bx;
  }
  return sum / 2.0L;
}

// Whether b can go: on the horizontal or vertical line from a to c, or equal to one of them. Only
// exact cases, those along grid lines, matter.
bool is_superfluous(const Point& a, const Point& b, const Point& c) {
  return a == b || b == c || (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y);
}

std::vector<Point> simplified(const std::vector<Point>& points) {
  std::vector<Point> kept;
  for (const Point& p : points) {
    while (kept.size() > 1 && is_superfluous(kept[kept.size() - 2], kept.back(), p))
      kept.pop_back();
    if (kept.empty() || !(kept.back() == p)) kept.push_back(p);
  }
  while (kept.size() > 2 && is_superfluous(kept[kept.size() - 2], kept.back(), kept.front()))
    kept.pop_back();
  while (kept.size() > 2 && is_superfluous(kept.back(), kept.front(), kept[1]))
    kept.erase(kept.begin());
  return kept;
}

// The cells that each level crosses, level by level: cells[first[k]] to cells[first[k + 1]] for
// edges[k].
struct CrossedCells {
  std::vector<std::size_t> first;
  std::vector<Index> cells;
};

CrossedCells crossed_cells(const Grid& grid, const std::vector<double>& edges) {
  // The levels in (lowest corner, highest corner], without the first and last edge: nothing lies
  // beyond them.
  const auto levels_of = [&](Index n) {
    const auto [low, high] = std::minmax(
        {grid.z(n), grid.z(n + 1), grid.z(n + grid.columns()), grid.z(n + grid.columns() + 1)});
    const auto begin = edges.begin() + 1, end = edges.end() - 1;
    return std::pair{std::upper_bound(begin, end, low) - edges.begin(),
                     std::upper_bound(begin, end, high) - edges.begin()};
  };
  CrossedCells crossed;
  crossed.first.assign(edges.size() + 1, 0);
  for (const Index n : grid.cells()) {
    const auto [from, to] = levels_of(n);
    for (auto k = from; k < to; ++k) ++crossed.first[static_cast<std::size_t>(k) + 1];
  }
  for (std::size_t k = 1; k < crossed.first.size(); ++k) crossed.first[k] += crossed.first[k - 1];
  crossed.cells.resize(crossed.first.back());
  std::vector<std::size_t> fill = crossed.first;
  for (const Index n : grid.cells()) {
    const auto [from, to] = levels_of(n);
    for (auto k = from; k < to; ++k) crossed.cells[fill[static_cast<std::size_t>(k)]++] = n;
  }
  return crossed;
}

// Traces the boundary of {z >= level}, the set on its left.
class LevelTracer {
 public:
  explicit LevelTracer(const Grid& grid)
      : grid_(grid), next_(static_cast<std::size_t>(2 * grid.nodes()), none) {}

  // Appends the rings through the given cells, all those that the level crosses.
  void trace(double level, int band, const Index* cell, const Index* end,
             std::vector<TracedRing>& rings) {
    level_ = level;
    starts_.clear();
    for (; cell != end; ++cell) add_segments(*cell);
    for (const Index start : starts_) {
      if (next(start) == none) continue;
      std::vector<Point> points = simplified(ring_from(start));
      const long double area = signed_area(points);
      rings.push_back({{area > 0.0L ? band : band - 1, std::move(points)}, area});
    }
  }

 private:
  Index& next(Index edge) { return next_[static_cast<std::size_t>(edge)]; }
  bool high(Index node) const { return grid_.z(node) >= level_; }

  void join(Index from, Index to) {
    next(from) = to;
    starts_.push_back(from);
  }

  // Going around a cell counterclockwise, the line enters it where the corners change from high to
  // low, and leaves it where they change from low to high: so the high corners are on its left.
  void add_segments(Index n) {
    const Index up = n + grid_.columns();
    const std::array<Index, 4> corner = {n, n + 1, up + 1, up};
    const std::array<Index, 4> edge = {2 * n, 2 * (n + 1) + 1, 2 * up, 2 * n + 1};
    std::array<Index, 2> in{}, out{};
    std::size_t ins = 0, outs = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const bool here = high(corner[i]), there = high(corner[(i + 1) % 4]);
      if (here && !there) in[ins++] = edge[i];
      if (!here && there) out[outs++] = edge[i];
    }
    if (ins == 1) return join(in[0], out[0]);
    // A saddle. In counterclockwise order in and out alternate; the out that follows an in cuts off
    // the low corner between them, the out before it cuts off the high one.
    const double mean = grid_.z(n) / 4 + grid_.z(n + 1) / 4 + grid_.z(up) / 4 + grid_.z(up + 1) / 4;
    const bool in_first = high(corner[0]);
    const bool follow = mean >= level_;
    const std::size_t partner = follow == in_first ? 0 : 1;
    join(in[0], out[partner]);
    join(in[1], out[1 - partner]);
  }

  // Follows the line from one crossing until it is back there; along the border where it leaves the
  // domain.
  std::vector<Point> ring_from(Index start) {
    std::vector<Point> points;
    Index edge = start;
    do {
      points.push_back(grid_.crossing(edge, level_));
      edge = std::exchange(next(edge), none);
      if (grid_.step_on(edge) == none) continue;
      points.push_back(grid_.crossing(edge, level_));
      Index step = grid_.step_on(edge);
      for (; high(grid_.step(step).to); step = grid_.step_after(step))
        points.push_back(grid_.position(grid_.step(step).to));
      edge = grid_.step(step).edge;
    } while (edge != start);
    return points;
  }

  const Grid& grid_;
  double level_ = 0.0;
  std::vector<Index>
      next_;  // where the line from this edge's crossing leads; none: not on the line
  std::vector<Index> starts_;  // every edge from which a piece of the line starts
};

// A border loop as a ring: around the domain it shows the band of its lowest sample, around a hole
// nothing.
TracedRing border_ring(const Grid& grid, Index loop, const std::vector<double>& edges) {
  std::vector<Point> points;
  double lowest = grid.z(grid.step(loop).from);
  Index at = loop;
  do {
    points.push_back(grid.position(grid.step(at).from));
    lowest = std::min(lowest, grid.z(grid.step(at).from));
    at = grid.step_after(at);
  } while (at != loop);
  points = simplified(points);
  const long double area = signed_area(points);
  const auto band =
      std::upper_bound(edges.begin() + 1, edges.end() - 1, lowest) - edges.begin() - 1;
  return {{area > 0.0L ? static_cast<int>(band) : Ring::blank, std::move(points)}, area};
}

// Larger rings are painted first, so each comes after those around it; equal ones by their bands
// and first points, so that the order is the same wherever they are sorted. Rings that differ by
// less than rounding (along the border, say) nest by their bands: upwards around regions, downwards
// around holes.
void sort_for_painting(std::vector<TracedRing>& rings, long double rounding) {
  const auto size = [](const TracedRing& r) { return std::fabs(r.area); };
  const auto key = [&](const TracedRing& r) {
    const Point first = r.ring.points.empty() ? Point{} : r.ring.points.front();
    return std::tuple(-size(r), r.ring.band, first.x, first.y);
  };
  std::sort(rings.begin(), rings.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto nests = [](const TracedRing& a, const TracedRing& b) {
    if ((a.area > 0) != (b.area > 0)) return a.area > 0;
    return a.area > 0 ? a.ring.band < b.ring.band : a.ring.band > b.ring.band;
  };
  for (auto first = rings.begin(); first != rings.end();) {
    auto last = first + 1;
    while (last != rings.end() && size(*(last - 1)) - size(*last) <= rounding) ++last;
    std::stable_sort(first, last, nests);
    first = last;
  }
}

// The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below `at_least` >
// 0.
double round_step(double at_least) {
  const double power = std::floor(std::log10(at_least));
  for (const double e : {power - 1, power, power + 1})
    for (const double m : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
      if (m * std::pow(10.0, e) >= at_least * (1.0 - 1e-10)) return m * std::pow(10.0, e);
  return at_least;
}

}  // namespace

double multiple(double n, double step) {
  const double exponent = std::floor(std::log10(step)) - 1.0;
  if (exponent > -1.0 || exponent < -20.0) return n * step;
  const double scale = std::pow(10.0, -exponent);
  return n * std::round(step * scale) / scale;
}

std::vector<double> contour_levels(double z_min, double z_max, int levels) {
  const double largest = std::max(std::fabs(z_min), std::fabs(z_max));
  if (z_max - z_min <= 1e-12 * largest || z_max - z_min < 1e-300) {
    const double half = largest > 0.0 ? largest / 2.0 : 0.5;
    return {z_min - half, z_max + half};
  }
  // Rounding must not add a band: values that close to an edge count as on it.
  constexpr double on_edge = 1e-9;
  double step = round_step(z_max / levels - z_min / levels);
  double first = 0.0, last = 0.0;
  for (;; step = round_step(step * 1.01)) {
    first = std::floor(z_min / step + on_edge);
    last = std::max(std::ceil(z_max / step - on_edge), first + 1.0);
    if (last - first <= levels) break;
    // One band cannot start at a multiple of its own width when zero lies inside.
    if (step > 4.0 * (z_max - z_min) && levels == 1) return {z_min, z_max};
  }
  std::vector<double> edges;
  const auto bands = static_cast<int>(last - first);
  for (int n = 0; n <= bands; ++n) edges.push_back(multiple(first + n, step));
  return edges;
}

std::vector<Ring> contour_bands(const Vector& x, const Vector& y, const Matrix& z,
                                const std::vector<double>& edges) {
  const Grid grid(x, y, z);
  const CrossedCells crossed = crossed_cells(grid, edges);
  std::vector<TracedRing> traced;
  for (const Index loop : grid.loops()) traced.push_back(border_ring(grid, loop, edges));
  LevelTracer tracer(grid);
  for (std::size_t k = 1; k + 1 < edges.size(); ++k)
    tracer.trace(edges[k], static_cast<int>(k), crossed.cells.data() + crossed.first[k],
                 crossed.cells.data() + crossed.first[k + 1], traced);
  const long double domain = (static_cast<long double>(x(x.size() - 1)) - x(0)) *
                             (static_cast<long double>(y(y.size() - 1)) - y(0));
  std::erase_if(traced, [&](const TracedRing& r) { return std::fabs(r.area) < 1e-12L * domain; });
  sort_for_painting(traced, 1e-15L * domain);
  std::vector<Ring> rings;
  for (TracedRing& r : traced) rings.push_back(std::move(r.ring));
  return rings;
}

}  // namespace chalkline::plot
