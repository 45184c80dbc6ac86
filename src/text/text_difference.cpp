#include "text/text_difference.hpp"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <iterator>
#include <string_view>
#include <vector>

namespace chalkline::text {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;                 ///< equal lines shown around a change
constexpr std::size_t most_compared = 20'000;      ///< lines, which take 0.2 s if all differ
constexpr char equal = ' ', old = '-', now = '+';  ///< what a line of a difference is

struct Edit {
  char mark;
  std::string_view line;
  std::size_t old_before = 0, new_before = 0;  ///< how many lines of each text
};

/// Edits that are shown together.
struct Hunk {
  std::size_t begin, end;
};

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

void append(std::vector<Edit>& edits, char mark, const Lines& lines) {
  for (const std::string_view line : lines) edits.push_back({mark, line});
}

/// What makes the one text the other. Too many lines are not compared: all are taken to differ.
void append_comparison(std::vector<Edit>& edits, const Lines& before, const Lines& after) {
  if (before.size() + after.size() > most_compared) {
    append(edits, old, before);
    append(edits, now, after);
    return;
  }
  dtl::Diff<std::string_view, Lines> difference(before, after, true);  // old lines before new ones
  difference.compose();
  for (const auto& [line, edit] : difference.getSes().getSequence())
    edits.push_back({edit.type == dtl::SES_COMMON ? equal
                     : edit.type == dtl::SES_ADD  ? now
                                                  : old,
                     line});
}

std::vector<Edit> compare(const Lines& before, const Lines& after) {
  const auto [first, new_first] =
      std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto [last, new_last] =
      std::mismatch(before.rbegin(), std::make_reverse_iterator(first), after.rbegin(),
                    std::make_reverse_iterator(new_first));
  std::vector<Edit> edits;
  append(edits, equal, {before.begin(), first});
  append_comparison(edits, {first, last.base()}, {new_first, new_last.base()});
  append(edits, equal, {last.base(), before.end()});
  std::size_t old_before = 0, new_before = 0;
  for (Edit& edit : edits) {
    edit.old_before = old_before;
    edit.new_before = new_before;
    old_before += edit.mark != now;
    new_before += edit.mark != old;
  }
  return edits;
}

/// Leaves the first `max_lines` edits of a kind and says how many others there were.
std::string cut(std::vector<Edit>& edits, char mark, std::size_t max_lines) {
  std::size_t n = 0;
  std::erase_if(edits, [&](const Edit& e) { return e.mark == mark && ++n > max_lines; });
  if (n <= max_lines) return "";
  return std::string(1, mark) + " ... " + std::to_string(n - max_lines) + " more " +
         (n == max_lines + 1 ? "line\n" : "lines\n");
}

/// The changes with what is around them.
std::vector<Hunk> hunks_of(const std::vector<Edit>& edits) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].mark == equal) continue;
    const Hunk hunk{i - std::min(i, context), std::min(i + context + 1, edits.size())};
    if (!hunks.empty() && hunk.begin <= hunks.back().end) {
      hunks.back().end = hunk.end;
    } else {
      hunks.push_back(hunk);
    }
  }
  return hunks;
}

/// "@@ -5,7 +5,7 @@": where a hunk's lines begin in each text, and how many they are.
std::string place(const std::vector<Edit>& edits, const Hunk& hunk) {
  const auto range = [&](std::size_t before, char others) {
    std::size_t n = 0;
    for (std::size_t i = hunk.begin; i < hunk.end; ++i) n += edits[i].mark != others;
    return std::to_string(before + 1) + "," + std::to_string(n);
  };
  const Edit& first = edits[hunk.begin];
  return "@@ -" + range(first.old_before, now) + " +" + range(first.new_before, old) + " @@\n";
}

std::string to_text(const Edit& edit) {
  std::string text = std::string(1, edit.mark) + " " + std::string(edit.line);
  if (text.ends_with('\n')) return text;
  return text + (edit.mark == equal ? "\n" : " (without a line end)\n");
}

}  // namespace

std::string text_difference(const std::string& before, const std::string& after,
                            std::size_t max_lines) {
  std::vector<Edit> edits = compare(lines_of(before), lines_of(after));
  const std::string old_left = cut(edits, old, max_lines), new_left = cut(edits, now, max_lines);
  std::string text;
  for (const Hunk& hunk : hunks_of(edits)) {
    if (hunk.end - hunk.begin < edits.size()) text += place(edits, hunk);
    for (std::size_t i = hunk.begin; i < hunk.end; ++i) text += to_text(edits[i]);
  }
  return text + old_left + new_left;
}

}  // namespace chalkline::text
