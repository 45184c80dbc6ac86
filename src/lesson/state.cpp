#include "lesson/state.hpp"

#include <unistd.h>

#include "lesson/param.hpp"
#include "lesson/report.hpp"
#include "record/figure_folder.hpp"

namespace chalkline::lesson {

State& state() {
  static State only;
  return only;
}

std::filesystem::path output_folder() {
  std::filesystem::path folder = state().options.out;
  record::prepare_figure_folder(folder, state().plots);
  return folder;
}

std::vector<record::ParameterRecord> parameters_of_run() {
  const std::lock_guard turn(state().turn);
  std::vector<record::ParameterRecord> parameters;
  for (const record::Parameter& parameter : state().parameters)
    parameters.push_back({parameter, state().values.at(parameter.name)});
  return parameters;
}

void add_display(record::Display display) {
  flush_printed();
  const record::Displayed event{std::move(display)};
  const std::lock_guard turn(state().turn);
  const bool is_of_the_run = state().cell != no_cell && getpid() == state().process;
  if (is_of_the_run)
    state().emit(event);
  else
    report_event(event, no_cell);  // by a thread that goes on after the last cell, or a copy
}

}  // namespace chalkline::lesson
