#include "lesson/param.hpp"

#include <utility>
#include <variant>

#include "lesson/state.hpp"

namespace chalkline::lesson {
namespace {

/// The limits of a whole-number parameter: where one is left out, that of its type. Throws
/// ParameterError for one that the type cannot hold.
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
                       std::string_view description, const record::Limits& limits = {},
                       std::initializer_list<const char*> choices = {}) {
  const std::lock_guard turn(state().turn);
  if (const auto known = state().values.find(name); known != state().values.end())
    return known->second;
  state().parameters.push_back(record::declare_parameter(
      std::string(name), std::move(default_value), std::string(description), limits,
      {choices.begin(), choices.end()}));
  const record::Value& value = state().parameters.back().default_value;
  state().values.emplace(name, value);
  return value;
}

}  // namespace

double real_value(std::string_view name, double default_value, std::string_view description,
                  const record::Limits& limits) {
  return std::get<double>(value_of(name, default_value, description, limits));
}

float real_value(std::string_view name, float default_value, std::string_view description,
                 record::Limits limits) {
  constexpr float highest = std::numeric_limits<float>::max();
  if (!limits.min) limits.min = -highest;
  if (!limits.max) limits.max = highest;
  return static_cast<float>(
      real_value(name, record::as_written(default_value), description, limits));
}

std::int64_t whole_value(std::string_view name, std::int64_t default_value,
                         std::string_view description, const record::Limits& limits,
                         std::int64_t lowest, std::int64_t highest) {
  return std::get<std::int64_t>(
      value_of(name, default_value, description, whole_limits(name, limits, lowest, highest)));
}

void refuse_default(std::string_view name, std::uint64_t number) {
  throw record::ParameterError("parameter " + std::string(name) + ": its default " +
                               std::to_string(number) +
                               " is beyond a whole number of 64 bits with a sign");
}

bool truth_value(std::string_view name, bool default_value, std::string_view description) {
  return std::get<bool>(value_of(name, default_value, description));
}

std::string param(std::string_view name, const char* default_value, std::string_view description,
                  std::initializer_list<const char*> choices) {
  return std::get<std::string>(
      value_of(name, std::string(default_value), description, {}, choices));
}

}  // namespace chalkline::lesson
