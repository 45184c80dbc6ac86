#include "numpy/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

#include "numpy/linspace.hpp"

namespace chalkline::numpy {

namespace {

struct Ends {
  double first;
  double last;
};

[[noreturn]] void refuse_range(const Ends& ends, const char* reason) {
  std::ostringstream message;
  message << "histogram: the range from " << ends.first << " to " << ends.last << ' ' << reason;
  throw std::invalid_argument(message.str());
}

Ends given_ends(const Vector& range) {
  if (range.size() != 2)
    throw std::invalid_argument("histogram: a range is two numbers, {first, last}, not " +
                                std::to_string(range.size()));
  const Ends ends{range(0), range(1)};
  if (ends.first > ends.last) refuse_range(ends, "is upside down: its first end is the lower one");
  if (!std::isfinite(ends.first) || !std::isfinite(ends.last)) refuse_range(ends, "is not finite");
  return ends;
}

Ends ends_of(std::span<const double> values) {
  if (values.empty()) return {0.0, 1.0};
  const bool finite =
      std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
  if (!finite)
    throw std::invalid_argument(
        "histogram: an element is nan or infinite, so the bins have no ends; say them, {.range = "
        "{first, last}}, and such elements are left out");
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  return {*least, *greatest};
}

std::size_t checked_bins(std::ptrdiff_t bins) {
  if (bins >= 1 && bins <= 1'000'000'000) return static_cast<std::size_t>(bins);
  throw std::invalid_argument("histogram: bins must be from 1 to 1e9, but is " +
                              std::to_string(bins));
}

void require_edges(const Vector& edges) {
  if (edges.size() < 2)
    throw std::invalid_argument("histogram: bins need at least two edges, not " +
                                std::to_string(edges.size()));
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i == 0 ? !std::isnan(edges(0)) : edges(i - 1) <= edges(i)) continue;
    std::ostringstream message;
    message << "histogram: edges must not decrease, but edge " << i << " is " << edges(i);
    if (i > 0) message << " after " << edges(i - 1);
    throw std::invalid_argument(message.str());
  }
}

IntVector zeros(std::size_t n) {
  IntVector result = IntVector::from_shape({n});
  std::fill(result.storage().begin(), result.storage().end(), 0);
  return result;
}

/// Counts in bins of equal width. The bin is computed, which is right up to rounding, and then
/// compared with its edges.
IntVector counts_between(std::span<const double> values, const Vector& edges, const Ends& ends,
                         double bins_per_unit) {
  const std::size_t bins = edges.size() - 1;
  const double* const edge = edges.data();
  IntVector counts = zeros(bins);
  for (const double value : values) {
    if (!(value >= ends.first && value <= ends.last)) continue;
    auto bin = static_cast<std::size_t>((value - ends.first) * bins_per_unit);
    if (bin == bins) --bin;
    if (value < edge[bin]) --bin;
    if (value >= edge[bin + 1] && bin != bins - 1) ++bin;
    ++counts.storage()[bin];
  }
  return counts;
}

}  // namespace

Vector Histogram::density() const {
  const auto all = static_cast<double>(
      std::accumulate(counts.storage().begin(), counts.storage().end(), std::int64_t{0}));
  Vector result = Vector::from_shape({counts.size()});
  for (std::size_t i = 0; i < counts.size(); ++i)
    result(i) = static_cast<double>(counts(i)) / (edges(i + 1) - edges(i)) / all;
  return result;
}

Histogram histogram(const Flat& a, const HistogramOptions& options) {
  const std::size_t bins = checked_bins(options.bins);
  Ends ends = options.range.size() > 0 ? given_ends(options.range) : ends_of(a.values());
  if (ends.first == ends.last) ends = {ends.first - 0.5, ends.last + 0.5};
  const double bins_per_unit = static_cast<double>(bins) / (ends.last - ends.first);
  if (!std::isfinite(bins_per_unit) || !std::isfinite(ends.last - ends.first))
    refuse_range(ends, "is too small or too wide to be cut into bins");
  Vector edges = linspace(ends.first, ends.last, options.bins + 1);
  IntVector counts = counts_between(a.values(), edges, ends, bins_per_unit);
  return {std::move(counts), std::move(edges)};
}

Histogram histogram(const Flat& a, std::ptrdiff_t bins) { return histogram(a, {.bins = bins}); }

Histogram histogram(const Flat& a, const Vector& edges) {
  require_edges(edges);
  IntVector counts = zeros(edges.size() - 1);
  const auto first = edges.storage().begin();
  const auto last = edges.storage().end() - 1;  // belongs to the last bin
  for (const double value : a.values()) {
    if (!(value >= *first && value <= *last)) continue;
    const auto above = std::upper_bound(first, last, value);
    ++counts.storage()[static_cast<std::size_t>(above - first) - 1];
  }
  return {std::move(counts), edges};
}

Histogram histogram(const Flat& a, std::initializer_list<double> edges) {
  return histogram(a, Vector(edges));
}

}  // namespace chalkline::numpy
