// Reading of the tables in tests/data that NumPy wrote.
#pragma once

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

}  // namespace reference
