// Steps through a lesson without a terminal: a command a line on standard input, plain text on
// standard output.
#pragma once

#include <limits>

#include "app/step/step_console.hpp"

namespace chalkline::app {

class LineConsole : public StepConsole {
 public:
  StepCommand command(const Bar& bar) override;
  std::optional<std::string> ask(const std::string& question) override;
  std::optional<std::string> ask_for_words(const std::string& question) override;
  void write(std::string_view text) override;
  While wait(std::span<pollfd> files, const Bar& bar) override;
  void suspend() override {}
  int hand_over(const base::Command&) override { return 1; }
  bool is_terminal() const override { return false; }
  std::size_t width() const override { return 80; }
  std::size_t height() const override { return std::numeric_limits<std::size_t>::max(); }
  bool color() const override { return false; }
  terminal::TerminalGraphics graphics() override { return {}; }

 private:
  std::optional<std::string> read_line();

  terminal::Terminal terminal_;  // for the signals
  std::string read_;             // but not yet taken
};

}  // namespace chalkline::app
