#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chalkline::numpy {

/// The length of each axis; {} of a single number.
using Shape = std::vector<std::size_t>;

/// "(5)", "(2, 3)": a shape as messages write it.
std::string shape_text(const Shape& shape);

}  // namespace chalkline::numpy
