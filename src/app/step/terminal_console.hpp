// Steps through a lesson on a terminal: single keys, and below the text a bar that says where one
// is.
#pragma once

#include <functional>

#include "app/step/step_console.hpp"

namespace chalkline::app {

class TerminalConsole : public StepConsole {
 public:
  TerminalConsole();
  ~TerminalConsole() override;
  StepCommand command(const Bar& bar) override;
  std::optional<std::string> ask(const std::string& question) override;
  std::optional<std::string> ask_for_words(const std::string& question) override;
  void write(std::string_view text) override;
  While wait(std::span<pollfd> files, const Bar& bar) override;
  void suspend() override;
  int hand_over(const base::Command& command) override;
  bool is_terminal() const override { return true; }
  std::size_t width() const override;
  std::size_t height() const override;
  bool color() const override { return color_; }
  terminal::TerminalGraphics graphics() override;

 private:
  std::optional<std::string> ask(const std::string& question, bool in_words);
  terminal::Key next_key();
  std::string pasted_text();
  bool is_followed_at_once();
  bool read_more(std::span<pollfd> files, int milliseconds);
  void handle(const terminal::TerminalEvents& events);
  void draw_bar(const std::string& text, std::size_t behind_cursor = 0);
  void draw_question(const std::string& question, const std::string& line, bool in_words);
  void erase_bar();
  void raw_write(std::string_view text);

  terminal::Terminal terminal_;
  std::string typed_;  // bytes of keys that were not taken yet
  std::string bar_;    // as it stands on the screen; empty if none does
  std::size_t bar_width_ = 0, behind_cursor_ = 0;
  std::function<void()> draw_again_;  // after the window has changed
  bool at_line_start_ = true, gone_ = false;
  bool color_, moves_;  // it can: show colors, move the cursor
};

}  // namespace chalkline::app
