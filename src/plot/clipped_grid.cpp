#include "plot/clipped_grid.hpp"

#include <cstddef>
#include <vector>

namespace chalkline::plot {
namespace {

/// A row or column: so much of the way from one to the next.
struct Cut {
  std::size_t from, to;
  double part, place;
};

std::vector<Cut> cuts(const Vector& places, std::pair<double, double> range) {
  std::vector<Cut> all;
  const auto cut_before = [&](std::size_t i, double place) {
    all.push_back({i - 1, i, (place - places(i - 1)) / (places(i) - places(i - 1)), place});
  };
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double at = places(i);
    if (i > 0 && places(i - 1) < range.first && at > range.first) cut_before(i, range.first);
    if (i > 0 && places(i - 1) < range.second && at > range.second) cut_before(i, range.second);
    if (at >= range.first && at <= range.second) all.push_back({i, i, 0.0, at});
  }
  return all;
}

double between(double a, double b, double part) {
  return part == 0.0 ? a : a * (1.0 - part) + b * part;
}

}  // namespace

SampledGrid clipped_grid(const SampledGrid& grid, std::pair<double, double> x_range,
                         std::pair<double, double> y_range) {
  const std::vector<Cut> columns = cuts(grid.x, x_range), rows = cuts(grid.y, y_range);
  if (columns.size() == grid.x.size() && rows.size() == grid.y.size()) {
    const bool whole = columns.front().part == 0.0 && columns.back().part == 0.0 &&
                       rows.front().part == 0.0 && rows.back().part == 0.0;
    if (whole) return grid;
  }
  SampledGrid part{Vector::from_shape({columns.size()}), Vector::from_shape({rows.size()}),
                   Matrix::from_shape({rows.size(), columns.size()})};
  for (std::size_t j = 0; j < columns.size(); ++j) part.x(j) = columns[j].place;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Cut& r = rows[i];
    part.y(i) = r.place;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const Cut& c = columns[j];
      part.z(i, j) = between(between(grid.z(r.from, c.from), grid.z(r.from, c.to), c.part),
                             between(grid.z(r.to, c.from), grid.z(r.to, c.to), c.part), r.part);
    }
  }
  return part;
}

}  // namespace chalkline::plot
