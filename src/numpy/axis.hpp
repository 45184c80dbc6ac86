// The axes of a Matrix, for functions that work along one of them.
#pragma once

#include <cstddef>

#include "array.hpp"

namespace chalkline::numpy {

/// 0 (down the rows: a result for each column) or 1 (along the columns: a result for each row),
/// counted from the end if negative. Throws IndexError otherwise, naming `call`.
std::size_t matrix_axis(int axis, const char* call);

/// How many lines run along `axis`, which is 0 or 1: as many as the other axis is long.
std::size_t count_lines(const Matrix& a, std::size_t axis);

/// Column k for axis 0, row k for axis 1.
Vector line(const Matrix& a, std::size_t axis, std::size_t k);

}  // namespace chalkline::numpy
