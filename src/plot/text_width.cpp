#include "plot/text_width.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "plot/font_widths.hpp"
#include "text/utf8.hpp"

namespace chalkline::plot {
namespace {

std::optional<double> width_in_font(char32_t c) {
  const auto runs = font_widths();
  const auto after = std::upper_bound(runs.begin(), runs.end(), c,
                                      [](char32_t at, const WidthRun& r) { return at < r.first; });
  if (after == runs.begin()) return {};
  const WidthRun& run = after[-1];
  if (c - run.first >= run.count) return {};
  return run.width / 1000.0;
}

/// Joiners, marks of direction, selectors of a variant: shown as nothing by whatever font.
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

double width_looked_up(char32_t c) {
  if (is_invisible(c)) return 0.0;
  return width_in_font(c).value_or(c > 0xFFFF ? 1.4 : 1.0);
}

/// In parts of the font's size. Layouts ask for little but ASCII, over and over.
double character_width(char32_t c) {
  static const std::array<double, 128> ascii = [] {
    std::array<double, 128> widths{};
    for (char32_t i = 0; i < widths.size(); ++i) widths[i] = width_looked_up(i);
    return widths;
  }();
  return c < ascii.size() ? ascii[c] : width_looked_up(c);
}

/// The word's beginning that is no wider than `width`, one character at least.
std::string_view fitting(std::string_view word, double width, double size) {
  std::size_t end = 0;
  double so_far = 0.0;
  for (std::size_t at = 0; at < word.size();) {
    so_far += size * character_width(text::next_character(word, at));
    if (so_far > width && end > 0) break;
    end = at;
  }
  return word.substr(0, end);
}

}  // namespace

bool font_has(char32_t c) { return is_invisible(c) || width_in_font(c).has_value(); }

double text_width(std::string_view text, double size) {
  double width = 0.0, widest = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    width = c == U'\n' ? 0.0 : width + character_width(c);
    widest = std::max(widest, width);
  }
  return widest * size;
}

double text_width(const std::vector<std::string>& lines, double size) {
  double width = 0.0;
  for (const std::string& line : lines) width = std::max(width, text_width(line, size));
  return width;
}

namespace {

/// A text without line breaks.
std::vector<std::string> wrapped_line(std::string_view text, double width, double size) {
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::min(text.find(' ', blanks), text.size());
    const std::string_view gap = text.substr(0, blanks);
    std::string_view word = text.substr(blanks, end - blanks);
    text.remove_prefix(end);
    if (word.empty()) break;
    const std::string longer = line + std::string(line.empty() ? "" : gap) + std::string(word);
    if (text_width(longer, size) <= width) {
      line = longer;
      continue;
    }
    end_line();
    while (text_width(word, size) > width) {
      const std::string_view part = fitting(word, width, size);
      if (part.size() == word.size()) break;
      lines.emplace_back(part);
      word.remove_prefix(part.size());
    }
    line = word;
  }
  end_line();
  return lines;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, double width, double size) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    auto part = wrapped_line(text.substr(begin, end - begin), width, size);
    if (part.empty() && !lines.empty()) part = {""};
    lines.insert(lines.end(), part.begin(), part.end());
    begin = end + 1;
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace chalkline::plot
