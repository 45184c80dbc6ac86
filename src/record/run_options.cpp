#include "record/run_options.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <sstream>

#include "record/parameter.hpp"
#include "text/names.hpp"
#include "text/printable.hpp"

namespace chalkline::record {
namespace {

/// What is wrong with a time limit, as it is told of a parameter; empty if nothing is.
std::string refused_seconds(const std::string& text) {
  const Parameter seconds =
      declare_parameter("seconds", 1.0, "a time limit", {.min = 0.001, .max = 1e9});
  try {
    parse_value(seconds, text);
    return "";
  } catch (const ParameterError& error) {
    return error.what();
  }
}

}  // namespace

std::string refused_if_empty(const std::string& value) {
  return value.empty() ? "the value is empty" : "";
}

void add_lesson_options(CLI::App& command, RunOptions& options, const RunChoices& choices) {
  command
      .add_option("-p,--param", options.parameters,
                  "give a parameter another value; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--out", options.out,
                  "folder for the figures, made if missing (default: plots/, or plots/tries/ with "
                  "other parameters, formats, palette or scale)")
      ->type_name("DIR")
      ->check(refused_if_empty);
  command
      .add_option(
          "--format", options.formats,
          "several with commas; the .gp is always written, the .csv has the data of every layer, "
          "an apng is an animation's PNG that moves")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(choices.formats))
      ->default_str(text::joined(options.formats, ","));
  command.add_option("--palette", options.palette, "colors of surfaces and contours")
      ->type_name("NAME")
      ->check(CLI::IsMember(choices.palettes))
      ->capture_default_str();
  command
      .add_option("--scale", options.scale,
                  "sharpness of PNGs: 2 for screens of today and projectors, 1 for small files")
      ->type_name("N")
      ->check(CLI::Range(1, 4))
      ->capture_default_str();
  command.add_option("--show", options.show, "show figures on the screen, too")
      ->type_name("HOW")
      ->check(CLI::IsMember(choices.shows))
      ->capture_default_str();
}

void add_run_options(CLI::App& command, RunOptions& options, const RunChoices& choices) {
  add_lesson_options(command, options, choices);
  command
      .add_option("--time-limit", options.time_limit,
                  "end a lesson that takes longer than so many seconds")
      ->type_name("SECONDS")
      ->check(refused_seconds);
}

std::optional<int> read_program_options(int argc, const char* const* argv, const std::string& name,
                                        const std::string& version, const std::string& parameters,
                                        const RunChoices& choices, ProgramOptions& options) {
  CLI::App command(name);
  add_run_options(command, options.run, choices);
  command
      .add_option("--record", options.record_file,
                  "write the record of the run (JSON) to this file")
      ->type_name("FILE")
      ->check(refused_if_empty);
  command.add_flag("--supervise", options.supervise,
                   "run in a child process, so that a crash is reported with its cell");
  command.add_flag("--describe", options.describe,
                   "print name and parameters (JSON) instead of running");
  const char* hidden = "";  // what other programs of Chalkline say to this one
  command.add_option("--gnuplot-version", options.gnuplot_version)->group(hidden);
  command.add_option("--draw", options.drawing_socket)->group(hidden);
  command.add_option("--wait", options.waiting_socket)->group(hidden);
  command.add_option("--step", options.step_channel)->group(hidden);
  command.add_option("--checkpoints", options.checkpoints)
      ->check(CLI::PositiveNumber)
      ->group(hidden);
  command.set_version_flag("--version", version);
  command.footer(streams_help + parameters);
  try {
    command.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, errors;
    const int status = command.exit(error, out, errors);
    std::cout << text::printable(out.str());
    std::cerr << text::printable(errors.str());
    return status == 0 ? 0 : 2;
  }
  return std::nullopt;
}

std::vector<std::string> to_arguments(const RunOptions& options) {
  std::vector<std::string> arguments;
  for (const std::string& parameter : options.parameters)
    arguments.insert(arguments.end(), {"-p", parameter});
  if (!options.out.empty()) arguments.insert(arguments.end(), {"--out", options.out});
  arguments.insert(arguments.end(),
                   {"--format", text::joined(options.formats, ","), "--palette", options.palette});
  if (options.scale != RunOptions{}.scale)
    arguments.insert(arguments.end(), {"--scale", std::to_string(options.scale)});
  if (options.show != "none") arguments.insert(arguments.end(), {"--show", options.show});
  if (options.time_limit > 0.0)
    arguments.insert(arguments.end(), {"--time-limit", to_text(Value(options.time_limit))});
  return arguments;
}

std::pair<std::string, std::string> split_assignment(const std::string& assignment) {
  const auto equals = assignment.find('=');
  if (equals == 0 || equals == std::string::npos) {
    throw ParameterError("-p " + assignment + " is no NAME=VALUE");
  }
  return {assignment.substr(0, equals), assignment.substr(equals + 1)};
}

}  // namespace chalkline::record
