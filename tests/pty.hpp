// A terminal made for a test, which plays the one who sits before it.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace chalkline::test {

class Pty {
 public:
  explicit Pty(unsigned short columns = 80, unsigned short rows = 24) {
    winsize size{rows, columns, 0, 0};
    if (openpty(&master_, &slave_, nullptr, nullptr, &size) != 0)
      throw std::runtime_error("no pseudo-terminal");
    fcntl(master_, F_SETFD, FD_CLOEXEC);
  }
  ~Pty() {
    close(slave_);
    close(master_);
  }
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  int slave() const { return slave_; }

  termios attributes() const {
    termios now{};
    tcgetattr(slave_, &now);
    return now;
  }

  void resize(unsigned short columns, unsigned short rows) {
    winsize size{rows, columns, 0, 0};
    ioctl(master_, TIOCSWINSZ, &size);
  }

  void type(const std::string& keys) {
    if (write(master_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
      throw std::runtime_error("cannot type");
  }

  /// Reads until what was written since the last call contains one of `texts`, and returns all up
  /// to and with it. Throws if none comes within 30 seconds: that is no measurement but the end of
  /// a test that has failed.
  std::string until_one_of(const std::vector<std::string>& texts) {
    for (;;) {
      std::size_t end = std::string::npos;
      for (const std::string& text : texts)
        if (const std::size_t at = seen_.find(text); at != std::string::npos)
          end = std::min(end, at + text.size());
      if (end != std::string::npos) {
        const std::string result = seen_.substr(0, end);
        seen_.erase(0, end);
        return result;
      }
      pollfd ready{master_, POLLIN, 0};
      char bytes[4096];
      const ssize_t n = poll(&ready, 1, 30000) > 0 ? read(master_, bytes, sizeof bytes) : 0;
      if (n <= 0)
        throw std::runtime_error("the terminal never showed \"" + texts.front() +
                                 "\" but: " + seen_);
      seen_.append(bytes, static_cast<std::size_t>(n));
    }
  }
  std::string until(const std::string& text) { return until_one_of({text}); }

  /// Starts a program that has this terminal as its own.
  pid_t start(std::vector<std::string> words, const std::vector<std::string>& environment = {}) {
    const pid_t child = fork();
    if (child != 0) return child;
    close(master_);
    login_tty(slave_);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    for (const std::string& one : environment) putenv(const_cast<char*>(one.c_str()));
    execv(argv[0], argv.data());
    _exit(127);
  }

 private:
  int master_ = -1, slave_ = -1;
  std::string seen_;
};

}  // namespace chalkline::test
