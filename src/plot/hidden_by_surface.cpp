#include "plot/hidden_by_surface.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace chalkline::plot {
namespace {

constexpr double tolerance = 0.015;

/// The column or row whose cell has the place.
std::size_t cell_of(const Vector& places, double at) {
  const auto after = std::upper_bound(places.begin() + 1, places.end() - 1, at);
  return static_cast<std::size_t>(after - places.begin()) - 1;
}

}  // namespace

SurfaceView::SurfaceView(const Layout& layout, SampledGrid surface)
    : x_(layout.x), y_(layout.y), z_(layout.z), surface_(std::move(surface)) {
  for (double& v : surface_.x) v = 2.0 * x_.part(v) - 1.0;
  for (double& v : surface_.y) v = 2.0 * y_.part(v) - 1.0;
  for (double& v : surface_.z) v = 2.0 * z_.part(v) - 1.0;
  constexpr double degree = std::numbers::pi / 180.0;
  const double turned = 30.0 * degree, tilted = 62.0 * degree;  // as in `set view`
  const SpaceView& view = layout.view;
  towards_viewer_ = {std::sin(turned) * std::sin(tilted) / view.x_half,
                     -std::cos(turned) * std::sin(tilted) / view.y_half,
                     std::cos(tilted) / view.z_scale};
}

BoxPlace SurfaceView::in_box(double x, double y, double z) const {
  return {2.0 * x_.part(x) - 1.0, 2.0 * y_.part(y) - 1.0, 2.0 * z_.part(z) - 1.0};
}

double SurfaceView::height_above(const BoxPlace& p) const {
  const Vector &x = surface_.x, &y = surface_.y;
  if (!(p.x >= x(0) && p.x <= x(x.size() - 1) && p.y >= y(0) && p.y <= y(y.size() - 1)))
    return std::numeric_limits<double>::quiet_NaN();
  const std::size_t j = cell_of(x, p.x), i = cell_of(y, p.y);
  const double s = (p.x - x(j)) / (x(j + 1) - x(j)), t = (p.y - y(i)) / (y(i + 1) - y(i));
  const Matrix& z = surface_.z;
  const double below = z(i, j) * (1.0 - s) + z(i, j + 1) * s,
               above = z(i + 1, j) * (1.0 - s) + z(i + 1, j + 1) * s;
  return p.z - (below * (1.0 - t) + above * t);
}

bool SurfaceView::hides(const BoxPlace& place) const {
  const double side = height_above(place) < -tolerance ? -1.0 : 1.0;
  constexpr double step = 0.01;
  for (double t = step; t < 4.0; t += step) {
    const BoxPlace at{place.x + t * towards_viewer_.x, place.y + t * towards_viewer_.y,
                      place.z + t * towards_viewer_.z};
    if (at.z > 1.0 + tolerance) return false;
    if (height_above(at) * side < -tolerance) return true;
  }
  return false;
}

}  // namespace chalkline::plot
