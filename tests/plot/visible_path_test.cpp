#include "plot/visible_path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "catch.hpp"
#include "grids.hpp"
#include "sanitized.hpp"

using namespace chalkline;
using namespace chalkline::plot;

namespace {

const Viewport unit{0.0, 1.0, 0.0, 1.0, 100, 100};
std::size_t corners(const VisiblePath& p) {
  std::size_t n = 0;
  for (const auto& line : p.lines) n += line.size();
  return n;
}

}  // namespace

TEST_CASE("a short path comes out unchanged, in order") {
  const Vector x{0.1, 0.9, 0.1, 0.9, 0.1}, y{0.1, 0.9, 0.1, 0.9, 0.1};
  const auto visible = visible_path(x, y, unit);
  REQUIRE(visible.lines.size() == 1);
  REQUIRE(visible.lines[0].size() == 5);
  REQUIRE(visible.dots.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(visible.lines[0][i] == Point{x(i), y(i)});
    CHECK(visible.dots[i] == Point{x(i), y(i)});
  }
}

TEST_CASE("a point that is not finite breaks the line") {
  const Vector x{0.1, 0.2, test::not_a_number, 0.4, 0.5}, y{0.1, 0.2, 0.3, 0.4, 0.5};
  const auto visible = visible_path(x, y, unit);
  REQUIRE(visible.lines.size() == 2);
  CHECK(visible.lines[0].back() == Point{0.2, 0.2});
  CHECK(visible.lines[1].front() == Point{0.4, 0.4});
  CHECK(visible.dots.size() == 4);
}

TEST_CASE("what is seen already is not kept again, the ends are") {
  const std::size_t n = 5000;
  Vector x = Vector::from_shape({n}), y = Vector::from_shape({n});
  for (std::size_t i = 0; i < n; ++i) x(i) = i % 2 ? 0.9 : 0.1, y(i) = 0.5;
  y(n - 1) = 0.5001;
  const auto visible = visible_path(x, y, unit);
  CHECK(corners(visible) <= 8);
  CHECK(visible.dots.size() == 2);
  CHECK(visible.lines.front().front() == Point{0.1, 0.5});
  CHECK(visible.lines.back().back() == Point{x(n - 1), 0.5001});
}

TEST_CASE("a smooth line stays in one piece, an eighth of a pixel from all that it leaves out") {
  const std::size_t n = 20'000;
  Vector x = Vector::from_shape({n}), y = Vector::from_shape({n});
  for (std::size_t i = 0; i < n; ++i) {
    x(i) = static_cast<double>(i) / (n - 1);
    y(i) = 0.5 + 0.5 * std::sin(20.0 * x(i));
  }
  const auto visible = visible_path(x, y, unit);
  REQUIRE(visible.lines.size() == 1);
  const std::vector<Point>& line = visible.lines[0];
  CHECK(line.size() < 200);
  for (std::size_t i = 0, k = 1; i < n; ++i) {
    while (k + 1 < line.size() && line[k].x < x(i)) ++k;
    const Point a = line[k - 1], b = line[k];
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double away = std::fabs((x(i) - a.x) * dy - (y(i) - a.y) * dx) / std::hypot(dx, dy);
    REQUIRE(100.0 * away < 0.126);
  }
}

TEST_CASE("a line that turns back keeps its corner") {
  const std::size_t n = 3001;
  Vector x = Vector::from_shape({n}), y = Vector::from_shape({n});
  for (std::size_t i = 0; i < n; ++i)
    x(i) = 0.5 - std::fabs(static_cast<double>(i) - 2000.0) / 5000.0, y(i) = 0.5;
  const auto visible = visible_path(x, y, unit);
  REQUIRE(visible.lines.size() == 1);
  REQUIRE(visible.lines[0].size() == 3);
  CHECK(visible.lines[0][1].x == Approx(0.5).margin(0.00126));
}

TEST_CASE("thinning leaves no cell empty that the path passes through") {
  std::mt19937 engine(4);
  std::normal_distribution<double> step(0.0, 0.01);
  const std::size_t n = 20000;
  Vector x = Vector::from_shape({n}), y = Vector::from_shape({n});
  x(0) = y(0) = 0.5;
  for (std::size_t i = 1; i < n; ++i)
    x(i) = std::clamp(x(i - 1) + step(engine), 0.0, 1.0),
    y(i) = std::clamp(y(i - 1) + step(engine), 0.0, 1.0);
  const auto pixels = [](const std::vector<Point>& dots) {  // those within a dot
    std::vector<char> inked(10000, 0);
    for (const Point& p : dots)
      for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 100; ++column)
          if (std::hypot(100.0 * p.x - column, 100.0 * p.y - row) < 1.9)
            inked[static_cast<std::size_t>(100 * row + column)] = 1;
    return inked;
  };
  std::vector<Point> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back({x(i), y(i)});
  const auto visible = visible_path(x, y, unit);
  CHECK(visible.dots.size() < n / 2);
  const std::vector<char> before = pixels(all), after = pixels(visible.dots);
  int lost = 0;
  for (std::size_t i = 0; i < before.size(); ++i) lost += before[i] != after[i];
  CHECK(lost < 40);  // of 10,000: those at the very rim
}

TEST_CASE("a diverging path is clipped near the viewport") {
  const Vector x{0.5, -1.0, 20.0, -1e5, 1e150, -1e299, 0.25},
      y{0.5, 1.0, -20.0, 1e5, 3.0, 1e299, 0.25};
  const auto visible = visible_path(x, y, unit);
  for (const auto& line : visible.lines)
    for (const Point& p : line) {
      CHECK(std::fabs(p.x - 0.5) <= 1.5000001);
      CHECK(std::fabs(p.y - 0.5) <= 1.5000001);
    }
  CHECK(visible.lines.front().front() == Point{0.5, 0.5});
  CHECK(visible.dots == std::vector<Point>{{0.5, 0.5}, {0.25, 0.25}});
}

TEST_CASE("a million points, near or far apart, become few") {
  const std::size_t n = test::sanitized ? 200'000 : 1'000'000;
  std::mt19937 engine(2);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  Vector x = Vector::from_shape({n}), y = Vector::from_shape({n});
  for (std::size_t i = 0; i < n; ++i) x(i) = uniform(engine), y(i) = uniform(engine);
  const auto visible = visible_path(x, y, {0.0, 1.0, 0.0, 1.0, 440, 440});
  CHECK(corners(visible) < 60'000);
  CHECK(visible.dots.size() < 60'000);
}
