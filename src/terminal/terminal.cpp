#include "terminal/terminal.hpp"

#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "base/descriptor.hpp"
#include "base/process.hpp"
#include "text/utf8.hpp"

namespace chalkline::terminal {
namespace {

// Signal handlers have no other way to the terminal than these.
termios found;                    // as it was before
volatile sig_atomic_t taken = 0;  // it is not as it was found
volatile sig_atomic_t marks = 0;  // it was asked to mark what is pasted
volatile sig_atomic_t ended = 0;  // by a signal
// A byte for each signal. It is never closed, since a signal may come until the very end.
base::Pipe& wake = *new base::Pipe;

constexpr int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
constexpr int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

void put_back() {
  if (!taken) return;
  taken = 0;
  constexpr char show_cursor[] = "\033[?25h\033[0m";
  [[maybe_unused]] auto written = write(STDOUT_FILENO, show_cursor, sizeof show_cursor - 1);
  constexpr char mark_no_more[] = "\033[?2004l";
  if (marks) written = write(STDOUT_FILENO, mark_no_more, sizeof mark_no_more - 1);
  marks = 0;
  // In the background this would stop the program; held back, it just works.
  sigset_t ttou, before;
  sigemptyset(&ttou);
  sigaddset(&ttou, SIGTTOU);
  sigprocmask(SIG_BLOCK, &ttou, &before);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &found);
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

extern "C" void on_crash(int signal) {
  put_back();
  raise(signal);  // SA_RESETHAND: as if there had been no handler
}

extern "C" void on_signal(int signal) {
  const int error = errno;
  char byte = signal == SIGWINCH ? 'w' : signal == SIGCONT ? 'c' : signal == SIGTSTP ? 's' : 'e';
  if (byte == 'e') ended = 1;
  [[maybe_unused]] const auto written = write(wake.to.number(), &byte, 1);
  errno = error;
}

void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

KeyKind control_key(unsigned char byte) {
  switch (byte) {
    case '\r':
    case '\n':
      return KeyKind::enter;
    case 3:
      return KeyKind::ctrl_c;
    case 4:
      return KeyKind::end_of_input;
    case 21:
      return KeyKind::ctrl_u;
    case 26:
      return KeyKind::ctrl_z;
    case 8:
    case 127:
      return KeyKind::backspace;
    default:
      return KeyKind::other;
  }
}

/// An escape sequence: its length, 0 if it has not all come.
std::size_t take_sequence(const std::string& bytes, Key& key) {
  const std::size_t last = bytes.find_first_not_of("0123456789;", 2);
  if (last == std::string::npos) return 0;
  if (last == 2 && bytes[last] == 'C') key.kind = KeyKind::right;
  if (last == 2 && bytes[last] == 'D') key.kind = KeyKind::left;
  const std::string_view sequence = std::string_view(bytes).substr(0, last + 1);
  if (sequence == "\033[200~") key.kind = KeyKind::paste_begin;
  if (sequence == "\033[201~") key.kind = KeyKind::paste_end;
  return last + 1;
}

std::size_t key_at_start(const std::string& bytes, Key& key, bool all_there) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first == '\033') {
    if (bytes.size() > 1 && (bytes[1] == '[' || bytes[1] == 'O')) {
      if (const std::size_t length = take_sequence(bytes, key); length > 0 || !all_there)
        return length;
      return bytes.size();
    }
    if (bytes.size() == 1 && !all_there) return 0;
    key.kind = KeyKind::escape;
    return 1;
  }
  if (first < 0x20 || first == 0x7F) {
    key.kind = control_key(first);
    return 1;
  }
  std::size_t length = 0;
  text::next_character(bytes, length);
  const bool is_unfinished = length == bytes.size() && text::unfinished_character(bytes) > 0;
  if (is_unfinished && !all_there) return 0;
  key = {KeyKind::character, bytes.substr(0, length)};
  return length;
}

}  // namespace

bool take_key(std::string& bytes, Key& key, bool all_there) {
  if (bytes.empty()) return false;
  key = {};
  const std::size_t length = key_at_start(bytes, key, all_there);
  bytes.erase(0, length);
  return length > 0;
}

Terminal::Terminal() {
  if (!wake.from) {
    wake = base::make_pipe();
    for (const base::Descriptor* end : {&wake.from, &wake.to}) base::set_nonblocking(*end);
  }
  for (const int signal : crashes) handle(signal, on_crash, static_cast<int>(SA_RESETHAND));
  for (const int signal : ends) handle(signal, on_signal, 0);
  for (const int signal : {SIGWINCH, SIGCONT, SIGTSTP}) handle(signal, on_signal, SA_RESTART);
  handle(
      SIGPIPE, [](int) {},
      0);  // a reader that is gone is an error of write(), here but not in other programs
  static const int registered = std::atexit(put_back);
  if (registered != 0) throw std::runtime_error("cannot register the terminal's restoring");
  take();
}

Terminal::~Terminal() {
  put_back();
  handle(SIGPIPE, SIG_DFL, 0);
  for (const int signal : {SIGWINCH, SIGCONT, SIGTSTP}) handle(signal, SIG_DFL, 0);
  for (const int signal : ends) handle(signal, SIG_DFL, 0);
  for (const int signal : crashes) handle(signal, SIG_DFL, 0);
}

void Terminal::release() { put_back(); }

void Terminal::take() {
  if (!isatty(STDIN_FILENO) || (!taken && tcgetattr(STDIN_FILENO, &found) != 0)) return;
  termios raw = found;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
  raw.c_iflag &= ~static_cast<tcflag_t>(IXON);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  taken = 1;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  const char* term = std::getenv("TERM");
  if (!term || std::string_view(term) == "dumb" || !isatty(STDOUT_FILENO)) return;
  marks = 1;
  constexpr char mark_pastes[] = "\033[?2004h";
  [[maybe_unused]] const auto written = write(STDOUT_FILENO, mark_pastes, sizeof mark_pastes - 1);
}

void Terminal::suspend() {
  put_back();
  handle(SIGTSTP, SIG_DFL, 0);
  base::send_signal_to_group(getpgrp(),
                             SIGTSTP);  // with what it shares its place in the shell's list of jobs
  handle(SIGTSTP, on_signal, SA_RESTART);
  take();
}

TerminalEvents Terminal::wait(std::span<pollfd> files, int milliseconds) {
  std::vector<pollfd> all(files.begin(), files.end());
  all.push_back({wake.from.number(), POLLIN, 0});
  TerminalEvents events;
  const int ready = poll(all.data(), all.size(), milliseconds);
  for (std::size_t i = 0; i < files.size(); ++i)
    files[i].revents = ready > 0 ? all[i].revents : short{0};
  char bytes[64];
  for (ssize_t n; (n = read(wake.from.number(), bytes, sizeof bytes)) > 0;) {
    for (ssize_t i = 0; i < n; ++i) {
      if (bytes[i] == 'w') events.resized = true;
      if (bytes[i] == 'c') events.continued = true;
      if (bytes[i] == 's') events.stop = true;
    }
  }
  if (ended) throw Interrupted{};
  return events;
}

}  // namespace chalkline::terminal
