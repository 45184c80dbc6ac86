#include "app/child_process.hpp"
#include "app/command.hpp"

namespace chalkline {

int bench_command(const std::vector<std::string>& arguments, const Course& course) {
  become(course.build / "chalkline-bench", arguments);
}

}  // namespace chalkline
