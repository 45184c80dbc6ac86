#include "markdown/terminal_table.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "markdown/terminal_runs.hpp"
#include "text/terminal_text.hpp"

namespace chalkline::markdown {
namespace {

using Cells = std::vector<std::vector<text::Run>>;

class TableWriter {
 public:
  explicit TableWriter(bool color) : color_(color) {}

  std::vector<std::string> write(const Node& table, std::size_t width) const {
    std::vector<Cells> rows;
    for (const Node& row : table.children) {
      Cells& cells = rows.emplace_back();
      for (const Node& cell : row.children)
        cells.push_back(terminal_runs(cell.children, cell.is_header ? "1" : "", color_));
    }
    const std::vector<std::size_t> widths = column_widths(rows, width);
    if (widths.empty()) return {};
    std::vector<std::string> lines = {rule(widths, "┌", "┬", "┐")};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::ranges::move(write_row(rows[i], table.children[i], widths), std::back_inserter(lines));
      if (i == 0 && rows.size() > 1) lines.push_back(rule(widths, "├", "┼", "┤"));
    }
    lines.push_back(rule(widths, "└", "┴", "┘"));
    return lines;
  }

 private:
  /// As wide as the columns' longest cells; if that is too much, the widest ones give way.
  static std::vector<std::size_t> column_widths(const std::vector<Cells>& rows, std::size_t width) {
    std::vector<std::size_t> widths;
    for (const Cells& cells : rows) {
      widths.resize(std::max(widths.size(), cells.size()), 1);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        widths[i] = std::max(
            widths[i],
            std::min(width, text::wrap_words(cells[i], static_cast<std::size_t>(-1) / 2)[0].width));
      }
    }
    const std::size_t borders = 3 * widths.size() + 1;
    const std::size_t available = width > borders ? width - borders : 0;
    while (std::accumulate(widths.begin(), widths.end(), std::size_t{0}) > available) {
      std::size_t& widest = *std::ranges::max_element(widths);
      if (widest <= 4) break;
      --widest;
    }
    return widths;
  }

  std::string rule(const std::vector<std::size_t>& widths, const char* left, const char* middle,
                   const char* right) const {
    std::string line = left;
    for (std::size_t i = 0; i < widths.size(); ++i)
      line += (i > 0 ? middle : "") + repeated("─", widths[i] + 2);
    return text::paint(line + right, "2", color_);
  }

  std::vector<std::string> write_row(const Cells& cells, const Node& row,
                                     const std::vector<std::size_t>& widths) const {
    std::vector<std::vector<text::Line>> columns_of_lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      columns_of_lines.push_back(i < cells.size() ? text::wrap_words(cells[i], widths[i])
                                                  : std::vector<text::Line>(1));
      height = std::max(height, columns_of_lines.back().size());
    }
    std::vector<std::string> lines;
    for (std::size_t y = 0; y < height; ++y) {
      std::string& line = lines.emplace_back(text::paint("│", "2", color_));
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const text::Line part =
            y < columns_of_lines[i].size() ? columns_of_lines[i][y] : text::Line();
        const std::size_t room = widths[i] - std::min(widths[i], part.width);
        const Alignment alignment = i < cells.size() ? row.children[i].alignment : Alignment::none;
        const std::size_t before = alignment == Alignment::right    ? room
                                   : alignment == Alignment::center ? room / 2
                                                                    : 0;
        line += " " + std::string(before, ' ') + text::paint(part, color_) +
                std::string(room - before, ' ') + " " + text::paint("│", "2", color_);
      }
    }
    return lines;
  }

  bool color_;
};

}  // namespace

std::vector<std::string> terminal_table(const Node& table, std::size_t width, bool color) {
  return TableWriter(color).write(table, width);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace chalkline::markdown
