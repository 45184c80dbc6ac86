#include "plot/contour_bands.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <random>

#include "catch.hpp"
#include "grids.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

bool contains(const std::vector<Point>& polygon, const Point& p) {
  bool inside = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Point &a = polygon[i], &b = polygon[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

// What the painter leaves visible at p: the last ring over it.
int painted_band(const std::vector<Ring>& rings, const Point& p) {
  for (std::size_t i = rings.size(); i-- > 0;)
    if (contains(rings[i].points, p)) return rings[i].band;
  return Ring::blank;
}

// The same rule worked out for one point and one cell, by itself: is the point in {z >= level}? The
// set is the polygon of the cell's high corners and its crossings, except in a saddle with a low
// mean, where it is the two triangles at the high corners. `slack` becomes the distance to the
// nearest line, if smaller.
bool in_set(const std::array<Point, 4>& corner, const std::array<double, 4>& z, double level,
            const Point& p, double& slack) {
  std::vector<Point> crossings(4);
  std::array<bool, 4> crossed{};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t j = (i + 1) % 4;
    crossed[i] = (z[i] >= level) != (z[j] >= level);
    const double t = (level - z[i]) / (z[j] - z[i]);
    crossings[i] = {corner[i].x + t * (corner[j].x - corner[i].x),
                    corner[i].y + t * (corner[j].y - corner[i].y)};
  }
  const auto note = [&](const Point& a, const Point& b) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length > 0.0)
      slack = std::min(slack,
                       std::fabs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length);
  };
  const auto triangle = [&](std::size_t i) {
    const Point &a = crossings[(i + 3) % 4], &b = crossings[i];
    note(a, b);
    return contains({a, corner[i], b}, p);
  };
  const auto count = std::count(crossed.begin(), crossed.end(), true);
  if (count == 4) {
    const bool mean_high = (z[0] + z[1] + z[2] + z[3]) / 4.0 >= level;
    bool in_cut = false;
    for (std::size_t i = 0; i < 4; ++i)
      if ((z[i] >= level) != mean_high) in_cut |= triangle(i);
    return in_cut != mean_high;
  }
  if (count == 0) return z[0] >= level;
  std::vector<Point> polygon, line;
  for (std::size_t i = 0; i < 4; ++i) {
    if (z[i] >= level) polygon.push_back(corner[i]);
    if (crossed[i]) polygon.push_back(crossings[i]), line.push_back(crossings[i]);
  }
  note(line[0], line[1]);
  return contains(polygon, p);
}

// The band at p, or a bogus one if p is too close to a line to tell.
constexpr int cannot_tell = -99;
int expected_band(const Samples& s, const std::vector<double>& edges, const Point& p) {
  const auto cell = [](const Vector& axis, double v) {
    return static_cast<std::size_t>(std::upper_bound(axis.begin(), axis.end(), v) - axis.begin()) -
           1;
  };
  const std::size_t j = cell(s.x_axis, p.x), i = cell(s.y_axis, p.y);
  const std::array<double, 4> z = {s.z(i, j), s.z(i, j + 1), s.z(i + 1, j + 1), s.z(i + 1, j)};
  const std::array<Point, 4> corner = {
      Point{s.x_axis(j), s.y_axis(i)}, Point{s.x_axis(j + 1), s.y_axis(i)},
      Point{s.x_axis(j + 1), s.y_axis(i + 1)}, Point{s.x_axis(j), s.y_axis(i + 1)}};
  if (!std::all_of(z.begin(), z.end(), is_drawable)) return Ring::blank;
  double slack = 1.0;
  int band = 0;
  for (std::size_t k = 1; k + 1 < edges.size(); ++k)
    if (in_set(corner, z, edges[k], p, slack)) band = static_cast<int>(k);
  return slack < 1e-9 ? cannot_tell : band;
}

// How many of so many random points are painted with another band than the rule gives.
int wrong_points(const Samples& s, const std::vector<double>& edges, int points = 4000) {
  const auto rings = contour_bands(s.x_axis, s.y_axis, s.z, edges);
  std::mt19937 engine(7);
  const auto draw = [&](const Vector& axis) {
    return std::uniform_real_distribution<double>(axis(0), axis(axis.size() - 1))(engine);
  };
  int wrong = 0;
  for (int n = 0; n < points; ++n) {
    const Point p{draw(s.x_axis), draw(s.y_axis)};
    const int expected = expected_band(s, edges, p);
    wrong += expected != cannot_tell && painted_band(rings, p) != expected;
  }
  return wrong;
}

