#include "plot/visible_bands.hpp"

#include <algorithm>

namespace chalkline::plot {
namespace {

std::size_t corners(const std::vector<Ring>& rings) {
  std::size_t count = 0;
  for (const Ring& ring : rings) count += ring.points.size();
  return count;
}

/// Every so many edges, and the last.
std::vector<double> every(std::size_t step, const std::vector<double>& edges) {
  std::vector<double> some;
  for (std::size_t i = 0; i + 1 < edges.size(); i += step) some.push_back(edges[i]);
  some.push_back(edges.back());
  return some;
}

}  // namespace

std::vector<Ring> visible_bands(const SampledGrid& grid, const std::vector<double>& edges,
                                std::size_t most) {
  std::vector<Ring> rings = contour_bands(grid.x, grid.y, grid.z, edges);
  const std::size_t bands = edges.size() - 1;
  for (std::size_t step = 2; corners(rings) > most && step < bands; step *= 2) {
    rings = contour_bands(grid.x, grid.y, grid.z, every(step, edges));
    for (Ring& ring : rings) {
      if (ring.band < 0) continue;  // blank
      const std::size_t first = static_cast<std::size_t>(ring.band) * step;
      ring.band = static_cast<int>((first + std::min(first + step, bands) - 1) / 2);
    }
  }
  return rings;
}

}  // namespace chalkline::plot
