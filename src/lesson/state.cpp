#include "lesson/state.hpp"

#include "lesson/param.hpp"

namespace chalkline::lesson {

State& state() {
  static State only;
  return only;
}

std::filesystem::path output_folder() {
  return state().options.out.empty() ? std::filesystem::path(CHALKLINE_PLOTS_DIR) : std::filesystem::path(state().options.out);
}

void add_display(Display display) {
  if (state().cell == no_cell) return;
  state().record.cells[state().cell].displays.push_back(std::move(display));
  state().report();
}

Value value_of(std::string_view name, Value default_value, std::string_view description, const Limits& limits,
               std::initializer_list<const char*> choices) {
  if (const auto known = state().values.find(name); known != state().values.end()) return known->second;
  state().parameters.push_back(declare_parameter(std::string(name), std::move(default_value), std::string(description),
                                                 limits, {choices.begin(), choices.end()}));
  const Value& value = state().parameters.back().default_value;
  state().values.emplace(name, value);
  return value;
}

}  // namespace chalkline::lesson
