#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

/// What a terminal shows of one line: what follows a carriage return or a backspace stands in place
/// of what was there before; a tab moves on to the next column that 8 divides. Sequences that clear
/// the line or move within it are obeyed, those of colors and titles show nothing, and others take
/// no column. Other control characters stay and take none.
class PrintedLine {
 public:
  /// Further columns than `most_columns` are not kept.
  explicit PrintedLine(std::size_t most_columns = std::string_view::npos)
      : most_columns_(most_columns) {}

  /// Takes text without line ends, which cuts no character and no sequence.
  void put(std::string_view text);

  std::string shown() const;

 private:
  std::size_t put_sequence(std::string_view text);
  void put_character(std::string_view bytes, char32_t character);
  void join(std::string_view bytes);
  void clear(std::size_t first, std::size_t end);
  void move_to(std::size_t column);

  std::size_t most_columns_;
  std::string before_;  // what takes no column, before the first
  // what each column shows; nothing in the second of a wide character
  std::vector<std::string> cells_;
  std::size_t column_ = 0;
};

}  // namespace chalkline::text
