#include "app/step/line_console.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/write_all.hpp"

namespace chalkline::app {

StepCommand LineConsole::command(const Bar&) {
  const std::optional<std::string> line = read_line();
  return line ? parse_command(*line) : StepCommand{StepAction::quit};
}

std::optional<std::string> LineConsole::ask(const std::string& question) {
  write(question + "\n");
  return read_line();
}

std::optional<std::string> LineConsole::ask_for_words(const std::string& question) {
  for (;;) {
    std::optional<std::string> answer = ask(question);
    if (!answer || answer->find_first_not_of(" \t") != std::string::npos) return answer;
  }
}

void LineConsole::write(std::string_view text) {
  if (!base::write_all(STDOUT_FILENO, text))
    throw std::runtime_error(std::string("could not write to standard output: ") +
                             std::strerror(errno));
}

StepConsole::While LineConsole::wait(std::span<pollfd> files, const Bar&) {
  terminal_.wait(files);
  return While::running;
}

/// The next line without its end; a last line needs none.
std::optional<std::string> LineConsole::read_line() {
  std::size_t end;
  while ((end = read_.find('\n')) == std::string::npos) {
    pollfd ready{STDIN_FILENO, POLLIN, 0};
    terminal_.wait({&ready, 1});
    if (ready.revents == 0) continue;
    char bytes[4096];
    const ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) break;
    read_.append(bytes, static_cast<std::size_t>(n));
  }
  if (read_.empty()) return {};
  end = std::min(end, read_.size());
  std::string line = read_.substr(0, end);
  read_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace chalkline::app
