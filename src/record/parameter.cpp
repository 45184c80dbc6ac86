#include "record/parameter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>

#include "text/edit_distance.hpp"

namespace chalkline::record {
namespace {

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

template <class Number>
std::string number_text(Number number) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return std::string(buffer.data(), end);
}

std::string bound_text(const Bound& bound) {
  return std::visit([](auto number) { return number_text(number); }, bound.value);
}

/// A real number as C++ writes it: with a point or an exponent.
std::string real_text(double number) {
  const std::string text = number_text(number);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

/// Whether `number` lies in the limits, whose bounds are of its own type.
template <class Number>
bool contains(const Limits& limits, Number number) {
  if (limits.min) {
    const auto min = std::get<Number>(limits.min->value);
    if (number < min || (limits.min->is_open && number == min)) return false;
  }
  if (limits.max) {
    const auto max = std::get<Number>(limits.max->value);
    if (number > max || (limits.max->is_open && number == max)) return false;
  }
  return true;
}

[[noreturn]] void reject(const Parameter& parameter, const std::string& reason) {
  throw ParameterError(parameter.name + ": " + reason + "; allowed: " + allowed(parameter));
}

std::string in_quotes(std::string_view text) { return std::string("\"").append(text).append("\""); }

/// Reads all of `text`, with an optional plus sign; std::errc() is success.
template <class Number>
std::errc read_number(std::string_view text, Number& number) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  return end == text.data() + text.size() ? status : std::errc::invalid_argument;
}

double parse_real(const Parameter& parameter, std::string_view text) {
  double number = 0.0;
  const std::errc status = read_number(text, number);
  if (status == std::errc::invalid_argument)
    reject(parameter, in_quotes(text) + " is not a number");
  if (status == std::errc::result_out_of_range) {  // too large, or so small that it is 0
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    if (!(stream >> number)) number = HUGE_VAL;
  }
  if (!std::isfinite(number)) reject(parameter, in_quotes(text) + " is not a finite number");
  if (!contains(parameter.limits, number))
    reject(parameter, std::string(text) + " is out of range");
  return number;
}

std::int64_t parse_integer(const Parameter& parameter, std::string_view text) {
  std::int64_t number = 0;
  const std::errc status = read_number(text, number);
  if (status == std::errc::invalid_argument)
    reject(parameter, in_quotes(text) + " is not a whole number");
  if (status == std::errc::result_out_of_range || !contains(parameter.limits, number))
    reject(parameter, std::string(text) + " is out of range");
  return number;
}

bool parse_boolean(const Parameter& parameter, std::string_view text) {
  if (text == "true" || text == "yes" || text == "1") return true;
  if (text == "false" || text == "no" || text == "0") return false;
  reject(parameter, in_quotes(text) + " is neither true nor false");
}

std::string parse_choice(const Parameter& parameter, std::string_view text) {
  const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), text);
  if (found == parameter.choices.end())
    throw ParameterError(parameter.name + ": " + in_quotes(text) + " is none of " +
                         join(parameter.choices));
  return *found;
}

[[noreturn]] void reject_declaration(const std::string& name, const std::string& reason) {
  throw ParameterError("parameter " + name + ": " + reason);
}

/// Makes a bound of the parameter's own kind. Whole numbers bound real ones, but not the reverse.
void settle_bound(const Parameter& parameter, std::optional<Bound>& bound) {
  if (!bound) return;
  const double* real = std::get_if<double>(&bound->value);
  if (real && !std::isfinite(*real))
    reject_declaration(parameter.name, "its bound is not finite; leave it out to have none");
  if (parameter.kind() == ParameterKind::integer) {
    if (!real) return;
    const std::string number = to_text(parameter.default_value);
    reject_declaration(parameter.name, "its default " + number +
                                           " is a whole number and its bound " + real_text(*real) +
                                           " a real one; write the default as " + number +
                                           ".0, or the bound without a point");
  } else if (const auto* whole = std::get_if<std::int64_t>(&bound->value)) {
    bound->value = static_cast<double>(*whole);
  }
}

