#include <filesystem>

#include "app/commands/command.hpp"
#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"

namespace chalkline::app {

int live_command(const std::vector<std::string>& arguments, const std::filesystem::path& home) {
  const std::filesystem::path program = home / "chalkline-live";
  if (!std::filesystem::exists(program))
    throw UsageError(
        "the live classroom is built by Chalkline's source tree and not installed: go there and "
        "run ./chalkline live, with --course DIR for a course elsewhere");
  base::become(program, arguments);
}

}  // namespace chalkline::app
