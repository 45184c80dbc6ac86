#include "plot/level_lines.hpp"

#include <cmath>

#include "catch.hpp"
#include "plot/grids.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

TEST_CASE("a line inside the grid is closed, one that meets the border is open") {
  const Samples s = sample(bowl, 21, 21, -1.0, 1.0, -1.0, 1.0);
  const auto ring = level_lines(s.x_axis, s.y_axis, s.z, 0.5);
  REQUIRE(ring.size() == 1);
  CHECK(ring[0].front() == ring[0].back());
  for (const Point& p : ring[0]) CHECK(p.x * p.x + p.y * p.y == Approx(0.5).margin(0.01));
  const auto corners = level_lines(s.x_axis, s.y_axis, s.z, 1.5);
  REQUIRE(corners.size() == 4);
  for (const auto& line : corners) CHECK(!(line.front() == line.back()));
  CHECK(level_lines(s.x_axis, s.y_axis, s.z, 3.0).empty());
}

TEST_CASE("at a saddle the middle decides which corners are connected") {
  const Vector axis = {0.0, 1.0};
  for (const double low : {-3.0, -0.5}) {
    const Matrix z = {{1.0, low}, {low, 1.0}};
    const auto lines = level_lines(axis, axis, z, 0.0);
    REQUIRE(lines.size() == 2);
    for (const auto& line : lines) {
      REQUIRE(line.size() == 2);
      const double side = (line[0].x + line[1].x) / 2.0 - (line[0].y + line[1].y) / 2.0;
      // A high corner, (0, 0) or (1, 1), lies on the diagonal x = y; a low one does not.
      CHECK((std::fabs(side) < 1e-12) == (low < -1.0));
    }
  }
}

TEST_CASE("a blank sample ends a line") {
  Samples s = sample([](double x, double) { return x; }, 5, 5, 0.0, 4.0, 0.0, 4.0);
  s.z(2, 2) = std::nan("");
  const auto lines = level_lines(s.x_axis, s.y_axis, s.z, 1.5);
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) CHECK(line.size() == 2);
}
