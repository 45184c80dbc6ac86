#include <CLI/CLI.hpp>
#include <memory>

#include "app/child_process.hpp"
#include "app/command.hpp"

namespace chalkline {

void add_bench_command(CLI::App& app, Action& action) {
  CLI::App* bench = app.add_subcommand("bench", "run the benchmarks and print their ratios against the targets");
  const auto arguments = std::make_shared<std::vector<std::string>>();
  bench->add_option("OPTIONS", *arguments, "passed on to Google Benchmark, after a --");
  bench->callback([arguments, &action] {
    action = [arguments](const Course& course) -> int { become(course.build / "chalkline-bench", *arguments); };
  });
}

}  // namespace chalkline
