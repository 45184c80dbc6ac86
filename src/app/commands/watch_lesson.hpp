// `chalkline watch`: a lesson is built and run whenever its file is saved.
#pragma once

#include "app/course/course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "record/run_options.hpp"

namespace chalkline::app {

/// Builds and runs the lesson now and whenever its file is saved, and says on standard output what
/// differs from the last run, or what is wrong with the lesson. A save while it builds or runs
/// begins anew. Returns 0 after Ctrl-C. Throws if the lesson's folder cannot be watched any longer.
int watch_lesson(const Course& course, const LessonProgram& lesson,
                 const record::RunOptions& options);

}  // namespace chalkline::app
