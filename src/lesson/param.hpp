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

/// A type of characters, which stand for no number.
template <class T>
concept Character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
    std::same_as<T, char16_t> || std::same_as<T, char32_t>;

/// An integer type; bool is none.
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !Character<T>;

/// The limits of a whole-number parameter: where one is left out, that of its type. Throws
/// ParameterError for one that the type cannot hold.
record::Limits whole_limits(std::string_view name, record::Limits limits, record::Bound lowest,
                            record::Bound highest);

/// A default as a whole number of 64 bits with a sign. Throws ParameterError for one beyond.
std::int64_t whole_default(std::string_view name, std::unsigned_integral auto number) {
  if (std::in_range<std::int64_t>(number)) return static_cast<std::int64_t>(number);
  throw record::ParameterError("parameter " + std::string(name) + ": its default " +
                               std::to_string(number) +
                               " is beyond a whole number of 64 bits with a sign");
}
inline std::int64_t whole_default(std::string_view, std::signed_integral auto number) {
  return number;
}

/// The limits of a float: where one is left out, that of its type.
inline record::Limits float_limits(record::Limits limits) {
  constexpr float highest = std::numeric_limits<float>::max();
  if (!limits.min) limits.min = -highest;
  if (!limits.max) limits.max = highest;
  return limits;
}

// Every parameter is of the type of its default.

/// A real parameter, always finite. Limits: {.min = 0.0, .max = open(1.0)} means 0 <= value < 1; a
/// side that is left out has no bound, or that of float.
template <std::floating_point T>
T param(std::string_view name, T default_value, std::string_view description,
        const record::Limits& limits = {}) {
  if constexpr (std::same_as<T, float>)
    return static_cast<float>(std::get<double>(
        value_of(name, record::as_written(default_value), description, float_limits(limits))));
  else
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
      std::get<std::int64_t>(value_of(name, whole_default(name, default_value), description,
                                      whole_limits(name, limits, Range::min(), highest))));
}

/// No parameter: a character stands for no number.
template <Character T>
T param(std::string_view, T default_value, std::string_view, const record::Limits& = {}) {
  static_assert(!Character<T>, "param takes a number, true or false, or a text with its choices");
  return default_value;
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