template <class Number>
void check_number(const Parameter& parameter) {
  const auto& [min, max] = parameter.limits;
  if (min && max) {
    const auto low = std::get<Number>(min->value), high = std::get<Number>(max->value);
    if (low > high || (low == high && (min->is_open || max->is_open)))
      reject_declaration(parameter.name, "its range is empty: " + allowed(parameter));
  }
  const auto number = std::get<Number>(parameter.default_value);
  if (!std::isfinite(static_cast<double>(number)))
    reject_declaration(parameter.name, "its default is not finite");
  if (!contains(parameter.limits, number))
    reject_declaration(parameter.name, "its default " + to_text(parameter.default_value) +
                                           " is out of its own range " + allowed(parameter));
}

}  // namespace

void Bound::hold(double number) { value = number; }
void Bound::hold(std::int64_t number) { value = number; }

double as_written(float number) {
  if (!std::isfinite(number)) return static_cast<double>(number);
  const std::string text = number_text(number);
  double written = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), written);
  return written;
}

Parameter declare_parameter(std::string name, Value default_value, std::string description,
                            Limits limits, std::vector<std::string> choices) {
  Parameter parameter{std::move(name), std::move(default_value), std::move(description), limits,
                      std::move(choices)};
  const bool is_number =
      parameter.kind() == ParameterKind::real || parameter.kind() == ParameterKind::integer;
  if (!is_number && parameter.limits != Limits{})
    reject_declaration(parameter.name, "only a number has bounds");
  if (parameter.kind() != ParameterKind::choice && !parameter.choices.empty())
    reject_declaration(parameter.name, "only a text has choices");
  settle_bound(parameter, parameter.limits.min);
  settle_bound(parameter, parameter.limits.max);
  if (parameter.kind() == ParameterKind::real) check_number<double>(parameter);
  if (parameter.kind() == ParameterKind::integer) check_number<std::int64_t>(parameter);
  if (const auto* choice = std::get_if<std::string>(&parameter.default_value)) {
    if (std::find(parameter.choices.begin(), parameter.choices.end(), *choice) ==
        parameter.choices.end())
      reject_declaration(parameter.name, "its default " + in_quotes(*choice) +
                                             " is none of its choices (" + join(parameter.choices) +
                                             ")");
  }
  return parameter;
}

Value parse_value(const Parameter& parameter, std::string_view text) {
  switch (parameter.kind()) {
    case ParameterKind::real:
      return parse_real(parameter, text);
    case ParameterKind::integer:
      return parse_integer(parameter, text);
    case ParameterKind::boolean:
      return parse_boolean(parameter, text);
    case ParameterKind::choice:
      break;
  }
  return parse_choice(parameter, text);
}

std::string allowed(const Parameter& parameter) {
  if (parameter.kind() == ParameterKind::boolean) return "true, false, yes, no, 1, 0";
  if (parameter.kind() == ParameterKind::choice) return join(parameter.choices);
  const auto& [min, max] = parameter.limits;
  if (!min && !max)
    return parameter.kind() == ParameterKind::real ? "any finite number"
                                                   : "any whole number of 64 bits";
  if (!min) return parameter.name + (max->is_open ? " < " : " <= ") + bound_text(*max);
  if (!max) return parameter.name + (min->is_open ? " > " : " >= ") + bound_text(*min);
  return bound_text(*min) + (min->is_open ? " < " : " <= ") + parameter.name +
         (max->is_open ? " < " : " <= ") + bound_text(*max);
}

std::string to_text(const Value& value) {
  if (const auto* real = std::get_if<double>(&value)) return number_text(*real);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return number_text(*integer);
  if (const auto* boolean = std::get_if<bool>(&value)) return *boolean ? "true" : "false";
  return std::get<std::string>(value);
}

const Parameter& find_parameter(const std::vector<Parameter>& parameters, std::string_view name) {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters) {
    if (parameter.name == name) return parameter;
    if (std::ranges::find(names, parameter.name) != names.end()) continue;  // of several lessons
    names.push_back(parameter.name);
  }
  throw ParameterError("there is no parameter " + in_quotes(name) +
                       text::suggestion(name, {names.begin(), names.end()}) +
                       (names.empty() ? "; this lesson has none" : "; there are: " + join(names)));
}

}  // namespace chalkline::record
