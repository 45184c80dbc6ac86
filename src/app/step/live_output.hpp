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

namespace chalkline::app {

/// How much of a cell's text is shown: its first lines as they come, and at the end its last ones.
struct OutputLimits {
  std::size_t first_lines = 100, last_lines = 20;
  std::size_t line_bytes = 2000;  ///< of which a longer line is cut
};

class LiveOutput {
 public:
  /// Without limits everything is shown.
  explicit LiveOutput(std::optional<OutputLimits> limits) : limits_(limits) {}

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
  std::string show(std::string_view text);

  std::optional<OutputLimits> limits_;
  std::array<std::string, 2>
      pending_;  // of each stream: the bytes of a character that has not all come
  std::size_t lines_ = 0, line_bytes_ = 0, left_out_ = 0;
  std::deque<std::string> last_;  // lines that are not shown yet, without line ends
  bool at_line_start_ = true;
};

}  // namespace chalkline::app
