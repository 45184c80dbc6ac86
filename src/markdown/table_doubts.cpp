#include "markdown/table_doubts.hpp"

#include <algorithm>
#include <string>

#include "markdown/md4c_text.hpp"

namespace chalkline::markdown {
namespace {

/// How many cells a row has, up to the last that is not empty, if its header has so many columns.
std::size_t count_cells(std::string_view row, std::size_t columns) {
  std::string text = "|", rule = "|";
  for (std::size_t i = 0; i < columns; ++i) {
    text += "a|";
    rule += "---|";
  }
  text += "\n" + rule + "\n";
  text += row;
  struct Cells {
    std::size_t at = 0, last = 0;
  } cells;
  MD_PARSER parser{};
  parser.flags = dialect;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) {
    if (type == MD_BLOCK_TD) ++static_cast<Cells*>(self)->at;
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = [](MD_SPANTYPE, void*, void* self) {
    auto& found = *static_cast<Cells*>(self);
    found.last = found.at;
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void* self) {
    auto& found = *static_cast<Cells*>(self);
    found.last = found.at;
    return 0;
  };
  Md4cText(text).parse(parser, &cells);
  return cells.last;
}

}  // namespace

TableDoubts::TableDoubts(std::string_view hidden, std::vector<Doubt>& doubts)
    : hidden_(hidden), doubts_(doubts), begins_{0} {
  for (std::size_t at = 0; (at = hidden.find('\n', at)) != hidden.npos; ++at)
    begins_.push_back(at + 1);
}

void TableDoubts::end_table(std::size_t columns) {
  // Each row is a line, and below the header's is that of the dashes.
  const auto below_header = [](std::size_t row) { return row == 0 ? row : row + 1; };
  const auto known = std::ranges::find_if(rows_, [](std::size_t line) { return line > 0; });
  const auto first = static_cast<std::size_t>(known - rows_.begin());
  for (std::size_t row = 1; known != rows_.end() && row < rows_.size(); ++row)
    check_row(*known - below_header(first) + below_header(row), columns);
  rows_.clear();
}

void TableDoubts::check_row(std::size_t line, std::size_t columns) {
  constexpr std::size_t most = 100;  // md4c takes no more than 128
  std::string_view row = hidden_.substr(begins_.at(line - 1));
  row = row.substr(0, row.find('\n'));
  row.remove_prefix(std::min(row.find_first_not_of(" \t>"), row.size()));
  row = row.substr(0, row.find_last_not_of(" \t") + 1);
  const auto bars = static_cast<std::size_t>(std::ranges::count(row, '|'));
  const std::size_t outer = (row.starts_with('|') ? 1u : 0u) + (row.ends_with('|') ? 1u : 0u);
  if (bars < columns + outer || columns > most) return;
  const std::size_t cells = count_cells(row, std::min(bars + 1, most));
  if (cells <= columns) return;
  doubts_.push_back({begins_[line - 1], "this row has " + std::to_string(cells) +
                                            " cells below a header of " + std::to_string(columns) +
                                            ", the last are lost: write \\| for a bar in a cell"});
}

}  // namespace chalkline::markdown
