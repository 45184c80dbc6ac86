// What a build with Ninja wrote, step by step.
#pragma once

#include <string>
#include <vector>

namespace chalkline::app {

/// Stands before what Ninja says of each step, if it is told so by NINJA_STATUS.
inline constexpr const char* step_mark = "\x1E";

/// One step that put something out or failed.
struct BuildStep {
  bool failed = false;
  std::vector<std::string> outputs = {};  ///< the files that it should have made, if it failed
  std::string text = {};                  ///< what its program said, with its colors
};

/// The steps in the output of Ninja, and as the last one, failed, what Ninja says of itself if
/// that is an error.
std::vector<BuildStep> build_steps(const std::string& log);

/// The step that belongs to this lesson: it should have made its program or a file on the way
/// there.
bool makes_lesson(const BuildStep& step, const std::string& lesson);

}  // namespace chalkline::app
