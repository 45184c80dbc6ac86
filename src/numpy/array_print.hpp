#pragma once

#include <string>

#include "array.hpp"

namespace chalkline::numpy {

/// What Python's `str(a)` gives for a float64 array of shape (n), with NumPy 1.24's default print
/// options: at most 8 digits after the point, lines of 75 columns, "..." in the middle beyond 1000
/// elements.
std::string array_print(const Vector& a);

/// The same for shape (rows, columns): a line (or more) for each row, all elements in one format.
std::string array_print(const Matrix& a);

}  // namespace chalkline::numpy
