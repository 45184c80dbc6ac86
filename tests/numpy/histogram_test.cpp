#include "numpy/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;

TEST_CASE("histogram is NumPy's: counts, edges and density", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("histogram")) {
    INFO(c[0] << " in " << c[1] << " from " << c[2]);
    const Vector a = reference::numbers(c[0]);
    const HistogramOptions options{.bins = std::stol(c[1]), .range = reference::numbers(c[2])};
    if (c[3] == "refused") {
      CHECK_THROWS_AS(numpy::histogram(a, options), std::invalid_argument);
      continue;
    }
    const Histogram histogram = numpy::histogram(a, options);
    CHECK(same_bits(histogram.counts, reference::whole_numbers(c[3])));
    CHECK(same_bits(histogram.edges, reference::numbers(c[4])));
    CHECK(same_numbers(histogram.density(), reference::numbers(c[5])));
  }
}

TEST_CASE("histogram between given edges is NumPy's", "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("edges")) {
    INFO(c[0] << " between " << c[1]);
    const Vector edges = reference::numbers(c[1]);
    const Histogram histogram = numpy::histogram(reference::numbers(c[0]), edges);
    CHECK(same_bits(histogram.counts, reference::whole_numbers(c[2])));
    CHECK(same_bits(histogram.edges, edges));
    CHECK(same_numbers(histogram.density(), reference::numbers(c[3])));
  }
}

TEST_CASE("A bin has its lower edge, and the last one its upper edge, too") {
  CHECK(same_bits(numpy::histogram({0.0, 1.0, 2.0}, 2).counts, IntVector{1, 2}));
  CHECK(same_bits(numpy::histogram({0.0, 1.0, 2.0}, {0.0, 1.0, 2.0}).counts, IntVector{1, 2}));
  CHECK(same_bits(numpy::histogram(std::vector<int>{1, 2}, {.bins = 1, .range = {0, 1}}).counts,
                  IntVector{1}));
  CHECK(numpy::histogram(Matrix{{1.0, 2.0}, {3.0, 4.0}} * 2.0).edges.size() == 11);
}

TEST_CASE("Each edge lies in the bin above it, however the bin's number is rounded") {
  for (std::ptrdiff_t bins = 2; bins <= 100; ++bins) {
    const Vector edges = numpy::histogram({-1.0, 1.0}, bins).edges;
    const Histogram histogram = numpy::histogram(edges, bins);
    INFO(bins);
    CHECK(histogram.counts(0) == 1);
    CHECK(std::count(histogram.counts.begin(), histogram.counts.end(), 1) == bins - 1);
  }
}

TEST_CASE("Bins that are none, and ranges without ends, are refused with what is allowed") {
  const auto refusal = [](const Vector& a, const HistogramOptions& options) {
    return error_text<std::invalid_argument>([&] { numpy::histogram(a, options); });
  };
  CHECK(refusal({1.0}, {.bins = 0}) == "histogram: bins must be from 1 to 1e9, but is 0");
  CHECK(refusal({1.0}, {.range = {2.0, 1.0}}) ==
        "histogram: the range from 2 to 1 is upside down: its first end is the lower one");
  CHECK(refusal({1.0}, {.range = {1.0}}) ==
        "histogram: a range is two numbers, {first, last}, not 1");
  CHECK(refusal({1.0}, {.range = {1.0, std::numeric_limits<double>::infinity()}}) ==
        "histogram: the range from 1 to inf is not finite");
  CHECK(refusal({1.0, std::nan("")}, {}) ==
        "histogram: an element is nan or infinite, so the bins have no ends; say them, "
        "{.range = {first, last}}, and such elements are left out");
  CHECK(refusal({-1e308, 1e308}, {}) ==
        "histogram: the range from -1e+308 to 1e+308 is too small or too wide to be cut into bins");
  CHECK(refusal({5e-324, 1e-323}, {}).ends_with("is too small or too wide to be cut into bins"));
}

TEST_CASE("Edges must be at least two and not decrease") {
  const auto refusal = [](const Vector& edges) {
    return error_text<std::invalid_argument>([&] { numpy::histogram({1.0}, edges); });
  };
  CHECK(refusal({1.0}) == "histogram: bins need at least two edges, not 1");
  CHECK(refusal({1.0, 3.0, 2.0}) == "histogram: edges must not decrease, but edge 2 is 2 after 3");
  CHECK(refusal({std::nan(""), 3.0}) == "histogram: edges must not decrease, but edge 0 is nan");
}
