#include "app/course/build_messages.hpp"

#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include "text/printable.hpp"
#include "text/replace_all.hpp"

namespace chalkline::app {
namespace {

/// What says nothing about the lesson.
bool is_remark(const std::string& line) {
  static const std::regex remark(
      R"(make(\[\d+\])?: .*|\[ *\d+%\] .*|-- .*|collect2: error: ld returned .*|.*: in function `.*':)");
  return std::regex_match(line, remark);
}

/// A name that the linker misses: with the line if it knows one of the lesson's, but without where
/// in the machine's code that is.
std::string of_linker(const std::string& line, const std::filesystem::path& source,
                      const std::string& shown) {
  static const std::regex missing(
      R"((?:(.*?)(:\d+)?(?::\([^)]*\))?: (?:error: )?)?(undefined reference to .*))");
  std::smatch match;
  if (!std::regex_match(line, match, missing)) return "";
  const std::string number = match[1].str() == source.string() ? match[2].str() : "";
  return shown + number + ": error: " + match[3].str();
}

/// Leaves out what is said a second time. The compiler sees each param(...) where it stands, and
/// where the weaver has it called before any cell runs; what it says of the latter alone remains.
class Repetitions {
 public:
  explicit Repetitions(const std::string& shown) : shown_(shown) {}

  /// What is left of this line, without colors; nothing if it repeats another.
  std::optional<std::string> take(const std::string& plain, const std::string& line) {
    static const std::regex place(".*: (In|At) .*:"), diagnostic("(.*:\\d+):\\d+: (\\w+: .*)");
    std::smatch match;
    if (std::regex_match(plain, place)) {
      repeated_ = declares_ = plain.find("chalkline_declare_parameters()") != std::string::npos;
      if (declares_) return std::nullopt;
    } else if (std::regex_match(plain, match, diagnostic)) {
      const bool is_new = reported_.insert(match[1].str() + match[2].str()).second;
      repeated_ = declares_ && !is_new;
      if (declares_ && is_new) {
        declares_ = false;
        return shown_ + ": In a parameter, which is read before any cell runs:\n" + line;
      }
    }
    return repeated_ ? std::nullopt : std::optional(line);
  }

 private:
  std::string shown_;
  std::set<std::string> reported_;
  bool declares_ = false, repeated_ = false;
};

}  // namespace

std::string without_colors(const std::string& text) {
  static const std::regex color("\x1B\\[[0-9;]*[mK]");
  return std::regex_replace(text, color, "");
}

std::string as_shown_on(int descriptor, const std::string& text) {
  return isatty(descriptor) && !std::getenv("NO_COLOR") ? text : without_colors(text);
}

std::string build_messages(const std::string& log, const std::filesystem::path& source,
                           const std::string& shown, std::size_t max_lines) {
  std::vector<std::string> lines;
  Repetitions repetitions(shown);
  std::istringstream in(log);
  for (std::string line; std::getline(in, line);) {
    const std::string plain = without_colors(line);
    if (is_remark(plain)) continue;
    const std::string linker = of_linker(plain, source, shown);
    if (linker.empty()) text::replace_all(line, source.string(), shown);
    if (const auto left = repetitions.take(plain, linker.empty() ? line : linker))
      lines.push_back(*left);
  }
  std::string text;
  for (std::size_t i = 0; i < lines.size() && i < max_lines; ++i)
    text += text::printable_in_color(lines[i]) + "\n";
  if (lines.size() > max_lines)
    text += "... " + std::to_string(lines.size() - max_lines) + " more lines\n";
  return text;
}

}  // namespace chalkline::app
