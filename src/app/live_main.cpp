// chalkline-live: what `chalkline live` becomes.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "app/commands/wrong_usage.hpp"
#include "app/course/usage_error.hpp"
#include "app/live/serve_course.hpp"
#include "base/standard_streams.hpp"
#include "record/run_options.hpp"
#include "text/printable.hpp"

namespace {

using namespace chalkline;

/// Throws UsageError for what is no such command.
int obey(int argc, char* argv[]) {
  CLI::App app("Serves a course with controls for its parameters, for one or for a room",
               "chalkline live");
  app::LiveCommand live;
  std::string course;
  app::add_live_options(app, live);
  app.add_option("--course", course, "the folder of another course")
      ->type_name("DIR")
      ->check(record::refused_if_empty);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    throw app::UsageError(app::explain_usage(app, error, {argv + 1, argv + argc}));
  }
  const std::filesystem::path home = std::filesystem::canonical("/proc/self/exe").parent_path();
  return app::serve_course(live, app::find_course(home, course));
}

int fail(const std::exception& error, int status) {
  std::cerr << "chalkline: " << text::printable(error.what()) << '\n';
  return status;
}

}  // namespace

int main(int argc, char* argv[]) {
  base::open_missing_streams();
  const base::CheckedOutput output;
  try {
    return obey(argc, argv);
  } catch (const app::UsageError& error) {
    return fail(error, 2);
  } catch (const std::exception& error) {
    return fail(error, 1);
  }
}
