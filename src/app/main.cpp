// chalkline: the command line.
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "notebook/parameter.hpp"

namespace {

void add_course_option(CLI::App& app, std::string& course) {
  for (CLI::App* command : app.get_subcommands([](CLI::App* any) { return any->get_name() != "bench"; })) {
    command->add_option("--course", course, "the folder of another course (default: Chalkline's own or the current folder's)")
        ->type_name("DIR");
  }
}

}  // namespace

int main(int argc, char* argv[]) {
  using namespace chalkline;
  CLI::App app("Chalkline: runs lessons on optimisation and draws their figures with gnuplot", "chalkline");
  app.require_subcommand(1);
  app.set_version_flag("--version", "chalkline " CHALKLINE_VERSION);
  app.footer("Without a command ./chalkline runs every lesson; `./chalkline test` builds and runs every test.\n"
             "Exit status: 0 done, 1 a lesson or a figure failed, 2 the command was wrong.");
  Action action;
  add_list_command(app, action);
  add_run_command(app, action);
  add_watch_command(app, action);
  add_book_command(app, action);
  add_step_command(app, action);
  add_new_command(app, action);
  add_check_command(app, action);
  add_bench_command(app, action);
  std::string course;
  add_course_option(app, course);
  try {
    app.parse(argc, argv);
    return action(find_course(std::filesystem::canonical("/proc/self/exe").parent_path(), course));
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
