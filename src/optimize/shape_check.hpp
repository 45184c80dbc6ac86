#pragma once

#include <string>

#include "../numpy/array.hpp"

namespace chalkline::optimize {

/// "(5)", "(2, 3)": a shape as error messages write it.
std::string shape_text(const Vector& a);
std::string shape_text(const Matrix& a);

/// Throws std::invalid_argument, naming both shapes, unless the gradient is shaped as x.
void require_gradient_of(const char* optimizer, const Vector& x, const Vector& gradient);

/// Makes an empty state as many zeros as x has elements; one of another shape than x throws
/// std::invalid_argument that names both.
void require_state_for(const char* optimizer, const Vector& x, Vector& state);

}  // namespace chalkline::optimize
