#pragma once

#include <string>
#include <vector>

#include "array.hpp"
#include "elements.hpp"
#include "shape.hpp"

namespace chalkline::numpy {

/// What Python's `str(a)` gives for a float64 array of shape (n), with NumPy 1.24's default print
/// options: at most 8 digits after the point, lines of 75 columns, "..." in the middle beyond 1000
/// elements.
std::string array_print(const Vector& a);

/// The same for shape (rows, columns): a line (or more) for each row, all elements in one format.
std::string array_print(const Matrix& a);

/// The same for an array of any shape, () too, whose elements stand in row-major order: double,
/// float, std::int64_t, std::uint64_t or bool.
template <class T>
std::string array_print(const std::vector<T>& elements, const Shape& shape);

/// The same for whatever holds numbers: an expression, a std::vector of rows, a single number.
/// Throws std::invalid_argument if rows have different lengths.
template <Numbers T>
std::string array_print(const T& numbers) {
  const auto elements = elements_of(numbers);
  return array_print(elements.values, elements.shape);
}

}  // namespace chalkline::numpy
