// chalkline: the command line.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "app/child_process.hpp"
#include "app/list_lessons.hpp"
#include "app/run_lessons.hpp"

namespace {

using namespace chalkline;

struct Command {
  std::vector<std::string> lessons;
  RunOptions run;
  bool json = false;
  std::vector<std::string> benchmark_arguments;
};

/// What the command line asks for, done. `home` is the folder of this program and of what was built with it.
int execute(const CLI::App& app, const Command& command, const std::filesystem::path& home) {
  if (app.got_subcommand("bench")) become(home / "chalkline-bench", command.benchmark_arguments);
  const std::vector<LessonProgram> catalog = load_catalog(home);
  if (app.got_subcommand("run")) return run_lessons(select_lessons(catalog, command.lessons), command.run);
  const std::vector<LessonDescription> descriptions = describe_lessons(catalog);
  std::cout << (command.json ? to_json(descriptions) : list_text(descriptions)) << std::flush;
  return std::cout ? 0 : 1;
}

void define(CLI::App& app, Command& command) {
  app.require_subcommand(1);
  app.set_version_flag("--version", "chalkline " CHALKLINE_VERSION);
  app.footer("Without a command ./chalkline runs every lesson; `./chalkline test` builds and runs every test.\n"
             "Exit status: 0 done, 1 a lesson or a figure failed, 2 the command was wrong.");
  CLI::App* list = app.add_subcommand("list", "the lessons with their titles and parameters");
  list->add_flag("--json", command.json, "as JSON");
  CLI::App* run = app.add_subcommand("run", "run lessons and draw their figures");
  run->add_option("LESSON", command.lessons, "a number, a name or both (5, rmsprop, 5_rmsprop), or all")->required();
  add_run_options(*run, command.run);
  CLI::App* bench = app.add_subcommand("bench", "run the benchmarks and print their ratios against the targets");
  bench->add_option("OPTIONS", command.benchmark_arguments, "passed on to Google Benchmark, after a --");
}

}  // namespace

int main(int argc, char* argv[]) {
  CLI::App app("Chalkline: runs lessons on optimisation and draws their figures with gnuplot", "chalkline");
  Command command;
  define(app, command);
  try {
    app.parse(argc, argv);
    return execute(app, command, std::filesystem::canonical("/proc/self/exe").parent_path());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const UsageError& error) {
    std::cerr << "chalkline: " << error.what() << '\n';
    return 2;
  } catch (const ParameterError& error) {
    std::cerr << "chalkline: " << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "chalkline: " << error.what() << '\n';
    return 1;
  }
}
