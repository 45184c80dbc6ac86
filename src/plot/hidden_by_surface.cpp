#include "plot/hidden_by_surface.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <utility>

namespace chalkline::plot {
namespace {

constexpr double tolerance = 0.015;

/// The column or row whose cell has the place, looked for from one that is near.
std::size_t cell_of(std::span<const double> places, double at, std::size_t near) {
  while (near + 2 < places.size() && at >= places[near + 1]) ++near;
  while (near > 0 && at < places[near]) --near;
  return near;
}

std::span<const double> values_of(const Vector& v) { return {v.data(), v.size()}; }

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

double SurfaceView::height_above(const BoxPlace& p, Cell& near) const {
  const auto x = values_of(surface_.x), y = values_of(surface_.y);
  if (!(p.x >= x.front() && p.x <= x.back() && p.y >= y.front() && p.y <= y.back()))
    return std::numeric_limits<double>::quiet_NaN();
  const std::size_t j = near.column = cell_of(x, p.x, near.column),
                    i = near.row = cell_of(y, p.y, near.row);
  const double s = (p.x - x[j]) / (x[j + 1] - x[j]), t = (p.y - y[i]) / (y[i + 1] - y[i]);
  const double* const z = surface_.z.data() + i * x.size() + j;
  const double* const z_above = z + x.size();
  const double below = z[0] * (1.0 - s) + z[1] * s, above = z_above[0] * (1.0 - s) + z_above[1] * s;
  return p.z - (below * (1.0 - t) + above * t);
}

bool SurfaceView::has_left(const BoxPlace& p) const {
  const auto beyond = [](std::span<const double> places, double at, double direction) {
    return direction > 0.0 ? at > places.back() : direction < 0.0 && at < places.front();
  };
  return beyond(values_of(surface_.x), p.x, towards_viewer_.x) ||
         beyond(values_of(surface_.y), p.y, towards_viewer_.y);
}

bool SurfaceView::hides(const BoxPlace& place) const {
  Cell near;
  const double side = height_above(place, near) < -tolerance ? -1.0 : 1.0;
  constexpr double step = 0.01;
  for (double t = step; t < 4.0; t += step) {
    const BoxPlace at{place.x + t * towards_viewer_.x, place.y + t * towards_viewer_.y,
                      place.z + t * towards_viewer_.z};
    if (at.z > 1.0 + tolerance || has_left(at)) return false;
    if (height_above(at, near) * side < -tolerance) return true;
  }
  return false;
}

}  // namespace chalkline::plot
