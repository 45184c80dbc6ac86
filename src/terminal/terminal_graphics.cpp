#include "terminal/terminal_graphics.hpp"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>

#include "base/write_all.hpp"

namespace chalkline::terminal {
namespace {

// A picture of one pixel that is only looked at, not shown; then the attributes of the terminal,
// which all of them tell.
constexpr std::string_view question = "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\033[c";

/// The length of the answer at the start of `bytes`, with `end` behind it; 0 if it has not all
/// come.
std::size_t length_of(std::string_view bytes, std::string_view end) {
  const std::size_t at = bytes.find(end);
  return at == bytes.npos ? 0 : at + end.size();
}

bool lists_sixel(std::string_view attributes) {
  for (std::size_t i = 0; i <= attributes.size();) {
    const std::size_t end = std::min(attributes.find(';', i), attributes.size());
    if (attributes.substr(i, end - i) == "4") return true;
    i = end + 1;
  }
  return false;
}

/// No echo and no waiting for Enter, as long as one lives.
class Unbuffered {
 public:
  explicit Unbuffered(int fd) : fd_(fd) {
    tcgetattr(fd, &before_);
    termios now = before_;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    tcsetattr(fd, TCSADRAIN, &now);
  }
  ~Unbuffered() { tcsetattr(fd_, TCSADRAIN, &before_); }
  Unbuffered(const Unbuffered&) = delete;
  Unbuffered& operator=(const Unbuffered&) = delete;

 private:
  int fd_;
  termios before_{};
};

bool understands_questions() {
  const char* term = std::getenv("TERM");
  const std::string_view kind = term ? term : "";
  return !kind.empty() && kind != "dumb" &&
         kind != "linux";  // Linux' console may print the question
}

}  // namespace

bool wants_color() {
  const char *term = std::getenv("TERM"), *unwanted = std::getenv("NO_COLOR");
  return term && std::string_view(term) != "dumb" && !(unwanted && *unwanted);
}

TerminalAnswer parse_answer(std::string_view bytes) {
  TerminalAnswer answer;
  while (!bytes.empty()) {
    std::size_t length = 1;
    if (bytes.starts_with("\033_G")) {
      if ((length = length_of(bytes, "\033\\")) == 0) break;
      const std::string_view text = bytes.substr(0, length);
      if (text.find("i=31") != text.npos && text.find(";OK\033") != text.npos)
        answer.graphics.kitty = true;
    } else if (bytes.starts_with("\033[?")) {
      const std::size_t last = bytes.find_first_not_of("0123456789;", 3);
      if (last == bytes.npos) break;
      length = last + 1;
      if (bytes[last] == 'c') {
        answer.complete = true;
        answer.graphics.sixel = lists_sixel(bytes.substr(3, last - 3));
      }
    } else {
      answer.typed += bytes[0];
    }
    bytes.remove_prefix(length);
  }
  return answer;
}

TerminalGraphics ask_terminal(int input, int output, std::chrono::milliseconds patience,
                              std::string& typed) {
  if (!isatty(input) || !isatty(output) || !understands_questions()) return {};
  const Unbuffered unbuffered(input);
  base::write_all(output, question);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::string bytes;
  TerminalAnswer answer;
  while (!answer.complete) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd ready{input, POLLIN, 0};
    char buffer[1024];
    if (left.count() <= 0 || poll(&ready, 1, static_cast<int>(left.count())) <= 0) break;
    const ssize_t n = read(input, buffer, sizeof buffer);
    if (n <= 0) break;
    bytes.append(buffer, static_cast<std::size_t>(n));
    answer = parse_answer(bytes);
  }
  typed += answer.typed;
  return answer.complete ? answer.graphics : TerminalGraphics{};
}

}  // namespace chalkline::terminal
