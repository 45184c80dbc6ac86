#include "lesson/run_time.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "base/descriptor.hpp"
#include "base/interrupt.hpp"
#include "base/standard_streams.hpp"
#include "lesson/checkpoints.hpp"
#include "lesson/current_error.hpp"
#include "lesson/report.hpp"
#include "lesson/state.hpp"
#include "lesson/supervisor.hpp"
#include "lesson/terminate.hpp"
#include "lesson/waiting.hpp"
#include "plot/format.hpp"
#include "plot/gnuplot_window.hpp"
#include "plot/palette.hpp"
#include "record/figure_folder.hpp"
#include "record/plain_text.hpp"
#include "record/run_options.hpp"
#include "source/tags.hpp"
#include "source/weave.hpp"

namespace chalkline::lesson {
namespace {

// As registered by Woven, before main() and so before anything else here can be relied on.
std::string_view woven_path;
std::string_view woven_fingerprint;
void (*declare_parameters)() = nullptr;

std::chrono::steady_clock::time_point cell_began;

/// The running cell ends here.
void end_cell(record::RunStatus status, std::optional<record::CellError> error) {
  if (state().cell == no_cell) return;
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - cell_began).count();
  const std::lock_guard turn(state().turn);
  state().emit(record::CellEnded{status, seconds, std::move(error)});
  state().cell = no_cell;
}

void end_run(record::RunStatus status, const std::string& error = "") {
  const std::lock_guard turn(state().turn);
  state().emit(record::RunEnded{status, error});
}

/// Throws if a cell that was to throw did not.
void check_that_it_raised() {
  if (state().cell == no_cell || state().raised ||
      !state().source.cells[state().cell].has_tag(source::raises_exception_tag))
    return;
  throw std::logic_error("it is tagged raises-exception, but threw nothing");
}

/// Throws if what was printed could not be written.
void check_standard_output() {
  if (fcntl(STDOUT_FILENO, F_GETFD) < 0)
    throw std::runtime_error("standard output was closed; a lesson needs it to its end");
  errno = 0;
  flush_printed();
  if (!std::ferror(stdout) && std::cout) return;
  // What was printed before failed at a time of which nobody knows errno any longer.
  if (errno == 0 && write(STDOUT_FILENO, "", 0) == 0)
    throw std::runtime_error("not all of it could be written to standard output");
  base::throw_errno("could not write to standard output");
}

/// A copy of this process that the lesson made by fork ends where its cell ends: the run has one
/// process.
void end_copy() {
  if (getpid() == state().process) return;
  report(
      place_of(state().cell) +
      "a copy of the lesson's process, made by fork, ran on to the end of the cell; it ends here");
  std::_Exit(0);
}

int run_body(void (*body)()) {
  try {
    body();
    end_copy();
    check_that_it_raised();
    check_standard_output();
    end_cell(record::RunStatus::done, std::exchange(state().raised, std::nullopt));
    end_run(record::RunStatus::done);
    return 0;
  } catch (...) {
    end_copy();
    const record::CellError error = current_error(false);
    const bool in_cell = state().cell != no_cell;
    flush_printed();
    end_cell(record::RunStatus::failed, error);
    end_run(record::RunStatus::failed, in_cell ? "" : error.message);
    return 1;
  }
}

record::RunRecord first_record(const std::string& gnuplot) {
  record::RunRecord record = record::record_before_run(state().name, state().source);
  record.versions = {CHALKLINE_VERSION, gnuplot, CHALKLINE_COMPILER};
  record.parameters = parameters_of_run();
  if (const auto seed = state().values.find("seed"); seed != state().values.end()) {
    if (const auto* number = std::get_if<std::int64_t>(&seed->second)) record.seed = *number;
  }
  return record;
}

/// The lesson's text, which the build puts beside the program. Throws std::runtime_error if it is
/// not what this program was made of.
source::LessonSource load_source() {
  const std::filesystem::path file =
      std::filesystem::read_symlink("/proc/self/exe").string() + ".cpp";
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in)
    throw std::runtime_error("cannot read " + file.string() +
                             ", the text of this lesson; build it again");
  source::LessonSource source =
      source::parse_lesson(record::shown_path(woven_path), std::move(text));
  if (source::code_fingerprint(source) != woven_fingerprint)
    throw std::runtime_error("this program was made of other code than stands in " + file.string() +
                             "; build it again");
  return source;
}

/// Learns the lesson's parameters. Throws source::LessonError for a declaration that contradicts
/// itself.
void learn_parameters() {
  try {
    declare_parameters();
  } catch (const std::exception& error) {
    const std::size_t failed = state().parameters.size();  // they are declared in their order
    throw source::LessonError(state().source.path, state().source.parameters.at(failed).line,
                              error.what());
  }
}

void set_parameters(const std::vector<std::string>& assignments) {
  for (const std::string& assignment : assignments) {
    const auto [name, text] = record::split_assignment(assignment);
    state().values.at(name) =
        record::parse_value(record::find_parameter(state().parameters, name), text);
  }
}

