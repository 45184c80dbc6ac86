// A lesson's parameters: named values that `-p NAME=VALUE` overrides.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "notebook/parameter.hpp"

namespace chalkline {

namespace lesson {
/// The value that this run gives to a parameter: its default, or what `-p` says. Throws ParameterError if the
/// declaration contradicts itself (a default out of range, ...).
Value value_of(std::string_view name, Value default_value, std::string_view description, const Limits& limits = {},
               std::initializer_list<const char*> choices = {});
}  // namespace lesson

/// An integer type; bool is none.
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;

/// A real parameter, always finite. Limits: {.min = 0.0, .max = open(1.0)} means 0 <= value < 1; a side that is left
/// out has no bound.
double param(std::string_view name, std::floating_point auto default_value, std::string_view description,
             const Limits& limits = {}) {
  return std::get<double>(lesson::value_of(name, static_cast<double>(default_value), description, limits));
}

/// A whole-number parameter, limits as above.
std::int64_t param(std::string_view name, WholeNumber auto default_value, std::string_view description,
                   const Limits& limits = {}) {
  return std::get<std::int64_t>(lesson::value_of(name, std::int64_t{default_value}, description, limits));
}

/// A yes-or-no parameter.
inline bool param(std::string_view name, std::same_as<bool> auto default_value, std::string_view description) {
  return std::get<bool>(lesson::value_of(name, default_value, description));
}

/// A choice among named values.
inline std::string param(std::string_view name, const char* default_value, std::string_view description,
                         std::initializer_list<const char*> choices) {
  return std::get<std::string>(lesson::value_of(name, std::string(default_value), description, {}, choices));
}

}  // namespace chalkline
