// 50 iterations of RMSProp on the two-dimensional bowl with the whole trajectory kept: Chalkline's
// minimize against the same search written by hand on plain arrays. The ratio is minimize/chalkline
// over minimize/hand_written.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>

#include "optimize/minimize.hpp"
#include "optimize/objective.hpp"
#include "optimize/rmsprop.hpp"
#include "optimize/trajectory.hpp"

namespace {

using namespace chalkline;

constexpr int kIterations = 50;

void minimize_chalkline(benchmark::State& state) {
  const optimize::Objective objective = optimize::bowl();
  const Vector start{-0.165955990594852, 0.4406489868843162};
  for (auto _ : state) {
    optimize::Trajectory trajectory(kIterations);
    const optimize::RMSProp optimizer({.step_size = 0.01, .rho = 0.99});
    benchmark::DoNotOptimize(
        optimize::minimize(objective, optimizer, start, kIterations, trajectory).value);
    benchmark::DoNotOptimize(trajectory);
  }
}
BENCHMARK(minimize_chalkline)->Name("minimize/chalkline");

struct Row {
  double x, y, value;
};

void search_by_hand(const double start[2], double step_size, double rho, Row* rows) {
  double x[2] = {start[0], start[1]};
  double s[2] = {0.0, 0.0};
  for (int i = 0; i < kIterations; ++i) {
    for (int j = 0; j < 2; ++j) {
      const double g = x[j] * 2.0;
      s[j] = s[j] * rho + (g * g) * (1.0 - rho);
      x[j] = x[j] - (step_size / (1e-8 + std::sqrt(s[j]))) * g;
    }
    rows[i] = {x[0], x[1], x[0] * x[0] + x[1] * x[1]};
  }
}

void minimize_hand_written(benchmark::State& state) {
  double start[2] = {-0.165955990594852, 0.4406489868843162};
  double step_size = 0.01;
  double rho = 0.99;
  std::array<Row, kIterations> rows;
  for (auto _ : state) {
    benchmark::DoNotOptimize(start);
    benchmark::DoNotOptimize(step_size);
    benchmark::DoNotOptimize(rho);
    search_by_hand(start, step_size, rho, rows.data());
    benchmark::DoNotOptimize(rows);
  }
}
BENCHMARK(minimize_hand_written)->Name("minimize/hand_written");

}  // namespace
