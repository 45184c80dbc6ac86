#include "app/step/terminal_console.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/write_all.hpp"
#include "terminal/show_figure.hpp"
#include "text/printable.hpp"
#include "text/terminal_text.hpp"
#include "text/utf8.hpp"

namespace chalkline::app {
namespace {

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return !term || std::string_view(term) == "dumb";
}

void remove_last_character(std::string& text) {
  if (!text.empty()) text.resize(text.size() - text::characters(text).back().size());
}

/// Without the blanks around it.
std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// The end of a text that takes at most so many columns.
std::string last_columns(std::string_view text, std::size_t columns) {
  std::size_t left = text::columns(text);
  for (const std::string_view character : text::characters(text)) {
    if (left <= columns) break;
    left -= text::columns(character);
    text.remove_prefix(character.size());
  }
  return std::string(text);
}

StepCommand command_of(const terminal::Key& key) {
  switch (key.kind) {
    case terminal::KeyKind::enter:
    case terminal::KeyKind::right:
      return {StepAction::next};
    case terminal::KeyKind::left:
      return {StepAction::back};
    case terminal::KeyKind::ctrl_c:
    case terminal::KeyKind::end_of_input:
      return {StepAction::quit};
    case terminal::KeyKind::character:
      return parse_command(key.text);
    default:
      return {};
  }
}

/// Gives the terminal to another program for as long as one lives.
class Released {
 public:
  explicit Released(terminal::Terminal& terminal) : terminal_(terminal) { terminal_.release(); }
  ~Released() { terminal_.take(); }
  Released(const Released&) = delete;
  Released& operator=(const Released&) = delete;

 private:
  terminal::Terminal& terminal_;
};

}  // namespace

TerminalConsole::TerminalConsole() : color_(terminal::wants_color()), moves_(!is_dumb()) {}

TerminalConsole::~TerminalConsole() { erase_bar(); }

std::size_t TerminalConsole::width() const {
  return std::max<std::size_t>(terminal::terminal_size(STDOUT_FILENO).columns, 10);
}

std::size_t TerminalConsole::height() const { return terminal::terminal_size(STDOUT_FILENO).rows; }

terminal::TerminalGraphics TerminalConsole::graphics() {
  return terminal::ask_terminal(STDIN_FILENO, STDOUT_FILENO, std::chrono::seconds(1), typed_);
}

StepCommand TerminalConsole::command(const Bar& bar) {
  draw_again_ = [this, &bar] { draw_bar(bar(width() - 1)); };
  for (;;) {
    draw_again_();
    const terminal::Key key = next_key();
    if (key.kind == terminal::KeyKind::paste_begin) {
      pasted_text();
      erase_bar();
      return {StepAction::pasted};
    }
    if (key.kind == terminal::KeyKind::ctrl_z) {
      suspend();
      continue;
    }
    StepCommand command = command_of(key);
    if (command.action == StepAction::unknown && command.argument.empty()) continue;
    erase_bar();
    return command;
  }
}

std::optional<std::string> TerminalConsole::ask(const std::string& question) {
  return ask(question, false);
}

std::optional<std::string> TerminalConsole::ask_for_words(const std::string& question) {
  return ask(question, true);
}

std::optional<std::string> TerminalConsole::ask(const std::string& question, bool in_words) {
  std::string line;
  erase_bar();
  draw_again_ = [&] { draw_question(question, line, in_words); };
  for (;;) {
    draw_again_();
    const terminal::Key key = next_key();
    switch (key.kind) {
      case terminal::KeyKind::enter:
        if (in_words && is_followed_at_once()) {
          line += ' ';
          break;
        }
        line = trimmed(line);
        if (in_words && line.empty()) break;
        erase_bar();
        write(question + " " + line + "\n");
        return line;
      case terminal::KeyKind::escape:
      case terminal::KeyKind::ctrl_c:
      case terminal::KeyKind::end_of_input:
        erase_bar();
        return {};
      case terminal::KeyKind::ctrl_z:
        suspend();
        break;
      case terminal::KeyKind::ctrl_u:
        line.clear();
        break;
      case terminal::KeyKind::backspace:
        remove_last_character(line);
        break;
      case terminal::KeyKind::character:
        line += text::printable(key.text);
        break;
      case terminal::KeyKind::paste_begin:
        line += pasted_text();
        break;
      default:
        break;
    }
  }
}

void TerminalConsole::write(std::string_view text) {
  if (text.empty()) return;
  erase_bar();
  raw_write(text);
  at_line_start_ = text.back() == '\n';
}

