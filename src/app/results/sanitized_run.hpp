// A lesson run once under AddressSanitizer and UBSan.
#pragma once

#include <vector>

#include "app/course/course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/results/sanitizer_findings.hpp"

namespace chalkline::app {

/// Builds the lesson with sanitizers and runs it with its default parameters. Throws
/// std::runtime_error if that is not possible. A lesson that fails without a word of
/// theirs is a finding, too.
std::vector<Finding> sanitized_run(const Course& course, const LessonProgram& lesson);

}  // namespace chalkline::app
