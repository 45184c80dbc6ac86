#include "app/course/build_messages.hpp"

#include <regex>
#include <sstream>
#include <vector>

#include "text/printable.hpp"
#include "text/replace_all.hpp"

namespace chalkline::app {
namespace {

std::string without_colors(const std::string& line) {
  static const std::regex color("\x1B\\[[0-9;]*[mK]");
  return std::regex_replace(line, color, "");
}

/// What Ninja, make and CMake say themselves.
bool is_remark(const std::string& line) {
  static const std::regex remark(
      R"(ninja: (build stopped|Entering).*|make(\[\d+\])?: .*|\[ *\d+(%|/\d+)\] .*|-- .*|Re-checking .*)");
  return std::regex_match(line, remark);
}

}  // namespace

std::string build_messages(const std::string& log, const std::filesystem::path& source,
                           const std::string& shown, std::size_t max_lines) {
  std::vector<std::string> lines;
  std::istringstream in(log);
  for (std::string line; std::getline(in, line);) {
    const std::string plain = without_colors(line);
    if (plain.starts_with("FAILED: ")) {
      std::getline(in, line);  // the command that failed
    } else if (!is_remark(plain)) {
      lines.push_back(line);
    }
  }
  std::string text;
  for (std::size_t i = 0; i < lines.size() && i < max_lines; ++i)
    text += text::printable_in_color(lines[i]) + "\n";
  text::replace_all(text, source.string(), shown);
  if (lines.size() > max_lines)
    text += "... " + std::to_string(lines.size() - max_lines) + " more lines\n";
  return text;
}

}  // namespace chalkline::app
