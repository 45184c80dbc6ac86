#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "array.hpp"

namespace chalkline::numpy {

/// What Python's `str(a)` gives for a float64 array of shape (n), with NumPy 1.24's default print
/// options: at most 8 digits after the point, lines of 75 columns, "..." in the middle beyond 1000
/// elements.
std::string array_print(const Vector& a);

/// The same for shape (rows, columns): a line (or more) for each row, all elements in one format.
std::string array_print(const Matrix& a);

/// The length of each axis.
using Shape = std::vector<std::size_t>;

/// The same for an array of any shape, () too, whose elements stand in row-major order: double,
/// float, std::int64_t, std::uint64_t or bool.
template <class T>
std::string array_print(const T* elements, const Shape& shape);

}  // namespace chalkline::numpy
