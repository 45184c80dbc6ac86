// Contour bands: fifty levels over a grid, which should take time in proportion to the samples.
#include <benchmark/benchmark.h>

#include <cmath>

#include "plot/contour_bands.hpp"

namespace {

using namespace chalkline;

void contour_bands_of_himmelblau(benchmark::State& state, std::size_t n) {
  Vector axis = Vector::from_shape({n});
  Matrix z = Matrix::from_shape({n, n});
  for (std::size_t i = 0; i < n; ++i)
    axis(i) = -5.0 + 10.0 * static_cast<double>(i) / static_cast<double>(n - 1);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      const double x = axis(j), y = axis(i);
      z(i, j) = std::pow(x * x + y - 11.0, 2) + std::pow(x + y * y - 7.0, 2);
    }
  const auto edges = plot::contour_levels(0.0, 890.0, 50);
  for (auto _ : state) benchmark::DoNotOptimize(plot::contour_bands(axis, axis, z, edges));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(n * n));
}

const auto* const small =
    benchmark::RegisterBenchmark("contour_bands/200x200x50", contour_bands_of_himmelblau, 200u)
        -> Unit(benchmark::kMillisecond);

}  // namespace
