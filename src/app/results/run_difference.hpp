// What changed from one run of a lesson to the next.
#pragma once

#include <string>

#include "app/results/lesson_results.hpp"

namespace chalkline::app {

/// The first cell of `now` that puts out something else than it did in `before`, with its place in
/// the lesson's file `path`: its output line by line, old and new, and the figures that are new or
/// drawn anew, in the folder `out`. Then how many more cells differ. Empty if none does. Both must
/// have records.
std::string run_difference(const LessonResult& before, const LessonResult& now,
                           const std::string& path, const std::filesystem::path& out);

}  // namespace chalkline::app
