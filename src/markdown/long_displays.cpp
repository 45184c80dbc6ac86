#include "markdown/long_displays.hpp"

#include <algorithm>

#include "markdown/dollar_scan.hpp"

namespace chalkline::markdown {
namespace {

std::size_t columns(std::string_view prefix) {
  std::size_t columns = 0;
  for (const char c : prefix) columns += c == '\t' ? 4 - columns % 4 : 1;
  return columns;
}

/// Behind two dollars between `from` and `end`; 0 if there are none.
std::size_t find_close(std::string_view text, std::size_t from, std::size_t end) {
  for (std::size_t i = from; i + 1 < end; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '$') {
      const std::size_t count = std::min(text.find_first_not_of('$', i), end) - i;
      if (count == 2) return i + 2;
      i += count - 1;
    }
  }
  return 0;
}

/// Where the content of a line begins that goes on with what stands in so many quotes, `least`
/// columns from its left or more; `end`, that of the line, if it has none or does not go on.
std::size_t content_of(std::string_view text, std::size_t line, std::size_t end, std::size_t quotes,
                       std::size_t least) {
  std::size_t content = line;
  for (std::size_t quote = 0; quote < quotes; ++quote) {
    content = std::min(text.find_first_not_of(" \t", content), end);
    if (content == end || text[content] != '>') return end;
    ++content;
  }
  content = std::min(text.find_first_not_of(" \t", content), end);
  return columns(text.substr(line, content - line)) < least ? end : content;
}

/// Behind the dollars that close the display; 0 if there are none.
std::size_t end_of_display(std::string_view text, const Dollars& opening) {
  const std::size_t start = text.rfind('\n', opening.begin) + 1;
  const std::size_t least =
      opening.in_item ? columns(text.substr(start, opening.begin - start)) : 0;
  std::size_t at = text.find('\n', opening.begin);
  while (at != text.npos) {
    const std::size_t line = at + 1, end = std::min(text.find('\n', line), text.size());
    const std::size_t content = content_of(text, line, end, opening.quotes, least);
    if (content == end) return 0;
    if (const std::size_t close = find_close(text, content, end)) return close;
    at = text.find('\n', end);
  }
  return 0;
}

/// Whether two dollars follow in the same block.
bool is_closed(const std::vector<Dollars>& all, std::size_t opening) {
  for (std::size_t i = opening + 1; i < all.size() && all[i].leaf == all[opening].leaf; ++i)
    if (all[i].count == 2) return true;
  return false;
}

}  // namespace

std::vector<Region> find_long_displays(std::string_view text) {
  const std::vector<Dollars> all = scan_dollars(hide_formulas(text, {})).dollars;
  std::vector<Region> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Dollars& opening = all[i];
    const bool is_taken = !found.empty() && opening.begin < found.back().end;
    if (is_taken || opening.count != 2 || !opening.begins_line || opening.in_cell) continue;
    const std::size_t end = is_closed(all, i) ? 0 : end_of_display(text, opening);
    const Region display{opening.begin, end, true, false, opening.quotes};
    if (end > 0 && can_be_display(display.tex(text))) found.push_back(display);
  }
  return found;
}

}  // namespace chalkline::markdown
