#include "text/text_difference.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace chalkline::text {
namespace {

using Lines = std::vector<std::string_view>;

/// Its lines, each with its line end.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    lines.push_back(
        text.substr(0, text.find('\n') == text.npos ? text.size() : text.find('\n') + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

std::string side(std::string_view mark, const Lines& lines, std::size_t equal_at_end,
                 std::size_t begin, std::size_t max_lines) {
  const std::size_t end = lines.size() - equal_at_end;
  std::string text;
  for (std::size_t i = begin; i < std::min(end, begin + max_lines); ++i) {
    text.append(mark).append(lines[i]);
    if (!lines[i].ends_with('\n')) text += " (without a line end)\n";
  }
  if (end > begin + max_lines)
    text.append(mark)
        .append("... ")
        .append(std::to_string(end - begin - max_lines))
        .append(" more lines\n");
  return text;
}

}  // namespace

std::string text_difference(const std::string& before, const std::string& after,
                            std::size_t max_lines) {
  const Lines old = lines_of(before), now = lines_of(after);
  const auto first = std::mismatch(old.begin(), old.end(), now.begin(), now.end());
  const auto begin = static_cast<std::size_t>(first.first - old.begin());
  const std::size_t comparable = std::min(old.size(), now.size()) - begin;
  std::size_t end = 0;
  while (end < comparable && old[old.size() - 1 - end] == now[now.size() - 1 - end]) ++end;
  return side("- ", old, end, begin, max_lines) + side("+ ", now, end, begin, max_lines);
}

}  // namespace chalkline::text
