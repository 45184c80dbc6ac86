// Where a lesson makes its parameters, and whether it does something with them.
#pragma once

#include <string>
#include <vector>

#include "source/lesson_source.hpp"

namespace chalkline::source {

/// The parameters whose value the lesson drops or keeps in a variable that it never reads again.
/// Told by the tokens of the code, so a parameter that is used in a way it does not understand
/// counts as used.
std::vector<ParameterCall> unused_parameters(const LessonSource& lesson);

/// The names of the parameters that a code cell makes.
std::vector<std::string> parameters_of(const Cell& cell);

}  // namespace chalkline::source
