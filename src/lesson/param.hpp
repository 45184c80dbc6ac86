// A lesson's parameters: named values that `-p NAME=VALUE` overrides.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "../record/parameter.hpp"

namespace chalkline::lesson {

// The value that this run gives to a parameter: its default, or what `-p` says. Each throws
// ParameterError if the declaration contradicts itself (a default out of range, ...). They are
// compiled once, and what follows is little for a lesson to compile.
double real_value(std::string_view name, double default_value, std::string_view description,
                  const record::Limits& limits);
/// Where a limit is left out, that of the type holds.
float real_value(std::string_view name, float default_value, std::string_view description,
                 record::Limits limits);
/// Where a limit is left out, that of its type, from lowest to highest, holds.
std::int64_t whole_value(std::string_view name, std::int64_t default_value,
                         std::string_view description, const record::Limits& limits,
                         std::int64_t lowest, std::int64_t highest);
bool truth_value(std::string_view name, bool default_value, std::string_view description);
/// Throws ParameterError: the default is beyond a whole number of 64 bits with a sign.
[[noreturn]] void refuse_default(std::string_view name, std::uint64_t number);

/// A type of characters, which stand for no number.
template <class T>
concept Character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
    std::same_as<T, char16_t> || std::same_as<T, char32_t>;

/// An integer type; bool is none.
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !Character<T>;

// Every parameter is of the type of its default.

/// A real parameter, always finite. Limits: {.min = 0.0, .max = open(1.0)} means 0 <= value < 1; a
/// side that is left out has no bound, or that of float.
template <std::floating_point T>
T param(std::string_view name, T default_value, std::string_view description,
        const record::Limits& limits = {}) {
  if constexpr (std::same_as<T, float>)
    return real_value(name, default_value, description, limits);
  else
    return static_cast<T>(
        real_value(name, static_cast<double>(default_value), description, limits));
}

/// A whole-number parameter: 50 makes an int, 50u an unsigned, std::size_t{50} a std::size_t.
/// Limits as above, whole ones; a side that is left out is bounded by the type, and 64 bits with a
/// sign.
template <WholeNumber T>
T param(std::string_view name, T default_value, std::string_view description,
        const record::Limits& limits = {}) {
  using Range = std::numeric_limits<T>;
  if (!std::in_range<std::int64_t>(default_value))
    refuse_default(name, static_cast<std::uint64_t>(default_value));
  constexpr std::int64_t highest = std::in_range<std::int64_t>(Range::max())
                                       ? static_cast<std::int64_t>(Range::max())
                                       : std::numeric_limits<std::int64_t>::max();
  return static_cast<T>(whole_value(name, static_cast<std::int64_t>(default_value), description,
                                    limits, static_cast<std::int64_t>(Range::min()), highest));
}

/// No parameter: a character stands for no number.
template <Character T>
T param(std::string_view, T default_value, std::string_view, const record::Limits& = {}) {
  static_assert(!Character<T>, "param takes a number, true or false, or a text with its choices");
  return default_value;
}

/// A yes-or-no parameter.
bool param(std::string_view name, std::same_as<bool> auto default_value,
           std::string_view description) {
  return truth_value(name, default_value, description);
}

/// A choice among named values.
std::string param(std::string_view name, const char* default_value, std::string_view description,
                  std::initializer_list<const char*> choices);

}  // namespace chalkline::lesson
