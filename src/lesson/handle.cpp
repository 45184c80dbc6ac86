#include "lesson/handle.hpp"

#include <algorithm>
#include <variant>

namespace chalkline::lesson {
namespace {

using Names = std::vector<std::string>;

Names names_of_value(double value, const std::vector<record::ParameterRecord>& parameters) {
  Names names;
  for (const record::ParameterRecord& one : parameters)
    if (const auto* real = std::get_if<double>(&one.value); real && *real == value)
      names.push_back(one.parameter.name);
  return names;
}

bool differ_by_x_and_y(const std::string& x_name, const std::string& y_name) {
  if (x_name.size() != y_name.size()) return false;
  const auto [x, y] = std::mismatch(x_name.begin(), x_name.end(), y_name.begin());
  return x != x_name.end() && ((*x == 'x' && *y == 'y') || (*x == 'X' && *y == 'Y')) &&
         std::equal(x + 1, x_name.end(), y + 1);
}

}  // namespace

std::optional<std::pair<std::string, std::string>> parameters_of_point(
    double x, double y, const std::vector<record::ParameterRecord>& parameters) {
  const Names x_names = names_of_value(x, parameters), y_names = names_of_value(y, parameters);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& x_name : x_names)
    for (const std::string& y_name : y_names)
      if (differ_by_x_and_y(x_name, y_name)) pairs.emplace_back(x_name, y_name);
  if (pairs.empty() && x_names.size() == 1 && y_names.size() == 1 && x_names != y_names)
    pairs.emplace_back(x_names.front(), y_names.front());
  if (pairs.size() != 1) return {};
  return pairs.front();
}

}  // namespace chalkline::lesson