std::vector<double> levels_of(const Matrix& z, int levels) {
  double low = 1e300, high = -1e300;
  for (const double v : z)
    if (is_drawable(v)) low = std::min(low, v), high = std::max(high, v);
  return contour_levels(low, high, levels);
}

}  // namespace

TEST_CASE("levels are round numbers that cover the values") {
  const auto edges = contour_levels(9.9e-32, 2.0, 50);
  REQUIRE(edges.size() == 51);
  CHECK(edges.front() == 0.0);
  CHECK(edges[1] == 0.04);
  CHECK(edges[49] == 1.96);
  CHECK(edges.back() == 2.0);
  CHECK(contour_levels(0.0, 1.0, 1) == std::vector<double>{0.0, 1.0});
  CHECK(contour_levels(-3.0, 7.0, 10) == std::vector<double>{-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("levels never exceed their number, increase and cover, whatever the range") {
  std::mt19937_64 engine(3);
  std::uniform_real_distribution<double> unit(-1.0, 1.0), power(-250.0, 250.0);
  for (int n = 0; n < 3000; ++n) {
    const double scale = std::pow(10.0, power(engine));
    double low = unit(engine) * scale, high = unit(engine) * scale;
    if (low > high) std::swap(low, high);
    const int levels = 1 + n % 60;
    const auto edges = contour_levels(low, high, levels);
    REQUIRE(edges.size() >= 2);
    REQUIRE(edges.size() <= static_cast<std::size_t>(levels) + 1);
    REQUIRE(std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>()) == edges.end());
    REQUIRE(edges.front() <= low + 1e-7 * scale);
    REQUIRE(edges.back() >= high - 1e-7 * scale);
  }
}

TEST_CASE("a single value is one band around it") {
  for (const double c : {0.0, 5.0, -2.5, 1e-200, 1e200}) {
    const auto edges = contour_levels(c, c, 50);
    REQUIRE(edges.size() == 2);
    CHECK(edges[0] < c);
    CHECK(edges[1] > c);
  }
}

TEST_CASE("every point is painted with its band") {
  struct Case {
    const char* name;
    double (*f)(double, double);
    double low, high;
  };
  for (const Case& c :
       {Case{"bowl", bowl, -1, 0.9}, Case{"saddle", saddle, -1, 1.1},
        Case{"himmelblau", himmelblau, -5, 5}, Case{"rastrigin", rastrigin, -2.1, 2.2},
        Case{"asymmetric", asymmetric, -1, 1.3}})
    for (const std::size_t n : {2u, 3u, 20u, 61u})
      for (const int levels : {1, 2, 7, 50}) {
        const auto s = sample(c.f, n, n + 3, c.low, c.high, c.low - 0.2, c.high);
        INFO(c.name << ", " << n << " samples, " << levels << " levels");
        CHECK(wrong_points(s, levels_of(s.z, levels), 1000) == 0);
      }
}

TEST_CASE("the course's bowl is painted with its fifty bands") {
  const auto s = course_bowl();
  CHECK(wrong_points(s, levels_of(s.z, 50), 20000) == 0);
}

TEST_CASE("noise, with a saddle in every other cell, is painted right") {
  std::mt19937 engine(5);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  for (int n = 0; n < 20; ++n) {
    const auto s = sample([&](double, double) { return uniform(engine); }, 15, 11, 0, 1, 0, 2);
    CHECK(wrong_points(s, levels_of(s.z, 12)) == 0);
  }
}

TEST_CASE("values exactly on a level, plateaus and steps are painted right") {
  std::mt19937 engine(9);
  for (int n = 0; n < 40; ++n) {
    const auto s = sample([&](double, double) { return static_cast<double>(engine() % 4); }, 12, 9,
                          0, 1, 0, 1);
    CHECK(wrong_points(s, {0.0, 1.0, 2.0, 3.0}) == 0);
    CHECK(wrong_points(s, {-1.0, 0.5, 1.0, 1.5, 4.0}) == 0);
  }
  const auto mesa = sample(
      [](double x, double y) { return std::fabs(x) < 0.5 && std::fabs(y) < 0.5 ? 2.0 : 0.0; }, 9, 9,
      -1, 1, -1, 1);
  CHECK(wrong_points(mesa, contour_levels(0.0, 2.0, 50)) == 0);
}

TEST_CASE("a level that passes a node by less than rounding changes nothing else") {
  auto s = sample([](double, double) { return 1.0; }, 6, 6, 0, 1, 0, 1);
  s.z(0, 3) = std::nextafter(1.0, 0.0);
  s.z(2, 2) = std::nextafter(1.0, 0.0);
  s.z(4, 4) = 2.0;
  CHECK(wrong_points(s, {0.0, 1.0, 1.5, 2.0}) == 0);
  CHECK(wrong_points(s, {0.0, 1.0, 2.0}) == 0);
}

TEST_CASE("one value everywhere is one rectangle") {
  const auto s = sample([](double, double) { return 4.0; }, 5, 7, 0, 1, 0, 1);
  const auto rings = contour_bands(s.x_axis, s.y_axis, s.z, contour_levels(4.0, 4.0, 50));
  REQUIRE(rings.size() == 1);
  CHECK(rings[0].band == 0);
  CHECK(rings[0].points.size() == 4);
}

TEST_CASE("cells without a sample are blank, and their neighbors are not") {
  for (const double missing : {not_a_number, std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(), 1e301}) {
    auto s = sample(himmelblau, 25, 21, -5, 5, -5, 5);
    for (const auto& [i, j] :
         {std::pair{5, 5}, {6, 6}, {7, 5}, {0, 0}, {20, 24}, {10, 24}, {0, 12}, {9, 14}})
      s.z(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) = missing;
    CHECK(wrong_points(s, levels_of(s.z, 30), 8000) == 0);
  }
}

TEST_CASE("blank cells that meet at corners, and islands in blank seas, are painted right") {
  std::mt19937 engine(21);
  for (int n = 0; n < 60; ++n) {
    const unsigned holes = 2 + static_cast<unsigned>(n) % 9;
    const auto s =
        sample([&](double x,
                   double y) { return engine() % holes == 0 ? not_a_number : std::sin(5 * x) * y; },
               14, 12, -1, 1, -1, 1);
    CHECK(wrong_points(s, contour_levels(-1.0, 1.0, 9), 2000) == 0);
  }
  auto island = sample(bowl, 21, 21, -1, 1, -1, 1);
  for (std::size_t i = 4; i <= 16; ++i)
    for (std::size_t j = 4; j <= 16; ++j)
      if (i <= 6 || i >= 14 || j <= 6 || j >= 14) island.z(i, j) = not_a_number;
  CHECK(wrong_points(island, contour_levels(0.0, 2.0, 20), 8000) == 0);
}

TEST_CASE("without two by two samples together nothing is painted") {
  auto s = sample([](double, double) { return not_a_number; }, 3, 3, 0, 1, 0, 1);
  s.z(1, 1) = 1.0;
  CHECK(contour_bands(s.x_axis, s.y_axis, s.z, contour_levels(1.0, 1.0, 5)).empty());
}

TEST_CASE("nothing is transposed or mirrored") {
  // z grows with x alone: the bands are upright strips.
  const auto s = sample([](double x, double) { return x; }, 11, 6, 0, 1, 0, 5);
  const auto rings = contour_bands(s.x_axis, s.y_axis, s.z, {0.0, 0.25, 0.5, 0.75, 1.0});
  CHECK(painted_band(rings, {0.1, 4.9}) == 0);
  CHECK(painted_band(rings, {0.9, 0.1}) == 3);
  CHECK(rings.size() == 4);
}

TEST_CASE("enormous and tiny values and uneven axes are painted right") {
  auto s = sample([](double x, double y) { return 1e299 * (x - y); }, 9, 9, -1, 1, -1, 1);
  CHECK(wrong_points(s, levels_of(s.z, 10)) == 0);
  s = sample([](double x, double y) { return 1e-290 * (x - y * y); }, 9, 9, -1, 1, -1, 1);
  CHECK(wrong_points(s, levels_of(s.z, 10)) == 0);
  s = sample(asymmetric, 12, 12, 0, 1, 0, 1);
  for (std::size_t i = 0; i < 12; ++i)
    s.x_axis(i) = std::pow(2.0, static_cast<double>(i)), s.y_axis(i) *= s.y_axis(i);
  CHECK(wrong_points(s, levels_of(s.z, 25)) == 0);
}

TEST_CASE("rings have no repeated or superfluous corners") {
  const auto s = course_bowl();
  for (const Ring& ring : contour_bands(s.x_axis, s.y_axis, s.z, levels_of(s.z, 50))) {
    REQUIRE(ring.points.size() >= 3);
    for (std::size_t i = 0; i < ring.points.size(); ++i)
      REQUIRE(!(ring.points[i] == ring.points[(i + 1) % ring.points.size()]));
  }
}