StepConsole::While TerminalConsole::wait(std::span<pollfd> files, const Bar& bar) {
  draw_again_ = [this, &bar] { draw_bar(bar(width() - 1)); };
  constexpr int soon = 150;  // milliseconds: a cell that is done by then needs no bar
  const bool waits = bar_.empty() && at_line_start_ && moves_;
  const bool typed = read_more(files, waits ? soon : -1);
  if (waits && !typed &&
      std::all_of(files.begin(), files.end(), [](const pollfd& file) { return file.revents == 0; }))
    draw_again_();
  for (const auto& [byte, what] :
       {std::pair{'\003', While::interrupted}, std::pair{'\032', While::suspended}}) {
    const std::size_t at = typed_.find(byte);
    if (at == std::string::npos) continue;
    typed_.erase(0, at + 1);
    erase_bar();
    return what;
  }
  return While::running;
}

void TerminalConsole::suspend() {
  erase_bar();
  terminal_.suspend();
}

int TerminalConsole::hand_over(const base::Command& command) {
  erase_bar();
  const Released released(terminal_);
  return base::run_in_foreground(command);
}

terminal::Key TerminalConsole::next_key() {
  terminal::Key key;
  bool all_there = false;
  while (!terminal::take_key(typed_, key, all_there)) {
    if (gone_) return {terminal::KeyKind::end_of_input};
    constexpr int rest_of_a_key =
        50;  // milliseconds in which the bytes of one key follow each other
    all_there = !read_more({}, typed_.empty() ? -1 : rest_of_a_key);
  }
  return key;
}

/// What comes up to the end of a paste, as one line. A terminal that falls silent has no more.
std::string TerminalConsole::pasted_text() {
  constexpr int silence = 2000;  // milliseconds
  constexpr std::string_view end = "\033[201~";
  while (typed_.find(end) == std::string::npos && read_more({}, silence)) continue;
  const std::size_t length = std::min(typed_.find(end), typed_.size());
  std::string text = typed_.substr(0, length);
  typed_.erase(0, length + end.size());
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
  return text::printable(text);
}

/// Whether more came so soon after a key that nobody typed it: a terminal that does not mark what
/// is pasted sends it as keys.
bool TerminalConsole::is_followed_at_once() {
  constexpr int soonest = 50;  // milliseconds
  return !typed_.empty() || read_more({}, soonest);
}

/// Waits for keys and files. True if keys have come.
bool TerminalConsole::read_more(std::span<pollfd> files, int milliseconds) {
  std::vector<pollfd> all(files.begin(), files.end());
  all.push_back({gone_ ? -1 : STDIN_FILENO, POLLIN, 0});
  handle(terminal_.wait(all, milliseconds));
  std::copy_n(all.begin(), files.size(), files.begin());
  if (all.back().revents == 0) return false;
  char bytes[1024];
  const ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return false;
  if (n <= 0) gone_ = true;
  if (n > 0) typed_.append(bytes, static_cast<std::size_t>(n));
  return n > 0;
}

void TerminalConsole::handle(const terminal::TerminalEvents& events) {
  if (events.stop) suspend();
  if (events.continued || events.stop) terminal_.take();
  if (!events.stop && !events.continued && !events.resized) return;
  const bool has_bar = !bar_.empty();
  erase_bar();
  if (has_bar) draw_again_();
}

/// Of what is longer than the window its end, where the next character goes. What the keys do
/// stands behind, as long as there is room.
void TerminalConsole::draw_question(const std::string& question, const std::string& line,
                                    bool in_words) {
  const std::string hint =
      in_words ? "   Enter answers  Esc leaves it" : "   Enter ends it  Esc leaves it";
  const std::string text = question + " " + line;
  const std::size_t columns = text::columns(text), room = width() - 1;
  if (columns > room) {
    draw_bar("…" + last_columns(text, room - 1));
  } else if (const std::size_t behind = text::columns(hint); moves_ && columns + behind <= room) {
    draw_bar(text + hint, behind);
  } else {
    draw_bar(text);
  }
}

/// One line, never wider than the screen, so that it can be erased again.
void TerminalConsole::draw_bar(const std::string& text, std::size_t behind_cursor) {
  if (bar_ == text && bar_width_ == width()) return;
  erase_bar();
  if (!at_line_start_) raw_write("\n");
  at_line_start_ = true;
  raw_write(text::paint(text::cut_lines({{text, "7"}}, width() - 1).front(), color_));
  if (behind_cursor > 0) raw_write("\033[" + std::to_string(behind_cursor) + "D");
  bar_ = text;
  bar_width_ = width();
  behind_cursor_ = behind_cursor;
}

void TerminalConsole::erase_bar() {
  if (bar_.empty()) return;
  std::string erase = moves_ ? "\r" : "\n";
  // Terminals break a line that has become too long for them into several.
  const std::size_t length = std::min(text::columns(bar_), bar_width_ - 1) - behind_cursor_;
  if (moves_ && width() < bar_width_)
    for (std::size_t above = length / width(); above > 0; --above) erase += "\033[A";
  raw_write(moves_ ? erase + "\033[J" : erase);
  bar_.clear();
}

void TerminalConsole::raw_write(std::string_view text) {
  if (!base::write_all(STDOUT_FILENO, text)) gone_ = true;
}

}  // namespace chalkline::app
