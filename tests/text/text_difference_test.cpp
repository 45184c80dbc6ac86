#include "text/text_difference.hpp"

#include <algorithm>
#include <random>
#include <sstream>
#include <vector>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::text;

namespace {

constexpr std::size_t all = 1'000'000;

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The numbers from 1 to n, a line each, with "x" for some.
std::string numbers(int n, const std::vector<int>& changed = {}) {
  Lines lines;
  for (int i = 1; i <= n; ++i) lines.push_back(std::to_string(i));
  for (const int i : changed) lines[static_cast<std::size_t>(i - 1)] = "x";
  return joined(lines);
}

/// Up to n lines out of a few, so that many are equal.
std::string random_text(std::mt19937& random, std::size_t n, std::size_t kinds) {
  Lines lines(random() % (n + 1));
  for (std::string& line : lines) line = static_cast<char>('a' + random() % kinds);
  return joined(lines);
}

/// What a text becomes if its lines are changed as the difference says. Fails if they are not those
/// that the difference has.
std::string patched(const std::string& text, const std::string& difference) {
  const Lines old = lines_of(text);
  Lines now;
  std::size_t at = 0;
  for (const std::string& line : lines_of(difference)) {
    if (line.starts_with("@@ ")) {
      std::size_t first = 0, n = 0, new_first = 0;
      char c = 0;
      std::istringstream(line.substr(4)) >> first >> c >> n >> c >> new_first;
      while (at + 1 < first) now.push_back(old.at(at++));
      REQUIRE(now.size() + 1 == new_first);
    } else if (line[0] == '+') {
      now.push_back(line.substr(2));
    } else {
      REQUIRE(old.at(at++) == line.substr(2));
      if (line[0] == ' ') now.push_back(line.substr(2));
    }
  }
  while (!difference.empty() && at < old.size() && difference.starts_with("@@"))
    now.push_back(old[at++]);
  return difference.empty() ? text : joined(now);
}

std::size_t count(const std::string& difference, char mark) {
  const Lines lines = lines_of(difference);
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const std::string& line) { return line[0] == mark; }));
}

/// The least number of old and new lines that make the one text the other.
std::size_t least_changes(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::size_t>> n(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j)
      n[i][j] = i == 0 || j == 0       ? i + j
                : a[i - 1] == b[j - 1] ? n[i - 1][j - 1]
                                       : 1 + std::min(n[i - 1][j], n[i][j - 1]);
  return n[a.size()][b.size()];
}

}  // namespace

TEST_CASE("equal texts have no difference") {
  CHECK(text_difference("", "").empty());
  CHECK(text_difference("a\nb\n", "a\nb\n").empty());
  CHECK(text_difference("a", "a").empty());
}

TEST_CASE("lines that differ are shown among those around them, old before new") {
  CHECK(text_difference("a\nb\nc\n", "a\nB\nc\n") == "  a\n- b\n+ B\n  c\n");
  CHECK(text_difference("a\nb\n", "b\n") == "- a\n  b\n");
  CHECK(text_difference("", "a\n") == "+ a\n");
  CHECK(text_difference("a\n", "") == "- a\n");
  CHECK(text_difference("1\n2\n", "3\n4\n") == "- 1\n- 2\n+ 3\n+ 4\n");
}

TEST_CASE(
    "two changed lines among thirty are two hunks, without the lines that are equal elsewhere") {
  CHECK(text_difference(numbers(30), numbers(30, {7, 20})) ==
        "@@ -4,7 +4,7 @@\n  4\n  5\n  6\n- 7\n+ x\n  8\n  9\n  10\n"
        "@@ -17,7 +17,7 @@\n  17\n  18\n  19\n- 20\n+ x\n  21\n  22\n  23\n");
}

TEST_CASE("changes near each other are one hunk") {
  CHECK(count(text_difference(numbers(30), numbers(30, {10, 16})), '@') == 1);
  CHECK(count(text_difference(numbers(30), numbers(30, {10, 17})), '@') == 1);  // they touch
  CHECK(count(text_difference(numbers(30), numbers(30, {10, 18})), '@') == 2);
}

