#pragma once

#include <cstddef>
#include <initializer_list>

#include "array.hpp"
#include "flat.hpp"

namespace chalkline::numpy {

/// How many elements lie in each bin: in bin i those from edges(i) on and below edges(i + 1), in
/// the last bin also those at its upper edge.
struct Histogram {
  IntVector counts;  // shape (bins)
  Vector edges;      // shape (bins + 1)

  /// The heights of bars whose areas make 1, as NumPy's with density=True; shape (bins). All are
  /// nan if no element was counted.
  Vector density() const;
};

struct HistogramOptions {
  std::ptrdiff_t bins = 10;  // of equal width
  Vector range = {};  // {first edge, last edge}; elements outside are left out; if empty, from the
                      // least to the greatest element, and from 0 to 1 without elements
};

/// The histogram of all elements, in bins of equal width. Where all elements are equal, or both
/// ends of the range, the bins reach from 0.5 below to 0.5 above. Throws std::invalid_argument
/// unless bins is from 1 to 1e9 and the range finite, and if an element is not and no range is
/// given.
Histogram histogram(const Flat& a, const HistogramOptions& options = {});
Histogram histogram(const Flat& a, std::ptrdiff_t bins);

/// The same with bins between given edges: (bins + 1), which must not decrease.
Histogram histogram(const Flat& a, const Vector& edges);
Histogram histogram(const Flat& a, std::initializer_list<double> edges);

}  // namespace chalkline::numpy
