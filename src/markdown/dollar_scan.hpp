// Where the dollars of a text stand, by md4c's word: in text, and in which part of it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chalkline::markdown {

/// One dollar, or several in a row, in text; none of them escaped.
struct Dollars {
  std::size_t begin = 0, count = 1;
  std::size_t leaf = 0;      ///< the block of text, or the cell of a table, that they stand in
  bool begins_line = false;  ///< of that block
  bool in_item = false, in_cell = false;
  std::size_t quotes = 0;               ///< how many quotes they stand in
  std::vector<std::size_t> spans = {};  ///< the emphases and links that they stand in, from outside

  std::size_t end() const { return begin + count; }
};

struct DollarScan {
  std::vector<Dollars> dollars;
  std::vector<std::size_t> marks;  ///< offsets of * _ ~ [ ] that came out as text, unescaped
};

DollarScan scan_dollars(const std::string& text);

}  // namespace chalkline::markdown
