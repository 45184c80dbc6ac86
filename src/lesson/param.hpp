// A lesson's parameters: named values that `-p NAME=VALUE` overrides.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "record/parameter.hpp"

namespace chalkline::lesson {

/// The value that this run gives to a parameter: its default, or what `-p` says. Throws
/// ParameterError if the declaration contradicts itself (a default out of range, ...).
record::Value value_of(std::string_view name, record::Value default_value,
                       std::string_view description, const record::Limits& limits = {},
                       std::initializer_list<const char*> choices = {});

/// An integer type; bool is none.
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;

/// A real parameter, always finite. Limits: {.min = 0.0, .max = open(1.0)} means 0 <= value < 1; a
/// side that is left out has no bound.
double param(std::string_view name, std::floating_point auto default_value,
             std::string_view description, const record::Limits& limits = {}) {
  return std::get<double>(value_of(name, static_cast<double>(default_value), description, limits));
}

/// A whole-number parameter, limits as above.
std::int64_t param(std::string_view name, WholeNumber auto default_value,
                   std::string_view description, const record::Limits& limits = {}) {
  return std::get<std::int64_t>(value_of(name, std::int64_t{default_value}, description, limits));
}

/// A yes-or-no parameter.
inline bool param(std::string_view name, std::same_as<bool> auto default_value,
                  std::string_view description) {
  return std::get<bool>(value_of(name, default_value, description));
}

/// A choice among named values.
inline std::string param(std::string_view name, const char* default_value,
                         std::string_view description, std::initializer_list<const char*> choices) {
  return std::get<std::string>(
      value_of(name, std::string(default_value), description, {}, choices));
}

}  // namespace chalkline::lesson
