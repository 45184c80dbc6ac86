// What a run can be asked for: one set of options for `chalkline run` and for a lesson's own
// program.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chalkline::record {

struct RunOptions {
  std::vector<std::string> parameters = {};  ///< each NAME=VALUE
  std::string out = {};  ///< folder of the figures; empty: as figure_folder() says
  std::vector<std::string> formats = {"svg", "png"};
  std::string palette = "jet";
  int scale = 2;              ///< of PNGs: pixels along each side for each of the SVG's
  std::string show = "none";  ///< how figures are shown to the user besides
  double time_limit = 0.0;    ///< in seconds, after which the lesson is ended; 0: none
};

/// The names that may be chosen among; who draws and shows figures knows them.
struct RunChoices {
  std::vector<std::string> formats, palettes, shows;
};

/// Adds -p, --out, --format, --palette, --scale and --show to a command. What they are given is
/// checked when the command is parsed.
void add_lesson_options(CLI::App& command, RunOptions& options, const RunChoices& choices);

/// Adds these and --time-limit.
void add_run_options(CLI::App& command, RunOptions& options, const RunChoices& choices);

/// What is wrong with an empty value of an option that names something; empty if it is not.
std::string refused_if_empty(const std::string& value);

/// What help says on what goes where.
inline constexpr const char* streams_help =
    "Standard output holds exactly what cells print. What they display (arrays, Markdown, the "
    "names of figures' files), messages\n"
    "and progress go to standard error; where both are a terminal they stand in order.\n";

/// What a lesson's own program can be asked for.
struct ProgramOptions {
  RunOptions run;
  std::string record_file;      ///< where the record of the run goes; empty: nowhere
  std::string gnuplot_version;  ///< for the record, from a caller who knows it
  int drawing_socket = -1;      ///< of a caller who draws figures; -1: nobody
  int waiting_socket = -1;      ///< of a caller who asks for runs; -1: nobody
  bool supervise = false;  ///< run in a child process, so that a crash is reported with its cell
  bool describe = false;   ///< print name and parameters instead of running
  int step_channel = -1;   ///< the socket of who steps through the lesson; -1: nobody
  std::size_t checkpoints = 1;  ///< how many it keeps at most while it is stepped through
};

/// Reads the command line of the lesson's program called `name`; `parameters` ends its help. What
/// is answered at once (--help, --version, a wrong option) is, and the exit status for it returned.
std::optional<int> read_program_options(int argc, const char* const* argv, const std::string& name,
                                        const std::string& version, const std::string& parameters,
                                        const RunChoices& choices, ProgramOptions& options);

/// The same options as words of a command line.
std::vector<std::string> to_arguments(const RunOptions& options);

/// Splits "NAME=VALUE". Throws ParameterError if there is no name or no `=`.
std::pair<std::string, std::string> split_assignment(const std::string& assignment);

}  // namespace chalkline::record
