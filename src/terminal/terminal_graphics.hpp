// Asks a terminal what pictures it can draw. Its answer is the truth, whatever TERM says.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace chalkline::terminal {

/// Whether the user's terminal shows colors and he wants them: it is not dumb, and NO_COLOR is not
/// set.
bool wants_color();

struct TerminalGraphics {
  bool kitty = false;  ///< kitty's graphics protocol
  bool sixel = false;  ///< DEC's sixels
  bool operator==(const TerminalGraphics&) const = default;
};

/// What a terminal has answered so far.
struct TerminalAnswer {
  TerminalGraphics graphics;
  bool complete = false;  ///< the answer that every terminal gives, and gives last, has come
  std::string typed;      ///< what was no answer: keys that were pressed meanwhile
};

TerminalAnswer parse_answer(std::string_view bytes);

/// Asks the terminal behind `input` and `output` and waits for its answer, at most as long as
/// `patience`; a terminal that does not answer has no graphics. Keys pressed meanwhile are appended
/// to `typed`. Does nothing unless both are a terminal, of a kind that understands such a question.
TerminalGraphics ask_terminal(int input, int output, std::chrono::milliseconds patience,
                              std::string& typed);

}  // namespace chalkline::terminal
