// What a compiler wrote, message by message: that of g++ and of clang, as text.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace chalkline::app {

/// A text without a terminal's colors.
std::string without_colors(const std::string& text);

/// A place that a compiler names, with the code that it shows of it.
struct Place {
  std::string file = {};
  std::size_t line = 0;                ///< counted from 1
  std::size_t column = 0;              ///< the same; 0 if it is not told
  std::vector<std::string> code = {};  ///< lines, with their colors
};

/// What a compiler adds to a message: a candidate, where something was declared, ...
struct CompilerNote {
  Place place;
  std::string text;     ///< without colors
  std::string heading;  ///< the line that has it, with its colors
};

/// An error or a warning.
struct CompilerMessage {
  Place place;
  std::string severity;  ///< "error", "fatal error", "warning", ...
  std::string text;      ///< without colors
  std::string heading;   ///< the line that has it, with its colors
  /// The calls that led there, from the place to the outermost or the other way round.
  std::vector<Place> led_here = {};
  std::vector<Place> included_by = {};  ///< the innermost first
  std::string function = {};            ///< as g++ names that in which it stands
  std::vector<CompilerNote> notes = {};

  bool is_error() const { return severity.find("error") != std::string::npos; }
};

/// A line that belongs to no message, or a message.
using LogPart = std::variant<std::string, CompilerMessage>;

/// All that stands in a compiler's output but what it says of itself.
std::vector<LogPart> read_compiler_messages(const std::string& log);

}  // namespace chalkline::app
