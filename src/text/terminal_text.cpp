#include "text/terminal_text.hpp"

#include <algorithm>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::text {
namespace {

/// What stands between two blanks.
struct Word {
  std::vector<Run> runs = {};
  std::size_t width = 0;
  bool ends_line = false;
};

void append(Line& line, std::string_view text, const Look& look, std::size_t width) {
  if (line.runs.empty() || line.runs.back().look != look) line.runs.push_back({"", look});
  line.runs.back().text += text;
  line.width += width;
}

/// Appends a run, in as many lines as it takes.
void append(std::vector<Line>& lines, const Run& run, std::size_t width) {
  for (const std::string_view character : characters(run.text)) {
    const std::size_t wide = columns(character);
    if (wide > 0 && lines.back().width > 0 && lines.back().width + wide > width)
      lines.emplace_back();
    append(lines.back(), character, run.look, wide);
  }
}

std::vector<Word> split_words(const std::vector<Run>& runs) {
  std::vector<Word> words(1);
  for (const Run& run : runs) {
    for (std::size_t begin = 0; begin < run.text.size();) {
      const std::size_t end = std::min(run.text.find_first_of(" \t\n", begin), run.text.size());
      if (end > begin) {
        const std::string text = run.text.substr(begin, end - begin);
        words.back().width += columns(text);
        words.back().runs.push_back({text, run.look});
      }
      if (end < run.text.size()) {
        const bool is_hard = run.text[end] == '\n';
        const bool is_empty = words.back().runs.empty();
        if (is_hard)
          (is_empty && words.size() > 1 ? words[words.size() - 2] : words.back()).ends_line = true;
        if (!is_empty || words.back().ends_line) words.emplace_back();
      }
      begin = end + 1;
    }
  }
  if (words.back().runs.empty()) words.pop_back();
  return words;
}

}  // namespace

Look combine(const Look& a, std::string_view b) {
  return a.empty() ? Look(b) : a + ";" + std::string(b);
}

std::vector<Line> wrap_words(const std::vector<Run>& runs, std::size_t width) {
  std::vector<Line> lines(1);
  const Word* previous = nullptr;
  const std::vector<Word> words = split_words(runs);
  for (const Word& word : words) {
    if (previous && (previous->ends_line || lines.back().width + 1 + word.width > width)) {
      lines.emplace_back();
    } else if (previous) {
      const bool goes_on = !word.runs.empty() && !previous->runs.empty() &&
                           previous->runs.back().look == word.runs.front().look;
      append(lines.back(), " ", goes_on ? word.runs.front().look : "", 1);
    }
    for (const Run& run : word.runs) append(lines, run, width);
    previous = &word;
  }
  return lines;
}

std::vector<Line> cut_lines(const std::vector<Run>& runs, std::size_t width) {
  std::vector<Line> lines(1);
  for (const Run& run : runs) {
    for (std::size_t begin = 0; begin < run.text.size();) {
      const std::size_t end = std::min(run.text.find('\n', begin), run.text.size());
      append(lines, {run.text.substr(begin, end - begin), run.look}, width);
      if (end < run.text.size()) lines.emplace_back();
      begin = end + 1;
    }
  }
  return lines;
}

std::string paint(const std::string& text, std::string_view look, bool color) {
  return color && !look.empty() && !text.empty()
             ? "\033[" + std::string(look) + "m" + text + "\033[0m"
             : text;
}

std::string paint(const Line& line, bool color) {
  std::string out;
  for (const Run& run : line.runs) out += paint(run.text, run.look, color);
  return out;
}

}  // namespace chalkline::text
