// What a run can be asked for: one set of options for `chalkline run` and for a lesson's own
// program.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chalkline::record {

struct RunOptions {
  std::vector<std::string> parameters;  ///< each NAME=VALUE
  std::string out;                      ///< folder of the figures; empty: the course's plots/
  std::vector<std::string> formats = {"svg", "png"};
  std::string palette = "jet";
  std::string show = "none";  ///< how figures are shown to the user besides: auto, window, kitty,
                              ///< sixel, blocks, none
  double time_limit = 0.0;    ///< in seconds, after which the lesson is ended; 0: none
};

/// Adds -p, --out, --format, --palette and --show to a command.
void add_lesson_options(CLI::App& command, RunOptions& options);

/// Adds -p, --out, --format, --palette, --show and --time-limit to a command. What they are given
/// is checked when the command is parsed.
void add_run_options(CLI::App& command, RunOptions& options);

/// The same options as words of a command line.
std::vector<std::string> to_arguments(const RunOptions& options);

/// Splits "NAME=VALUE". Throws ParameterError if there is no name or no `=`.
std::pair<std::string, std::string> split_assignment(const std::string& assignment);

}  // namespace chalkline::record
