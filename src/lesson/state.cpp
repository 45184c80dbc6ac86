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

record::Limits whole_limits(std::string_view name, record::Limits limits, record::Bound lowest,
                            record::Bound highest) {
  const auto settle = [&](std::optional<record::Bound>& bound, const record::Bound& of_type) {
    if (!bound) bound = of_type;
    const auto* number = std::get_if<std::int64_t>(&bound->value);
    if (!number) return;  // a real one, which is refused as such
    if (*number >= std::get<std::int64_t>(lowest.value) &&
        *number <= std::get<std::int64_t>(highest.value))
      return;
    throw record::ParameterError("parameter " + std::string(name) + ": its bound " +
                                 std::to_string(*number) +
                                 " does not fit into the type of its default; write the default "
                                 "as one of a wider type, such as 1u or std::int64_t{1}");
  };
  settle(limits.min, lowest);
  settle(limits.max, highest);
  return limits;
}

record::Value value_of(std::string_view name, record::Value default_value,
                       std::string_view description, const record::Limits& limits,
                       std::initializer_list<const char*> choices) {
  if (const auto known = state().values.find(name); known != state().values.end())
    return known->second;
  state().parameters.push_back(record::declare_parameter(
      std::string(name), std::move(default_value), std::string(description), limits,
      {choices.begin(), choices.end()}));
  const record::Value& value = state().parameters.back().default_value;
  state().values.emplace(name, value);
  return value;
}

}  // namespace chalkline::lesson
