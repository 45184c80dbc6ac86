// Where a student sits who steps through a lesson: a terminal with single keys, or lines of text
// from a pipe.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/child_process.hpp"
#include "terminal/terminal.hpp"
#include "terminal/terminal_graphics.hpp"

namespace chalkline::app {

enum class StepAction {
  next,
  back,
  again,
  go_to,
  to_end,
  change,
  open,
  view,
  unfold,
  help,
  quit,
  pasted,  ///< text that was not typed, which is never a command
  unknown
};

struct StepCommand {
  StepAction action = StepAction::unknown;
  std::string argument =
      {};  ///< of go_to and change, where it was given with the command; of unknown what was typed
  bool operator==(const StepCommand&) const = default;
};

/// "n", "g 5", "e rho=0.9", "" (next), ...
StepCommand parse_command(std::string_view line);

class StepConsole {
 public:
  virtual ~StepConsole() = default;

  /// A line of at most so many columns that says where one is.
  using Bar = std::function<std::string(std::size_t width)>;

  /// Waits for the next command, `bar` saying where one is. The end of input is quit.
  virtual StepCommand command(const Bar& bar) = 0;

  /// Asks for a line. Nothing if the user thinks better of it, or at the end of input.
  virtual std::optional<std::string> ask(const std::string& question) = 0;

  /// Asks for a text in the user's own words, which is not blank: whatever is typed or pasted
  /// belongs to it, the lines of a pasted text joined by blanks, until Enter ends it. Nothing as
  /// with ask().
  virtual std::optional<std::string> ask_for_words(const std::string& question) = 0;

  /// Shows text, which must be fit to be shown.
  virtual void write(std::string_view text) = 0;

  /// Shows a remark of the program itself, told apart from what the lesson says. On a terminal no
  /// word of it is broken.
  void remark(const std::string& text);

  enum class While { running, interrupted, suspended };

  /// Waits until one of `files` is ready, `bar` saying what is going on, or the user wants to
  /// interrupt or suspend that.
  virtual While wait(std::span<pollfd> files, const Bar& bar) = 0;

  /// Gives the terminal to the shell until the user comes back.
  virtual void suspend() = 0;

  /// Runs a command that needs the terminal for itself. Returns its exit status. Throws
  /// std::system_error if it cannot be started.
  virtual int hand_over(const base::Command& command) = 0;

  virtual bool is_terminal() const = 0;
  virtual std::size_t width() const = 0;

  /// How many lines can be seen at once.
  virtual std::size_t height() const = 0;
  virtual bool color() const = 0;

  /// What pictures the terminal can draw.
  virtual terminal::TerminalGraphics graphics() = 0;
};

/// A terminal if standard input and output are one, else lines of text.
std::unique_ptr<StepConsole> make_console();

}  // namespace chalkline::app