std::string help_on_parameters() {
  std::string help = state().parameters.empty() ? "" : "Parameters:\n";
  for (const record::Parameter& parameter : state().parameters) {
    help += "  " + parameter.name + " = " + record::to_text(parameter.default_value) + "    " +
            parameter.description + " (" + record::allowed(parameter) + ")\n";
  }
  return help;
}

std::optional<int> read_options(int argc, char* argv[], record::ProgramOptions& options) {
  const base::CheckedOutput output;
  return record::read_program_options(
      argc, argv, state().name, "chalkline " CHALKLINE_VERSION, help_on_parameters(),
      {plot::format_names(), plot::palette_names(), terminal::show_names()}, options);
}

/// A run that a waiting lesson was asked for; its parameters were checked by then.
int run_request(const record::RunRequest& request, void (*body)()) {
  try {
    set_parameters(request.parameters);
  } catch (const record::ParameterError& error) {
    end_run(record::RunStatus::failed, error.what());
    return 2;
  }
  state().options.out = request.out;
  state().films = request.films;
  state().options.formats = {"svg"};
  return run_body(body);
}

/// Ends this process without the end of the lesson's static objects, which are the run's alone.
[[noreturn]] void leave(int status) {
  std::fflush(nullptr);
  std::_Exit(status);
}

int run_as_asked(int argc, char* argv[], void (*body)()) {
  record::ProgramOptions options;
  if (const std::optional<int> answered = read_options(argc, argv, options)) return *answered;
  state().options = options.run;
  try {
    set_parameters(state().options.parameters);
  } catch (const record::ParameterError& error) {
    report(place_of(no_cell) + error.what());
    return 2;
  }
  if (options.describe) {
    const base::CheckedOutput output;
    std::cout << record::to_json(record::LessonDescription{state().name, state().parameters})
              << std::flush;
    leave(0);
  }
  state().options.out =
      record::figure_folder(state().plots, state().options, state().parameters).string();
  state().show = terminal::settled_show(state().options.show, STDERR_FILENO, plot::can_open_window);
  if (std::vector<std::string>& formats = state().options.formats;
      terminal::shows_png(state().show))
    formats.insert(formats.end(), {"png", "apng"});
  state().stepped = options.step_channel >= 0;
  state().drawing_socket = options.drawing_socket;
  // What the lesson starts has no business with it.
  if (state().drawing_socket >= 0) fcntl(state().drawing_socket, F_SETFD, FD_CLOEXEC);
  base::install_interrupt_handler(state().stepped);
  std::setvbuf(stdout, nullptr, _IOLBF,
               BUFSIZ);  // so that what a child process prints comes in its place
  const auto run = [body] { return run_body(body); };
  const record::RunRecord record = first_record(options.gnuplot_version);
  if (options.waiting_socket >= 0) {
    wait_for_requests([body](const auto& request) { return run_request(request, body); }, record,
                      options.waiting_socket);
    leave(0);
  }
  if (state().stepped) return run_in_steps(run, record, options.step_channel, options.checkpoints);
  const std::chrono::duration<double> time_limit{state().options.time_limit};
  if (!options.record_file.empty() || options.supervise || time_limit.count() > 0)
    leave(run_supervised(run, {record, options.record_file, time_limit}));
  state().process = getpid();
  state().emit = [](const record::RunEvent& event) { report_event(event, state().cell); };
  return run();
}

}  // namespace

Woven::Woven(std::string_view path, std::string_view fingerprint, void (*declare)()) {
  woven_path = path;
  state().file = path;
  woven_fingerprint = fingerprint;
  declare_parameters = declare;
}

void begin_cell(std::size_t code_cell) {
  end_copy();
  check_that_it_raised();
  check_standard_output();
  end_cell(record::RunStatus::done, std::exchange(state().raised, std::nullopt));
  const std::size_t cell = state().code_cells.at(code_cell);
  const std::lock_guard turn(state().turn);
  state().emit(record::CellBegun{cell});
  state().cell = cell;
  cell_began = std::chrono::steady_clock::now();
}

void cell_raised() { state().raised = current_error(true); }

int run_lesson(int argc, char* argv[], void (*body)(), const char* plots) {
  tell_of_termination();
  base::open_missing_streams();
  state().plots = std::filesystem::absolute(plots);
  const bool woven = declare_parameters != nullptr;
  state().name = std::filesystem::path(woven ? woven_path : argv[0]).stem().string();
  try {
    if (woven) {
      state().source = load_source();
      state().code_cells = source::code_cells(state().source);
      learn_parameters();
    }
    return run_as_asked(argc, argv, body);
  } catch (const source::LessonError& error) {
    report(error.what());
    return 1;
  } catch (const std::exception& error) {
    report(place_of(no_cell) + error.what());
    return 1;
  }
}

}  // namespace chalkline::lesson
