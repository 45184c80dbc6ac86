// A lesson's parameters: named values that `-p NAME=VALUE` overrides.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../record/parameter.hpp"

namespace chalkline::lesson {

/// The value that this run gives to a parameter: its default, or what `-p` says. Throws
/// ParameterError if the declaration contradicts itself (a default out of range, ...).
record::Value value_of(std::string_view name, record::Value default_value,
                       std::string_view description, const record::Limits& limits = {},
                       std::initializer_list<const char*> choices = {});

/// An integer type; bool is none.
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;

/// The limits of a whole-number parameter: where one is left out, that of its type. Throws
/// ParameterError for one that the type cannot hold.
record::Limits whole_limits(std::string_view name, record::Limits limits, record::Bound lowest,
                            record::Bound highest);

// Every parameter is of the type of its default.

/// A real parameter, always finite. Limits: {.min = 0.0, .max = open(1.0)} means 0 <= value < 1; a
/// side that is left out has no bound.
template <std::floating_point T>
T param(std::string_view name, T default_value, std::string_view description,
        const record::Limits& limits = {}) {
  return static_cast<T>(
      std::get<double>(value_of(name, static_cast<double>(default_value), description, limits)));
}

/// A whole-number parameter: 50 makes an int, 50u an unsigned, std::size_t{50} a std::size_t.
/// Limits as above, whole ones; a side that is left out is bounded by the type, and 64 bits with a
/// sign.
template <WholeNumber T>
T param(std::string_view name, T default_value, std::string_view description,
        const record::Limits& limits = {}) {
  using Range = std::numeric_limits<T>;
  const std::int64_t highest = std::in_range<std::int64_t>(Range::max())
                                   ? static_cast<std::int64_t>(Range::max())
                                   : std::numeric_limits<std::int64_t>::max();
  return static_cast<T>(
      std::get<std::int64_t>(value_of(name, static_cast<std::int64_t>(default_value), description,
                                      whole_limits(name, limits, Range::min(), highest))));
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
