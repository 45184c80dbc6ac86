#include "lesson/current_error.hpp"

#include <boost/core/demangle.hpp>
#include <exception>
#include <sstream>
#include <string>

#include "lesson/state.hpp"
#include "lesson/thrown_line.hpp"

namespace chalkline::lesson {
namespace {

/// This line of the lesson, without blanks around it.
std::string line_of_source(std::size_t number) {
  std::istringstream lines(state().source.text);
  std::string line;
  while (number-- > 0) std::getline(lines, line);
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == line.npos) return "";
  return line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
}

/// " (line 23: y = x(7);)", the line of the lesson that threw `error`; empty if it is not known.
std::string thrown_at(const std::exception& error) {
  if (state().source.cells.empty()) return "";
  const std::size_t line = thrown_line(error, state().file.string());
  if (line == 0) return "";
  return " (line " + std::to_string(line) + ": " + line_of_source(line) + ")";
}

}  // namespace

record::CellError current_error(bool expected) {
  try {
    throw;
  } catch (const std::exception& error) {
    return {boost::core::demangle(typeid(error).name()),
            error.what() + (expected ? "" : thrown_at(error)), expected};
  } catch (const std::string& text) {
    return {"std::string", text, expected};
  } catch (const char* text) {
    return {"const char*", text ? text : "a null pointer", expected};
  } catch (...) {
    return {"unknown", "it threw something that is no std::exception", expected};
  }
}

}  // namespace chalkline::lesson
