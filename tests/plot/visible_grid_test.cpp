#include "plot/visible_grid.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "numpy/arange.hpp"

using namespace chalkline;
using namespace chalkline::plot;

namespace {

SampledGrid grid_of(std::size_t columns, std::size_t rows, double (*f)(double, double)) {
  SampledGrid grid{Vector::from_shape({columns}), Vector::from_shape({rows}),
                   Matrix::from_shape({rows, columns})};
  for (std::size_t j = 0; j < columns; ++j)
    grid.x(j) = static_cast<double>(j) / static_cast<double>(columns - 1);
  for (std::size_t i = 0; i < rows; ++i)
    grid.y(i) = static_cast<double>(i) / static_cast<double>(rows - 1);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) grid.z(i, j) = f(grid.x(j), grid.y(i));
  return grid;
}

double plane(double x, double y) { return 3.0 * x - 2.0 * y + 1.0; }

constexpr std::size_t few = 10'000;

const Viewport hundred{0.0, 1.0, 0.0, 1.0, 100, 50};

}  // namespace

TEST_CASE("a small grid stays as it is, wherever one looks") {
  const SampledGrid grid = grid_of(300, 200, plane);
  const SampledGrid visible = visible_grid(grid, {5.0, 6.0, 5.0, 6.0, 10, 10}, 60'000);
  CHECK(visible.x == grid.x);
  CHECK(visible.y == grid.y);
  CHECK(visible.z == grid.z);
}

TEST_CASE("of a large grid about a sample a pixel stays, with the corners as they were") {
  const SampledGrid grid = grid_of(1000, 700, plane);
  const SampledGrid visible = visible_grid(grid, hundred, few);
  CHECK(visible.x.size() > 80);
  CHECK(visible.x.size() <= 102);
  CHECK(visible.y.size() > 40);
  CHECK(visible.y.size() <= 52);
  CHECK(visible.x(0) == 0.0);
  CHECK(visible.x(visible.x.size() - 1) == 1.0);
  CHECK(visible.y(visible.y.size() - 1) == 1.0);
  CHECK(visible.z(0, 0) == grid.z(0, 0));
  CHECK(visible.z(visible.y.size() - 1, visible.x.size() - 1) == grid.z(699, 999));
  for (std::size_t i = 0; i < visible.y.size(); ++i)
    for (std::size_t j = 0; j < visible.x.size(); ++j)
      CHECK(visible.z(i, j) == Approx(plane(visible.x(j), visible.y(i))));
}

TEST_CASE("what varies within a pixel is its mean there") {
  SampledGrid grid = grid_of(1000, 700, plane);
  for (std::size_t i = 0; i < 700; ++i)
    for (std::size_t j = 0; j < 1000; ++j) grid.z(i, j) = (i + j) % 2 == 0 ? 1.0 : -1.0;
  const SampledGrid visible = visible_grid(grid, hundred, few);
  for (std::size_t i = 1; i + 1 < visible.y.size(); ++i)
    for (std::size_t j = 1; j + 1 < visible.x.size(); ++j) CHECK(std::fabs(visible.z(i, j)) < 0.1);
}

TEST_CASE("a hole stays a hole, a single missing sample is none") {
  SampledGrid grid = grid_of(1000, 700, plane);
  grid.z(350, 500) = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 100; i < 200; ++i)
    for (std::size_t j = 100; j < 200; ++j) grid.z(i, j) = std::numeric_limits<double>::infinity();
  const SampledGrid visible = visible_grid(grid, hundred, few);
  std::size_t blank = 0;
  for (const double z : visible.z) blank += std::isnan(z);
  CHECK(blank >= 9 * 6);
  CHECK(blank <= 11 * 9);
}

TEST_CASE("where one looks closely nothing is thinned, and what is outside goes") {
  const SampledGrid grid = grid_of(1000, 700, plane);
  const SampledGrid visible = visible_grid(grid, {0.5, 0.55, 0.5, 0.55, 100, 100}, few);
  CHECK(visible.x(0) <= 0.5);
  CHECK(visible.x(0) > 0.498);
  CHECK(visible.x(visible.x.size() - 1) >= 0.55);
  CHECK(visible.x.size() >= 51);
  CHECK(visible.x.size() <= 53);
  for (std::size_t i = 0; i < visible.y.size(); ++i)
    for (std::size_t j = 0; j < visible.x.size(); ++j)
      CHECK(visible.z(i, j) == Approx(plane(visible.x(j), visible.y(i))).epsilon(1e-12));
}

TEST_CASE("an axis that is sampled unevenly keeps what can be told apart") {
  SampledGrid grid = grid_of(1000, 700, plane);
  for (std::size_t j = 0; j < 500; ++j) grid.x(j) = 0.01 * static_cast<double>(j) / 500.0;
  for (std::size_t j = 500; j < 1000; ++j)
    grid.x(j) = 0.01 + 0.99 * static_cast<double>(j - 499) / 500.0;
  const SampledGrid visible = visible_grid(grid, {0.0, 1.0, 0.0, 1.0, 500, 50}, few);
  std::size_t fine = 0;
  for (const double x : visible.x) fine += x < 0.01;
  CHECK(fine < 7);
  CHECK(visible.x.size() > 240);
}

TEST_CASE("outside of the viewport there is always a grid to draw") {
  const SampledGrid grid = grid_of(1000, 700, plane);
  for (const auto& [low, high] : {std::pair{2.0, 3.0}, {-3.0, -2.0}, {-1e300, 1e300}, {1.0, 2.0}}) {
    const SampledGrid visible = visible_grid(grid, {low, high, low, high, 100, 100}, few);
    CHECK(visible.x.size() >= 2);
    CHECK(visible.y.size() >= 2);
    CHECK(visible.z.shape(0) == visible.y.size());
    CHECK(visible.z.shape(1) == visible.x.size());
  }
}
