// What AddressSanitizer and UBSan say of a lesson, told to its author.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::app {

struct Finding {
  std::size_t line = 1;  ///< of the lesson's file that was running; 1 if none was
  std::string text;
  bool operator==(const Finding&) const = default;
};

/// The findings in what a program with sanitizers wrote to standard error, each once; `source` is
/// the lesson's file as the compiler knows it.
std::vector<Finding> sanitizer_findings(std::string_view errors, const std::string& source);

}  // namespace chalkline::app
