// Tables whose rows are wider than they are shown.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown/formula_regions.hpp"

namespace chalkline::markdown {

/// Collects the rows of the tables of a text, as md4c tells of them.
class TableDoubts {
 public:
  /// `hidden` is the text with its formulas hidden.
  TableDoubts(std::string_view hidden, std::vector<Doubt>& doubts);

  /// `line` is that of the row, 0 if no text stands in it.
  void take_row(std::size_t line) { rows_.push_back(line); }

  /// One doubt for each row that has more cells than its header, which md4c leaves out.
  void end_table(std::size_t columns);

 private:
  void check_row(std::size_t line, std::size_t columns);

  std::string_view hidden_;
  std::vector<Doubt>& doubts_;
  std::vector<std::size_t> begins_;  // where each line of the text begins
  std::vector<std::size_t> rows_;  // the line of each row of the table at hand, the header's first
};

}  // namespace chalkline::markdown
