#include "app/step/step_console.hpp"

#include <unistd.h>

#include <algorithm>

#include "app/step/line_console.hpp"
#include "app/step/terminal_console.hpp"
#include "text/printable.hpp"
#include "text/terminal_text.hpp"

namespace chalkline::app {
namespace {

StepAction action_of(char key) {
  switch (key) {
    case 'n':
      return StepAction::next;
    case 'p':
      return StepAction::back;
    case 'r':
      return StepAction::again;
    case 'g':
      return StepAction::go_to;
    case 'a':
      return StepAction::to_end;
    case 'e':
      return StepAction::change;
    case 'o':
      return StepAction::open;
    case 'u':
      return StepAction::unfold;
    case 'v':
      return StepAction::view;
    case '?':
      return StepAction::help;
    case 'q':
      return StepAction::quit;
    default:
      return StepAction::unknown;
  }
}

}  // namespace

void StepConsole::remark(const std::string& text) {
  constexpr const char* dim = "2";
  const bool fits = text.find('\n') == text.npos && text::columns(text) < width();
  if (fits || !is_terminal()) return write(text::paint(text, dim, color()) + "\n");
  std::string lines;
  for (const text::Line& line : text::wrap_words({{text, dim}}, width() - 1))
    lines += text::paint(line, color()) + "\n";
  write(lines);
}

StepCommand parse_command(std::string_view line) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t begin = line.find_first_not_of(blank);
  if (begin == line.npos) return {StepAction::next};
  line = line.substr(begin, line.find_last_not_of(blank) - begin + 1);
  const std::size_t end = std::min(line.find_first_of(blank), line.size());
  const StepAction action = end == 1 ? action_of(line[0]) : StepAction::unknown;
  const bool takes_argument = action == StepAction::go_to || action == StepAction::change;
  if (end < line.size() && !takes_argument) return {StepAction::unknown, std::string(line)};
  if (action == StepAction::unknown) return {action, std::string(line)};
  if (end == line.size()) return {action};
  return {action, std::string(line.substr(line.find_first_not_of(blank, end)))};
}

std::unique_ptr<StepConsole> make_console() {
  if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) return std::make_unique<TerminalConsole>();
  return std::make_unique<LineConsole>();
}

}  // namespace chalkline::app
