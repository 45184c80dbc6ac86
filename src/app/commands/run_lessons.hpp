// `chalkline run`: one lesson in the foreground, or several side by side.
#pragma once

#include <string>
#include <vector>

#include "app/course/course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "record/run_options.hpp"

namespace chalkline::app {

/// Runs the lessons of a course. One alone takes over this process. Several run on all cores, or
/// are told again as they were kept if nothing about them has changed, unless `fresh`; their
/// standard output and then their standard error are passed on in the lessons' order (in the order
/// in which they came, where both are a terminal), and a summary on standard error ends it.
/// Parameters go to the lessons that have them. Returns 0, or 1 if a lesson failed; throws
/// UsageError before any lesson runs if a parameter is unknown to all of them or its value is
/// refused.
int run_lessons(const std::vector<LessonProgram>& lessons, const record::RunOptions& options,
                const Course& course, bool fresh);

}  // namespace chalkline::app
