#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace chalkline::record {

/// The kinds of parameter, in the order of Value's alternatives.
enum class ParameterKind { real, integer, boolean, choice };

/// A parameter's value; a choice is a string.
using Value = std::variant<double, std::int64_t, bool, std::string>;

/// The real number that was written as this float: 0.1 for 0.1f, not 0.10000000149011612.
double as_written(float number);

/// An end of the allowed range; open(1.0) excludes the number itself.
struct Bound {
  template <class Number>
  requires(std::is_arithmetic_v<Number> && !std::same_as<Number, bool>) Bound(Number number) {
    if constexpr (std::same_as<Number, float>) {
      hold(as_written(number));
    } else if constexpr (std::floating_point<Number>) {
      hold(static_cast<double>(number));
    } else if (std::in_range<std::int64_t>(number)) {
      hold(static_cast<std::int64_t>(number));
    } else {
      hold(static_cast<double>(number));
    }
  }
  bool operator==(const Bound&) const = default;

  std::variant<double, std::int64_t> value;  ///< of the parameter's own kind once it is declared
  bool is_open = false;

 private:
  // Compiled once, rather than in every lesson.
  void hold(double number);
  void hold(std::int64_t number);
};

inline Bound open(Bound bound) {
  bound.is_open = true;
  return bound;
}

/// The allowed range: {.min = 0, .max = open(1.0)}; an end that is absent is unbounded.
struct Limits {
  std::optional<Bound> min = std::nullopt;
  std::optional<Bound> max = std::nullopt;
  bool operator==(const Limits&) const = default;
};

/// A value is not allowed, a parameter is unknown, or a declaration contradicts itself.
class ParameterError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What a lesson lets its reader change.
struct Parameter {
  std::string name;
  Value default_value;
  std::string description;
  Limits limits = {};                     ///< of numbers
  std::vector<std::string> choices = {};  ///< of a choice

  ParameterKind kind() const { return static_cast<ParameterKind>(default_value.index()); }
  bool operator==(const Parameter&) const = default;
};

/// Declares a parameter. Throws ParameterError if the default is not finite or not allowed, the
/// range is empty, a bound of a whole number is a real one, or a choice has no choices.
Parameter declare_parameter(std::string name, Value default_value, std::string description,
                            Limits limits = {}, std::vector<std::string> choices = {});

/// The value that `text` stands for, e.g. "0.9". Throws ParameterError, which says what is allowed.
Value parse_value(const Parameter& parameter, std::string_view text);

/// What is allowed, e.g. "0 <= rho < 1" or "true, false, yes, no, 1, 0".
std::string allowed(const Parameter& parameter);

/// The shortest text that parse_value() reads back as the same value.
std::string to_text(const Value& value);

/// The parameter called `name`. Throws ParameterError with the names there are and the nearest one.
const Parameter& find_parameter(const std::vector<Parameter>& parameters, std::string_view name);

}  // namespace chalkline::record
