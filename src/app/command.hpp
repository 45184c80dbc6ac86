// The commands of the command line. Each stands in a file of its own and adds itself to the program's options.
#pragma once

#include <functional>

#include "app/course.hpp"

namespace CLI {
class App;
}

namespace chalkline {

/// What a parsed command line asks for: called with the course that it is about, returns the exit status. UsageError and
/// ParameterError end the program with status 2, other exceptions with 1.
using Action = std::function<int(const Course& course)>;

/// Each defines one command and sets `action` when that command is parsed.
void add_bench_command(CLI::App& app, Action& action);
void add_book_command(CLI::App& app, Action& action);
void add_check_command(CLI::App& app, Action& action);
void add_list_command(CLI::App& app, Action& action);
void add_new_command(CLI::App& app, Action& action);
void add_run_command(CLI::App& app, Action& action);
void add_step_command(CLI::App& app, Action& action);
void add_watch_command(CLI::App& app, Action& action);

}  // namespace chalkline
