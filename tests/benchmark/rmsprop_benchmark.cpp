// One RMSProp step on 4,000,000 doubles against the memory's own speed. A step moves 40 bytes an
// element: it reads x, the gradient and the mean square, and writes x and the mean square. The
// triad a[i] = b[i] + s * c[i] moves 24 bytes an element (two reads, one write). The ratio is the
// step's time over the time for 40 bytes an element at the triad's bandwidth: time(rmsprop/step) /
// (time(rmsprop/triad) * 40 / 24), where both run on as many elements.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>

#include "optimize/rmsprop.hpp"

namespace {

using namespace chalkline;

constexpr std::size_t kElements = 4'000'000;

Vector filled(double value) {
  Vector result = Vector::from_shape({kElements});
  result.fill(value);
  return result;
}

void rmsprop_step(benchmark::State& state) {
  Vector x = filled(0.5);
  const Vector gradient = filled(0.25);
  optimize::RMSProp optimizer({.step_size = 1e-6, .rho = 0.99});
  optimizer.step(x, gradient);
  for (auto _ : state) {
    optimizer.step(x, gradient);
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kElements * 40));
}
BENCHMARK(rmsprop_step)->Name("rmsprop/step")->Unit(benchmark::kMillisecond);

void triad(double* __restrict a, const double* __restrict b, const double* __restrict c, double s,
           std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) a[i] = b[i] + s * c[i];
}

void rmsprop_triad(benchmark::State& state) {
  Vector a = filled(0.0);
  const Vector b = filled(0.5);
  const Vector c = filled(0.25);
  double s = 3.0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(s);
    triad(a.data(), b.data(), c.data(), s, kElements);
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kElements * 24));
}
BENCHMARK(rmsprop_triad)->Name("rmsprop/triad")->Unit(benchmark::kMillisecond);

}  // namespace
