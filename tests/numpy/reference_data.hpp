// Reading of the tables in tests/data that NumPy wrote.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "numpy/array.hpp"

namespace reference {

inline std::vector<std::string> cells(const std::string& line, char separator) {
  std::vector<std::string> result;
  std::istringstream stream(line + separator);
  for (std::string cell; std::getline(stream, cell, separator);) result.push_back(cell);
  return result;
}

/// The lines of tests/data/NAME after its header, cut at each separator.
inline std::vector<std::vector<std::string>> rows(const std::string& name, char separator) {
  std::ifstream file(std::string(CHALKLINE_TEST_DATA) + "/" + name);
  if (!file) throw std::runtime_error("no test data " + name);
  std::vector<std::vector<std::string>> result;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) result.push_back(cells(line, separator));
  return result;
}

/// A decimal or C hex float, nan or inf.
inline double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// Numbers between single spaces.
inline chalkline::Vector numbers(const std::string& text) {
  const std::vector<std::string> words =
      text.empty() ? std::vector<std::string>{} : cells(text, ' ');
  chalkline::Vector result = chalkline::Vector::from_shape({words.size()});
  for (std::size_t i = 0; i < words.size(); ++i) result(i) = number(words[i]);
  return result;
}

/// Whole numbers between single spaces.
inline chalkline::numpy::IntVector whole_numbers(const std::string& text) {
  const std::vector<std::string> words =
      text.empty() ? std::vector<std::string>{} : cells(text, ' ');
  auto result = chalkline::numpy::IntVector::from_shape({words.size()});
  for (std::size_t i = 0; i < words.size(); ++i) result(i) = std::stoll(words[i]);
  return result;
}

/// `text`'s numbers in rows.
inline chalkline::Matrix matrix(const std::string& columns, const std::string& text) {
  const chalkline::Vector all = numbers(text);
  const auto n = static_cast<std::size_t>(std::stoul(columns));
  chalkline::Matrix result =
      chalkline::Matrix::from_shape({n == 0 ? std::size_t{0} : all.size() / n, n});
  std::copy(all.begin(), all.end(), result.storage().begin());
  return result;
}

/// The fields of what tests/data/numpy-arrays.py wrote about a function: arguments and results.
inline std::vector<std::vector<std::string>> array_cases(const std::string& function) {
  const char* const many = std::getenv("CHALKLINE_NUMPY_ARRAYS");
  std::ifstream file(many ? many : CHALKLINE_TEST_DATA "/numpy-arrays.csv");
  if (!file) throw std::runtime_error("no test data for arrays");
  std::vector<std::vector<std::string>> result;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(function + ';')) continue;
    result.push_back(cells(line.substr(function.size() + 1), ';'));
  }
  if (result.empty()) throw std::runtime_error("no test data for " + function);
  return result;
}

}  // namespace reference
