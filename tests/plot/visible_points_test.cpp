#include "plot/visible_points.hpp"

#include <cmath>
#include <numeric>
#include <random>

#include "catch.hpp"
#include "sanitized.hpp"

using namespace chalkline;
using namespace chalkline::plot;

namespace {

std::vector<Point> random_points(std::size_t n, double width, double height) {
  std::mt19937 engine(7);
  std::normal_distribution<double> x(width / 2, width / 8), y(height / 2, height / 8);
  std::vector<Point> points;
  for (std::size_t i = 0; i < n; ++i) points.push_back({x(engine), y(engine)});
  return points;
}

}  // namespace

TEST_CASE("markers that do not lie on each other all stay, in their order") {
  std::vector<Point> points;
  for (int i = 0; i < 20; ++i) points.push_back({i * 13.0, (i * 7) % 20 * 15.0});
  for (const Marker marker : {Marker::circle, Marker::plus, Marker::cross, Marker::square,
                              Marker::diamond, Marker::triangle}) {
    std::vector<std::size_t> all(points.size());
    std::iota(all.begin(), all.end(), 0);
    CHECK(visible_points(points, 300, 300, {marker}) == all);
  }
}

TEST_CASE("a marker on another one goes, one beside it stays") {
  const std::vector<Point> points = {{50, 50}, {50.01, 50}, {50, 50}, {50.5, 50}, {62, 50}};
  std::vector<std::size_t> visible = visible_points(points, 100, 100, {});
  REQUIRE(visible.size() == 3);
  CHECK(visible[0] < 3);  // one of those in one place
  CHECK(visible[1] == 3);
  CHECK(visible[2] == 4);
}

TEST_CASE("a marker is drawn where its middle is in the area, and nowhere else") {
  const double none = std::nan("");
  const std::vector<Point> points = {{-0.1, 5}, {0, 0},    {100, 50},  {100.1, 5},
                                     {none, 5}, {5, none}, {1e300, 5}, {5, -INFINITY}};
  CHECK(visible_points(points, 100, 50, {}) == std::vector<std::size_t>{1, 2});
}

TEST_CASE("of a filled marker the middle may be covered by its neighbors, its outline not") {
  // Those around it cover it, and leave of its outline what lies in none of theirs.
  std::vector<Point> points = {{50, 50}};
  for (int i = 0; i < 12; ++i)
    points.push_back({50 + 3 * std::cos(i * 0.5236), 50 + 3 * std::sin(i * 0.5236)});
  CHECK(visible_points(points, 100, 100, {Marker::circle, 6.0, false}).size() < 13);
  CHECK(visible_points(points, 100, 100, {Marker::circle, 6.0, true}).size() == 13);
}

TEST_CASE("every place that a circle covers is covered by one of those that stay") {
  const double width = 200, height = 150;
  const std::vector<Point> points = random_points(20'000, width, height);
  const auto visible = visible_points(points, width, height, {});
  CHECK(visible.size() < 2'000);
  const auto distance_to = [&](const Point& place, const auto& which) {
    double least = 1e9;
    for (const std::size_t i : which)
      least = std::min(least, std::hypot(points[i].x - place.x, points[i].y - place.y));
    return least;
  };
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].x >= 0 && points[i].x <= width && points[i].y >= 0 && points[i].y <= height)
      all.push_back(i);
  std::mt19937 engine(3);
  std::uniform_real_distribution<double> x(0, width), y(0, height);
  for (int tries = 0; tries < 1'000; ++tries) {
    const Point place{x(engine), y(engine)};
    if (distance_to(place, all) <= 6.0) CHECK(distance_to(place, visible) <= 6.0 + 0.25);
  }
}

TEST_CASE("markers sorted along an axis are thinned as others are") {
  std::vector<Point> points;
  for (int i = 0; i < 200'000; ++i)
    points.push_back({i * 0.003, 200.0 + 200.0 * std::sin(1.0 * i * i)});
  CHECK(visible_points(points, 600, 400, {}).size() < 20'000);
}

TEST_CASE("of very many markers of any kind and size few show") {
  const std::vector<Point> points = random_points(test::fewer(300'000), 600, 420);
  for (const Marker marker : {Marker::circle, Marker::plus, Marker::square, Marker::triangle})
    for (const double radius : {1.0, 6.0, 60.0}) {
      const auto visible = visible_points(points, 600, 420, {marker, radius, true});
      INFO(static_cast<int>(marker) << " of " << radius << " pixels: " << visible.size());
      CHECK(visible.size() < (radius < 6.0 ? 160'000 : 40'000));
    }
}
