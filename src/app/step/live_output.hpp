// What a cell prints, as it comes, made fit for the student's screen: bounded, and no byte of it
// can command a terminal.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "record/run_record.hpp"
#include "text/printed_line.hpp"

namespace chalkline::app {

/// How much of a cell's text is shown on a screen: its first lines as they come, and at the end its
/// last ones.
struct OutputLimits {
  std::size_t first_lines = 100, last_lines = 20;
  std::size_t line_bytes = 2000;  ///< of which a longer line is cut
  std::size_t columns = 80;       ///< of the screen
};

/// A line in which carriage returns, backspaces or escape sequences stand is shown as a terminal
/// has it in the end; on a screen it is drawn anew whenever it changes.
class LiveOutput {
 public:
  /// Without limits everything is shown, in whole lines.
  explicit LiveOutput(std::optional<OutputLimits> limits);

  /// What is to be shown now that this was printed.
  std::string add(record::Stream stream, std::string_view bytes);

  /// What is to be shown of text before something else follows: a line that has no end yet gets
  /// one.
  std::string flush();

  /// What is to be shown at the cell's end: the last lines, if some were left out.
  std::string finish();

  /// How many lines were not shown. Known after finish().
  std::size_t left_out() const { return left_out_; }

 private:
  std::string take(std::string_view text);
  std::string line_text() const;
  std::string end_line();
  std::string draw(const std::string& line, bool ends);

  std::optional<OutputLimits> limits_;
  // of each stream: the bytes of a character or of a sequence that has not all come
  std::array<std::string, 2> pending_;
  text::PrintedLine line_;  // that has no end yet
  std::string whole_line_;  // the same without limits
  std::string drawn_;       // as it stands on the screen
  std::size_t lines_ = 0, left_out_ = 0;
  std::deque<std::string> last_;  // lines that are not shown yet, without line ends
};

}  // namespace chalkline::app
