#include <filesystem>

#include "app/commands/command.hpp"
#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"

namespace chalkline::app {

int bench_command(const std::vector<std::string>& arguments, const std::filesystem::path& home) {
  const std::filesystem::path program = home / "chalkline-bench";
  if (!std::filesystem::exists(program))
    throw UsageError(
        "the benchmarks belong to Chalkline's source tree and are not installed: go there and run "
        "./chalkline bench");
  base::become(program, arguments);
}

}  // namespace chalkline::app
