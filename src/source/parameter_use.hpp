// Whether a lesson does something with its parameters.
#pragma once

#include <vector>

#include "source/lesson_source.hpp"

namespace chalkline::source {

/// The parameters whose value the lesson drops or keeps in a variable that it never reads again.
/// Told by the tokens of the code, so a parameter that is used in a way it does not understand
/// counts as used.
std::vector<ParameterCall> unused_parameters(const LessonSource& lesson);

}  // namespace chalkline::source
