#include "interleaved.hpp"

#include <time.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <random>

#include "base/child_process.hpp"
#include "plot/contour_bands.hpp"
#include "plot/gnuplot_script.hpp"

namespace chalkline::bench {
namespace {

/// CPU seconds of what runs here.
double seconds_of(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  const double before = now();
  work();
  return now() - before;
}

using Measure = std::function<std::optional<double>()>;

std::optional<double> median_ratio(int pairs, const Measure& measured, const Measure& baseline) {
  std::vector<double> ratios;
  for (int i = 0; i < pairs; ++i) {
    const std::optional<double> a = measured(), b = baseline();
    if (!a || !b || !(*b > 0.0)) return std::nullopt;
    ratios.push_back(*a / *b);
  }
  std::sort(ratios.begin(), ratios.end());
  return ratios[ratios.size() / 2];
}

/// The fastest of five of Himmelblau's function on n x n samples, as contour.py has it.
Measure bands(std::size_t n) {
  Vector axis = Vector::from_shape({n});
  Matrix z = Matrix::from_shape({n, n});
  for (std::size_t i = 0; i < n; ++i)
    axis(i) = -5.0 + 10.0 * static_cast<double>(i) / static_cast<double>(n - 1);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      const double x = axis(j), y = axis(i);
      z(i, j) = std::pow(x * x + y - 11.0, 2) + std::pow(x + y * y - 7.0, 2);
    }
  return [axis, z, edges = plot::contour_levels(0.0, 890.0, 50)] {
    double fastest = 1e9;
    for (int i = 0; i < 5; ++i)
      fastest = std::min(fastest, seconds_of([&] { plot::contour_bands(axis, axis, z, edges); }));
    return std::optional(fastest);
  };
}

/// None without a Python that has contourpy.
std::optional<double> bands_of_contourpy() {
  for (const std::string& python :
       {base::find_program("python3").string(), std::string("/usr/bin/python3")}) {
    std::error_code missing;
    if (!std::filesystem::exists(python, missing)) continue;
    const auto result = base::run_captured(python, {CHALKLINE_BENCHMARK_DIR "/contour.py"});
    double seconds = 0.0;
    const char* const end = result.output.data() + result.output.size();
    if (result.status == 0 && std::from_chars(result.output.data(), end, seconds).ec == std::errc())
      return seconds;
  }
  return std::nullopt;
}

std::optional<double> million_points() {
  constexpr std::size_t n = 1'000'000;
  Vector x = Vector::from_shape({n}), y = x;
  std::mt19937 engine(5);
  std::normal_distribution<double> normal;
  std::string text;
  for (std::size_t i = 0; i < n; ++i) {
    x(i) = normal(engine), y(i) = normal(engine);
    text += std::to_string(x(i)) + ' ' + std::to_string(y(i)) + '\n';
  }
  const auto read = [&] {
    double sum = 0.0, value = 0.0;
    const char* at = text.data();
    for (const char* const end = at + text.size(); at < end; ++at) {
      at = std::from_chars(at, end, value).ptr;
      sum += value;
    }
    if (!(sum < 1e300)) std::abort();
  };
  return median_ratio(
      3, [&] { return seconds_of([&] { plot::gnuplot_script(plot::Figure("f").points(x, y)); }); },
      [&] { return seconds_of(read); });
}

}  // namespace

std::vector<InterleavedRatio> interleaved_ratios() {
  const Measure small = bands(200), large = bands(400);
  const auto four_small = [&] { return std::optional(4.0 * *small()); };
  return {
      {"contour bands, 400 x 400 / four times 200 x 200", median_ratio(15, large, four_small), 1.0},
      {"contour bands, 200 x 200, 50 levels / contourpy's",
       median_ratio(5, small, bands_of_contourpy), 1.0},
      {"the script of 1,000,000 points / reading them as text", million_points(), 50.0}};
}

}  // namespace chalkline::bench
