#include "lesson/run_time.hpp"

#include <CLI/CLI.hpp>
#include <boost/core/demangle.hpp>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "base/interrupt.hpp"
#include "lesson/recorder.hpp"
#include "lesson/state.hpp"
#include "plot/gnuplot_process.hpp"

namespace chalkline::lesson {
namespace {

// As registered by Woven, before main() and so before anything else here can be relied on.
std::string_view woven_path, woven_source;
void (*declare_parameters)() = nullptr;

std::chrono::steady_clock::time_point cell_began;

void flush_standard_output() {
  std::cout.flush();
  std::fflush(stdout);
}

void say(const std::string& message) {
  flush_standard_output();
  std::cerr << message << '\n';
}

/// "lessons/5_rmsprop.cpp:62: cell 7 (Run it): ", as an editor understands it; the lesson's name where no cell runs.
std::string where() {
  if (state().cell == no_cell) return state().name + ": ";
  const Cell& cell = state().source.cells[state().cell];
  const std::string title = cell.title.empty() ? "" : " (" + cell.title + ")";
  return state().source.path + ":" + std::to_string(cell.line) + ": cell " + std::to_string(state().cell + 1) + title + ": ";
}

/// The exception that is being handled.
CellError current_error(bool expected) {
  try {
    throw;
  } catch (const std::exception& error) {
    return {boost::core::demangle(typeid(error).name()), error.what(), expected};
  } catch (...) {
    return {"unknown", "it threw something that is no std::exception", expected};
  }
}

void keep_error(const CellError& error) {
  if (state().cell == no_cell) return;
  state().record.cells[state().cell].error = error;
}

/// The running cell ends here.
void end_cell(RunStatus status) {
  flush_standard_output();
  if (state().cell == no_cell) return;
  CellRecord& cell = state().record.cells[state().cell];
  cell.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - cell_began).count();
  cell.status = status;
}

void check_that_it_raised() {
  if (state().cell == no_cell || state().raised || !state().source.cells[state().cell].has_tag(raises_exception)) return;
  throw std::logic_error("it is tagged raises-exception, but threw nothing");
}

int run_body(void (*body)()) {
  try {
    body();
    check_that_it_raised();
    end_cell(RunStatus::done);
    state().record.status = RunStatus::done;
  } catch (...) {
    const CellError error = current_error(false);
    keep_error(error);
    end_cell(RunStatus::failed);
    state().record.status = RunStatus::failed;
    say(where() + error.message);
    return 1;
  }
  if (std::ferror(stdout) || !std::cout) {
    say(state().name + ": could not write to standard output: " + std::strerror(errno));
    return 1;
  }
  return 0;
}

/// The record before the first cell has run. Declarations outside the body are done by then.
void begin_record() {
  RunRecord& record = state().record;
  record.name = state().name;
  record.title = state().source.title;
  for (const Cell& cell : state().source.cells) {
    CellRecord kept{cell.kind, cell.title, cell.tags, cell.source, cell.line, RunStatus::not_run, {}, {}, 0.0, {}};
    if (!cell.in_body) kept.status = RunStatus::done;
    record.cells.push_back(std::move(kept));
  }
  for (const Parameter& parameter : state().parameters) {
    record.parameters.push_back({parameter, state().values.at(parameter.name)});
  }
  if (const auto seed = state().values.find("seed"); seed != state().values.end()) {
    if (const auto* number = std::get_if<std::int64_t>(&seed->second)) record.seed = *number;
  }
}

void set_parameters(const std::vector<std::string>& assignments) {
  for (const std::string& assignment : assignments) {
    const auto [name, text] = split_assignment(assignment);
    state().values.at(name) = parse_value(find_parameter(state().parameters, name), text);
  }
}

std::string help_on_parameters() {
  std::string help = state().parameters.empty() ? "" : "Parameters:\n";
  for (const Parameter& parameter : state().parameters) {
    help += "  " + parameter.name + " = " + to_text(parameter.default_value) + "    " + parameter.description + " (" +
            allowed(parameter) + ")\n";
  }
  return help;
}

int run_as_told(int argc, char* argv[], void (*body)()) {
  CLI::App command(state().source.title.empty() ? state().name : state().source.title);
  std::string record_file;
  bool describe = false;
  add_run_options(command, state().options);
  command.add_option("--record", record_file, "write the record of the run (JSON) to this file")->type_name("FILE");
  command.add_flag("--describe", describe, "print title and parameters (JSON) instead of running");
  command.set_version_flag("--version", "chalkline " CHALKLINE_VERSION);
  command.footer(help_on_parameters());
  try {
    command.parse(argc, argv);
    set_parameters(state().options.parameters);
  } catch (const CLI::ParseError& error) {
    return command.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
  } catch (const ParameterError& error) {
    say(state().name + ": " + error.what());
    return 2;
  }
  if (describe) {
    std::cout << to_json(LessonDescription{state().name, state().source.title, state().source.summary, state().parameters});
    return 0;
  }
  install_interrupt_handler();
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // so that what a child process prints comes in its place
  begin_record();
  if (record_file.empty()) return run_body(body);
  state().record.versions = {CHALKLINE_VERSION, gnuplot_version(), CHALKLINE_COMPILER};
  return run_recorded([body] { return run_body(body); }, record_file);
}

}  // namespace

Woven::Woven(std::string_view path, std::string_view source, void (*declare)()) {
  woven_path = path;
  woven_source = source;
  declare_parameters = declare;
}

void begin_cell(std::size_t index) {
  check_that_it_raised();
  end_cell(RunStatus::done);
  state().cell = index;
  state().raised = false;
  state().report();
  cell_began = std::chrono::steady_clock::now();
}

void cell_raised() {
  const CellError error = current_error(true);
  state().raised = true;
  keep_error(error);
  say(where() + "threw, as expected: " + error.message);
}

int run_lesson(int argc, char* argv[], void (*body)()) {
  const bool woven = declare_parameters != nullptr;
  state().name = std::filesystem::path(woven ? woven_path : argv[0]).stem().string();
  try {
    if (woven) {
      state().source = parse_lesson(std::string(woven_path), std::string(woven_source));
      declare_parameters();
    }
    return run_as_told(argc, argv, body);
  } catch (const std::exception& error) {
    say(state().name + ": " + error.what());
    return 1;
  }
}

}  // namespace chalkline::lesson
