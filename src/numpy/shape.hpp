#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chalkline::numpy {

/// The length of each axis; {} of a single number.
using Shape = std::vector<std::size_t>;

/// "(5)", "(2, 3)": a shape as messages write it.
std::string shape_text(const Shape& shape);

/// Throws std::out_of_range unless `axis`, of an array of one axis, is 0 or -1, naming `call`.
void require_only_axis(int axis, const char* call);

/// The size of an axis that `call` is asked for. Throws std::invalid_argument unless it is from 0
/// to 1e9.
std::size_t checked_size(std::ptrdiff_t size, const char* call);

}  // namespace chalkline::numpy
