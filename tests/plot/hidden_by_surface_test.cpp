#include "plot/hidden_by_surface.hpp"

#include <cmath>
#include <random>

#include "catch.hpp"
#include "grids.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

/// A surface on axes of uneven samples, from -1 to 1 like its box.
SampledGrid hills() {
  const Vector x = {-1.0, -0.9, -0.35, -0.3, 0.1, 0.6, 1.0}, y = {-0.8, -0.5, 0.0, 0.05, 0.7, 0.9};
  Matrix z = Matrix::from_shape({y.size(), x.size()});
  for (std::size_t i = 0; i < y.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j)
      z(i, j) = 0.6 * std::sin(4.0 * x(j)) * std::cos(3.0 * y(i));
  return {x, y, z};
}

Layout unit_box() {
  Layout l;
  for (AxisLayout* axis : {&l.x, &l.y, &l.z}) axis->low = -1.0, axis->high = 1.0;
  l.view.z_scale = 1.0;
  return l;
}

/// The surface's height, each cell looked for among all; NaN beside the surface.
double height(const SampledGrid& g, double x, double y) {
  for (std::size_t i = 0; i + 1 < g.y.size(); ++i)
    for (std::size_t j = 0; j + 1 < g.x.size(); ++j) {
      const double s = (x - g.x(j)) / (g.x(j + 1) - g.x(j)),
                   t = (y - g.y(i)) / (g.y(i + 1) - g.y(i));
      if (s < 0.0 || s > 1.0 || t < 0.0 || t > 1.0) continue;
      return (g.z(i, j) * (1.0 - s) + g.z(i, j + 1) * s) * (1.0 - t) +
             (g.z(i + 1, j) * (1.0 - s) + g.z(i + 1, j + 1) * s) * t;
    }
  return std::nan("");
}

/// How far the surface is from being on the other side of the way to the viewer: below 0 if it
/// hides the place.
double clearance(const SampledGrid& g, const BoxPlace& p) {
  const double turned = std::acos(-1.0) / 6.0, tilted = 62.0 / 180.0 * std::acos(-1.0);
  const BoxPlace way{std::sin(turned) * std::sin(tilted), -std::cos(turned) * std::sin(tilted),
                     std::cos(tilted)};
  const double side = p.z - height(g, p.x, p.y) < 0.0 ? -1.0 : 1.0;
  double least = 10.0;
  // From one t to the next it changes by less than 0.03.
  for (double t = 0.0; t < 4.0; t += 0.01) {
    const double above = p.z + t * way.z - height(g, p.x + t * way.x, p.y + t * way.y);
    if (above == above) least = std::min(least, above * side);
  }
  return least;
}

}  // namespace

TEST_CASE("a place is hidden where the surface lies between it and the viewer") {
  const SampledGrid g = hills();
  const SurfaceView view(unit_box(), g);
  std::mt19937 engine(3);
  std::uniform_real_distribution<double> anywhere(-1.2, 1.2);
  int hidden = 0, seen = 0;
  for (int i = 0; i < 400; ++i) {
    const BoxPlace p{anywhere(engine), anywhere(engine), anywhere(engine)};
    if (std::fabs(p.z - height(g, p.x, p.y)) < 0.1) continue;  // on it, more or less
    const double free = clearance(g, p);
    if (std::fabs(free) < 0.05) continue;
    INFO(p.x << " " << p.y << " " << p.z << ": " << free);
    CHECK(view.hides(p) == (free < 0.0));
    ++(free < 0.0 ? hidden : seen);
  }
  CHECK(hidden > 20);
  CHECK(seen > 20);
}
