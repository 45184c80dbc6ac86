#include "app/commands/command.hpp"
#include "base/child_process.hpp"

namespace chalkline::app {

int bench_command(const std::vector<std::string>& arguments, const Course& course) {
  base::become(course.build / "chalkline-bench", arguments);
}

}  // namespace chalkline::app
