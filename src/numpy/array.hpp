// The array types of Chalkline, under the names that a lesson uses.
#pragma once

#include <cstdint>

#include "checked_xtensor.hpp"
// afterwards
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>

namespace chalkline {

/// A 1-D array of doubles, shape (n).
using Vector = xt::xtensor<double, 1>;

/// A 2-D array of doubles in row-major order, shape (rows, columns).
using Matrix = xt::xtensor<double, 2>;

namespace numpy {

/// A 1-D array of whole numbers (NumPy's int64), shape (n): counts, indices.
using IntVector = xt::xtensor<std::int64_t, 1>;

/// A 2-D array of whole numbers, shape (rows, columns).
using IntMatrix = xt::xtensor<std::int64_t, 2>;

}  // namespace numpy

}  // namespace chalkline
