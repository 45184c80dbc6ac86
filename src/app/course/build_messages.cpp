#include "app/course/build_messages.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <regex>
#include <utility>
#include <variant>
#include <vector>

#include "app/course/author_messages.hpp"
#include "app/course/compiler_messages.hpp"
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

/// What is told of all messages: in each of the author's lines the first error, or, of a lesson
/// without one, the warnings.
class ToldMessages {
 public:
  explicit ToldMessages(LessonFile lesson) : lesson_(std::move(lesson)) {}

  void add(const CompilerMessage& message) {
    AuthorMessage told = author_message(message, lesson_);
    if (told.is_error && !failed_) {
      failed_ = true;
      std::erase_if(told_, [](const Told& other) { return !other.text.empty(); });
    }
    if (told.is_error != failed_ || is_known(told, message.text)) return;
    // The compiler sees each param(...) where it stands, and where the weaver has it called before
    // any cell runs.
    if (message.function.find("chalkline_declare_parameters()") != std::string::npos)
      told.lines.insert(told.lines.begin(),
                        lesson_.shown + ": In a parameter, which is read before any cell runs:");
    told_.push_back({std::move(told), message.text});
  }

  void add(const std::string& line) { told_.push_back({{.lines = {line}}, ""}); }

  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const Told& told : told_)
      lines.insert(lines.end(), told.message.lines.begin(), told.message.lines.end());
    return lines;
  }

 private:
  struct Told {
    AuthorMessage message;
    std::string text;  // as the compiler says it; of another program's line, empty
  };

  /// Of an error in the library the compiler tells once what led there; those after it are of the
  /// same call.
  bool is_known(const AuthorMessage& told, const std::string& text) const {
    if (failed_ && !told.is_of_author && !told_.empty()) return true;
    return std::ranges::any_of(told_, [&](const Told& other) {
      return other.message.place.file == told.place.file &&
             other.message.place.line == told.place.line && (failed_ || other.text == text);
    });
  }

  LessonFile lesson_;
  std::vector<Told> told_;
  bool failed_ = false;  // there was an error
};

/// A line that is none of the compiler's; nothing if it is a remark.
std::optional<std::string> other_line(std::string line, const std::filesystem::path& source,
                                      const std::string& shown) {
  const std::string plain = without_colors(line);
  if (is_remark(plain)) return std::nullopt;
  if (std::string linker = of_linker(plain, source, shown); !linker.empty()) return linker;
  text::replace_all(line, source.string(), shown);
  return line;
}

}  // namespace

std::string as_shown_on(int descriptor, const std::string& text) {
  return isatty(descriptor) && !std::getenv("NO_COLOR") ? text : without_colors(text);
}

std::string build_messages(const std::string& log, const std::filesystem::path& source,
                           const std::string& shown, std::size_t max_lines) {
  ToldMessages told({source, shown});
  for (const LogPart& part : read_compiler_messages(log)) {
    if (const auto* message = std::get_if<CompilerMessage>(&part))
      told.add(*message);
    else if (const auto line = other_line(std::get<std::string>(part), source, shown))
      told.add(*line);
  }
  const std::vector<std::string> lines = told.lines();
  std::string text;
  for (std::size_t i = 0; i < lines.size() && i < max_lines; ++i)
    text += text::printable_in_color(lines[i]) + "\n";
  if (lines.size() > max_lines)
    text += "... " + std::to_string(lines.size() - max_lines) + " more lines\n";
  return text;
}

}  // namespace chalkline::app
