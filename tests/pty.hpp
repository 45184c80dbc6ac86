// A terminal made for a test, which plays the one who sits before it.
#pragma once

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/child_process.hpp"
#include "base/descriptor.hpp"

namespace chalkline::test {

class Pty {
 public:
  explicit Pty(unsigned short columns = 80, unsigned short rows = 24) {
    winsize size{rows, columns, 0, 0};
    int master = -1, slave = -1;
    if (openpty(&master, &slave, nullptr, nullptr, &size) != 0)
      throw std::runtime_error("no pseudo-terminal");
    master_ = base::Descriptor(master);
    slave_ = base::Descriptor(slave);
  }

  int slave() const { return slave_.number(); }

  termios attributes() const {
    termios now{};
    tcgetattr(slave(), &now);
    return now;
  }

  void resize(unsigned short columns, unsigned short rows) {
    winsize size{rows, columns, 0, 0};
    ioctl(master_.number(), TIOCSWINSZ, &size);
  }

  void type(const std::string& keys) {
    if (write(master_.number(), keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
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
      pollfd ready{master_.number(), POLLIN, 0};
      char bytes[4096];
      const ssize_t n =
          poll(&ready, 1, 30000) > 0 ? read(master_.number(), bytes, sizeof bytes) : 0;
      if (n <= 0)
        throw std::runtime_error("the terminal never showed \"" + texts.front() +
                                 "\" but: " + seen_);
      seen_.append(bytes, static_cast<std::size_t>(n));
    }
  }
  std::string until(const std::string& text) { return until_one_of({text}); }

  /// Starts a program that has this terminal as its own, with these variables ("NAME=VALUE").
  base::Child start(std::vector<std::string> words,
                    const std::vector<std::string>& environment = {}) {
    words.insert(words.begin(), "--ctty");
    base::Command command{.program = "setsid",
                          .arguments = std::move(words),
                          .input = slave(),
                          .output = slave(),
                          .errors = slave()};
    for (const std::string& one : environment) {
      const std::size_t equals = one.find('=');
      command.environment[one.substr(0, equals)] = one.substr(equals + 1);
    }
    return base::Child(command);
  }

 private:
  base::Descriptor master_, slave_;
  std::string seen_;
};

}  // namespace chalkline::test