TEST_CASE("a hunk says where it stands, as that of diff -u does") {
  CHECK(text_difference(numbers(9), numbers(9, {1})) ==
        "@@ -1,4 +1,4 @@\n- 1\n+ x\n  2\n  3\n  4\n");
  CHECK(text_difference(numbers(9), numbers(9) + "10\n") ==
        "@@ -7,3 +7,4 @@\n  7\n  8\n  9\n+ 10\n");
  CHECK(text_difference(numbers(9), "0\n" + numbers(9)) == "@@ -1,3 +1,4 @@\n+ 0\n  1\n  2\n  3\n");
}

TEST_CASE("a line end that is missing is said") {
  CHECK(text_difference("a\n", "a") == "- a\n+ a (without a line end)\n");
  CHECK(text_difference("a\nb", "a\nb\nc\n") == "  a\n- b (without a line end)\n+ b\n+ c\n");
  CHECK(text_difference("a\nb", "c\nb") == "- a\n+ c\n  b\n");
}

TEST_CASE("long differences are cut on each side, and how much is said") {
  CHECK(text_difference("1\n2\n3\n4\n", "5\n", 2) == "- 1\n- 2\n+ 5\n- ... 2 more lines\n");
  CHECK(text_difference("1\n", "2\n3\n4\n", 2) == "- 1\n+ 2\n+ 3\n+ ... 1 more line\n");
  CHECK(text_difference("1\n2\n", "3\n4\n", 2) == "- 1\n- 2\n+ 3\n+ 4\n");
  const std::string two = text_difference(numbers(99), numbers(99, {10, 30, 50, 70}), 2);
  CHECK(count(two, '@') == 2);
  CHECK(two.ends_with("  33\n- ... 2 more lines\n+ ... 2 more lines\n"));
}

TEST_CASE("a difference makes the one text the other, and in as few lines as can be") {
  std::mt19937 random(1);
  for (int i = 0; i < 2'000; ++i) {
    const std::size_t n = 1 + random() % 40, kinds = 1 + random() % 12;
    const std::string before = random_text(random, n, kinds), after = random_text(random, n, kinds);
    const std::string difference = text_difference(before, after, all);
    INFO(before << "---\n" << after << "---\n" << difference);
    REQUIRE(patched(before, difference) == after);
    REQUIRE(count(difference, '-') + count(difference, '+') ==
            least_changes(lines_of(before), lines_of(after)));
    const std::string cut = text_difference(before, after, 2);
    REQUIRE(count(cut, '-') <= 3);
    REQUIRE(count(cut, '+') <= 3);
    REQUIRE(count(cut, ' ') <= 2 * 2 * 6);
    REQUIRE(count(cut, '@') <= 4);
  }
}

TEST_CASE("many hunks make the one text the other") {
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    Lines lines = lines_of(numbers(200));
    for (int k = 0; k < 8; ++k) {
      const auto at = lines.begin() + static_cast<std::ptrdiff_t>(random() % lines.size());
      if (random() % 2) {
        lines.erase(at);
      } else {
        lines.insert(at, random() % 3, "new");
      }
    }
    const std::string difference = text_difference(numbers(200), joined(lines), all);
    INFO(difference);
    REQUIRE(patched(numbers(200), difference) == joined(lines));
  }
}

TEST_CASE("long texts are compared in bounded time, those that are too long only from end to end") {
  std::mt19937 random(2);
  std::string before, after, shuffled;
  for (int i = 0; i < 9'000; ++i) {
    before += "old " + std::to_string(random()) + "\n";
    after += "new " + std::to_string(random()) + "\n";
  }
  const std::string difference = text_difference(before, after, all);
  CHECK(count(difference, '-') == 9'000);
  CHECK(count(difference, '+') == 9'000);
  CHECK(patched(before, difference) == after);
  for (int i = 0; i < 9'000; ++i) shuffled += std::to_string(random() % 3'000) + "\n";
  const std::string other = random_text(random, 9'000, 26) + numbers(3'000);
  CHECK(patched(shuffled, text_difference(shuffled, other, all)) == other);
  const std::string few = text_difference(numbers(9'999), numbers(9'999, {1, 9'999}));
  CHECK(count(few, '@') == 2);
  CHECK(text_difference(numbers(50'000), numbers(50'000, {2, 49'999}), 1) ==
        "  1\n- 2\n+ x\n  50000\n- ... 49997 more lines\n+ ... 49997 more lines\n");
  CHECK(text_difference(numbers(50'000), numbers(50'000, {2}), 1) ==
        "@@ -1,5 +1,5 @@\n  1\n- 2\n+ x\n  3\n  4\n  5\n");
}
