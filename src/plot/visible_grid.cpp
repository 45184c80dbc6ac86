#include "plot/visible_grid.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace chalkline::plot {
namespace {

/// A row or column that stays, and how many on each side of it count for its samples.
struct Kept {
  std::size_t at, around;
};

/// Of increasing places those that can be told apart where `pixels` pixels show [low, high].
std::vector<Kept> kept_of(const Vector& places, double low, double high, double pixels) {
  const auto begin = places.begin(), end = places.end() - 1;
  const auto first = std::prev(std::upper_bound(begin + 1, end, low));
  const auto last = std::lower_bound(first + 1, end, high);
  std::vector<std::size_t> at = {static_cast<std::size_t>(first - begin)};
  for (auto place = first + 1; place < last; ++place)
    if ((*place - places(at.back())) / (high - low) * pixels >= 1.0)
      at.push_back(static_cast<std::size_t>(place - begin));
  at.push_back(static_cast<std::size_t>(last - begin));
  std::vector<Kept> kept;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const bool is_outermost = i == 0 || i + 1 == at.size();
    kept.push_back({at[i], is_outermost ? 0 : std::min(at[i] - at[i - 1], at[i + 1] - at[i]) / 2});
  }
  return kept;
}

double mean_around(const Matrix& z, const Kept& row, const Kept& column) {
  const auto count = (2 * row.around + 1) * (2 * column.around + 1);
  double mean = 0.0;
  std::size_t counted = 0;
  for (std::size_t i = row.at - row.around; i <= row.at + row.around; ++i)
    for (std::size_t j = column.at - column.around; j <= column.at + column.around; ++j)
      if (is_drawable(z(i, j))) mean += (z(i, j) - mean) / static_cast<double>(++counted);
  return 2 * counted > count ? mean : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

SampledGrid visible_grid(SampledGrid grid, const Viewport& v, std::size_t keep) {
  if (grid.z.size() <= keep) return grid;
  const std::vector<Kept> columns = kept_of(grid.x, v.x_low, v.x_high, v.columns),
                          rows = kept_of(grid.y, v.y_low, v.y_high, v.rows);
  SampledGrid visible{Vector::from_shape({columns.size()}), Vector::from_shape({rows.size()}),
                      Matrix::from_shape({rows.size(), columns.size()})};
  for (std::size_t j = 0; j < columns.size(); ++j) visible.x(j) = grid.x(columns[j].at);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    visible.y(i) = grid.y(rows[i].at);
    for (std::size_t j = 0; j < columns.size(); ++j)
      visible.z(i, j) = mean_around(grid.z, rows[i], columns[j]);
  }
  return visible;
}

}  // namespace chalkline::plot
