#include "markdown/terminal.hpp"

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "markdown/parse.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::markdown;

namespace {

std::string plain(std::string_view markdown, std::size_t width = 40) {
  return to_terminal(parse(markdown).document, {width, false});
}

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, text::columns(line));
  return widest;
}

}  // namespace

TEST_CASE("prose is wrapped by columns") {
  CHECK(plain("one two three four", 9) == "one two\nthree\nfour\n");
  CHECK(plain("日本語 日本語", 9) == "日本語\n日本語\n");
  CHECK(plain("e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301 x", 8) ==
        "e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301\nx\n");
  CHECK(plain("averyverylongword", 8) == "averyver\nylongwor\nd\n");
  CHECK(plain("a\\\nb\n\nc") == "a\nb\n\nc\n");
  CHECK(plain("") == "");
}

TEST_CASE("without color structure shows by characters alone") {
  CHECK(plain("# One\n\n## Two\n\n#### Four") == "One\n═══\n\nTwo\n───\n\nFour\n");
  CHECK(plain("*a* **b** `c` ~~d~~") == "a b `c` ~~d~~\n");
  CHECK(plain("- a\n  - b\n    - c\n- [x] d\n- [ ] e") == "• a\n  ◦ b\n    ▪ c\n☑ d\n☐ e\n");
  CHECK(plain("9. a\n10. b\n\n    c") == " 9. a\n\n10. b\n\n    c\n");
  CHECK(plain("- one two three four", 12) == "• one two\n  three four\n");
  CHECK(plain("> a\n>\n> > b") == "│ a\n│\n│ │ b\n");
  CHECK(plain("---", 10) == "──────────\n");
  CHECK(plain("[a](http://b) <http://c> ![d](e)") == "a (http://b) http://c [picture: d]\n");
  CHECK(plain("```cpp\nint x;\n\ny;\n```\n\n```\n  z\n```") == "    int x;\n\n    y;\n\n      z\n");
}

TEST_CASE("formulas are Unicode, those that stand alone on lines of their own") {
  CHECK(plain("a $x^2$ b\n\n$$\\frac{a}{b}$$") == "a x² b\n\n    a / b\n");
  CHECK(plain("$$a = b, \\qquad c = d$$") == "    a = b,   c = d\n");
  CHECK(plain("$$a = b, \\qquad c = d$$", 16) == "    a = b,\n    c = d\n");
  CHECK(plain("$$\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}$$") ==
        "    a = b\n    c = d\n");
  CHECK(plain("$\\foo$") == "\\foo\n");
}

TEST_CASE("tables are drawn, aligned, and give way where they are too wide") {
  CHECK(plain("| a | b | c |\n|:--|--:|:-:|\n| 1 | 22 | x |\n| long | 日本 | three |") ==
        "┌──────┬──────┬───────┐\n"
        "│ a    │    b │   c   │\n"
        "├──────┼──────┼───────┤\n"
        "│ 1    │   22 │   x   │\n"
        "│ long │ 日本 │ three │\n"
        "└──────┴──────┴───────┘\n");
  CHECK(
      plain("| a | b |\n|---|---|\n| x | one two three |", 17) ==
      "┌───┬───────────┐\n│ a │ b         │\n├───┼───────────┤\n│ x │ one two   │\n│   │ three     "
      "│\n└───┴───────────┘\n");
}

TEST_CASE("color adds escape codes that end on their line, and nothing else") {
  CHECK(to_terminal(parse("a **b *c*** `d`").document, {40, true}) ==
        "a \033[1mb\033[0m \033[1;3mc\033[0m \033[33md\033[0m\n");
  const std::string text = to_terminal(parse("**one two three**").document, {8, true});
  CHECK(text == "\033[1mone two\033[0m\n\033[1mthree\033[0m\n");
}

TEST_CASE("escape codes of a lesson do not reach the terminal") {
  for (const char* markdown :
       {"\033[31m", "`\033[31m`", "```\n\033[31m\n```", "$\033[31m$", "[a](\033[31m)",
        "![\033[31m](b)", "# \033[31m", "&#27;[31m", "\u009B31m",
        "| \033[31m |\n|---|\n| \033[31m |", "```cpp\n\033[31m\n```", "$$\033$$"}) {
    INFO(text::printable(markdown));
    CHECK(plain(markdown).find('\033') == std::string::npos);
    CHECK(plain(markdown).find("\u009B") == std::string::npos);
  }
}

TEST_CASE("lines keep to the width, whatever the text") {
  const std::vector<std::string> pieces = {"word ",
                                           "$x^2$ ",
                                           "\n",
                                           "\n\n",
                                           "> ",
                                           "- ",
                                           "1. ",
                                           "# ",
                                           "**",
                                           "`code` ",
                                           "averyverylongword ",
                                           "日本 ",
                                           "|a|b|\n|---|---|\n|c|d e f|\n",
                                           "```\ncode code code code code code\n```\n",
                                           "$$a = b$$",
                                           "[a](http://long.example.org/path) ",
                                           "---\n",
                                           "\xFF",
                                           "e\u0301"};
  std::mt19937 random(3);
  for (int i = 0; i < 5'000; ++i) {
    std::string markdown;
    for (auto n = random() % 15; n > 0; --n) markdown += pieces[random() % pieces.size()];
    INFO(markdown);
    const std::string text = plain(markdown, 60);
    CHECK(widest_line(text) <= 60);
    CHECK(text::valid_utf8(text) == text);
    CHECK(text.find(" \n") == std::string::npos);
  }
}

TEST_CASE("hostile Markdown is laid out at any width") {
  std::string deep, wide = "|";
  for (int i = 0; i < 10'000; ++i) deep += "> - ";
  for (int i = 0; i < 500; ++i) wide += "a|";
  wide += "\n|";
  for (int i = 0; i < 500; ++i) wide += "---|";
  for (const std::size_t width :
       {std::size_t{0}, std::size_t{1}, std::size_t{80}, static_cast<std::size_t>(-1)}) {
    CHECK(!plain(deep + "x", width).empty());
    CHECK(!plain(wide, width).empty());
    CHECK(!plain("a b $x$\n\n```\nc\n```\n\n$$x$$\n\n# d\n\n---", width).empty());
  }
}
