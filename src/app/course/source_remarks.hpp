#pragma once

#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"

namespace chalkline::app {

/// A line "FILE:LINE: TEXT" for everything in the lessons' files that seems to be meant otherwise
/// than it is written: near misses of markers, types and tags. Nothing of a lesson that cannot be
/// read, of which whoever runs it tells.
std::string source_remarks(const std::vector<LessonProgram>& lessons);

}  // namespace chalkline::app
