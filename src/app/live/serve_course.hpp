// `chalkline live`: a course with controls, for one or for a room.
#pragma once

#include "app/commands/live_options.hpp"
#include "app/course/course.hpp"

namespace chalkline::app {

/// Serves until Ctrl-C. Returns the exit status.
int serve_course(const LiveCommand& command, const Course& course);

}  // namespace chalkline::app
