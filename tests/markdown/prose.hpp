// What the tests of prose have in common: short ways to read it, and texts of all kinds.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/parse.hpp"

namespace chalkline::prose {

inline markdown::Node document(std::string_view text) { return markdown::parse(text).document; }

/// The nodes of a kind, in order.
inline std::vector<markdown::Node> nodes(std::string_view text, markdown::Kind kind) {
  std::vector<markdown::Node> found;
  markdown::for_each_node(document(text), [&](const markdown::Node& node) {
    if (node.kind == kind) found.push_back(node);
  });
  return found;
}

/// The TeX of every formula, displays among them.
inline std::vector<std::string> formulas(std::string_view text) {
  std::vector<std::string> found;
  markdown::for_each_node(document(text), [&](const markdown::Node& node) {
    if (node.kind == markdown::Kind::formula || node.kind == markdown::Kind::display_formula)
      found.push_back(node.text);
  });
  return found;
}

inline std::string plain(std::string_view text) { return markdown::plain_text(document(text)); }

/// "3: text" for every remark, its text up to the first colon.
inline std::vector<std::string> remarks(std::string_view text) {
  std::vector<std::string> lines;
  for (const markdown::Remark& remark : markdown::parse(text).remarks)
    lines.push_back(std::to_string(remark.line) + ": " +
                    remark.text.substr(0, remark.text.find(':')));
  return lines;
}

/// Text made of what means something to Markdown, to TeX or to HTML.
class RandomProse {
 public:
  explicit RandomProse(unsigned seed) : random_(seed) {}

  std::string next(std::size_t most_pieces) {
    static const std::vector<std::string> pieces = {"$",
                                                    "$$",
                                                    "\\",
                                                    "`",
                                                    "```",
                                                    "~~~",
                                                    "\n",
                                                    "\n",
                                                    "\n\n",
                                                    "> ",
                                                    "- ",
                                                    "+ ",
                                                    "* ",
                                                    "1. ",
                                                    "2) ",
                                                    "# ",
                                                    "#",
                                                    "*",
                                                    "**",
                                                    "***",
                                                    "_",
                                                    "___",
                                                    "~~",
                                                    "[",
                                                    "](",
                                                    "]:",
                                                    "]",
                                                    "(",
                                                    ")",
                                                    "![",
                                                    "!",
                                                    "<",
                                                    ">",
                                                    "&",
                                                    "|",
                                                    "|-|",
                                                    "x",
                                                    "5",
                                                    "1",
                                                    ".",
                                                    " ",
                                                    "   ",
                                                    "    ",
                                                    "\n  ",
                                                    "\n    ",
                                                    "é",
                                                    "—",
                                                    "\u00A0",
                                                    "\xFF",
                                                    "math",
                                                    "<script>",
                                                    "\r\n",
                                                    "\t",
                                                    "&amp;",
                                                    "&#32;",
                                                    "&#10;",
                                                    "&#42;",
                                                    "&nbsp;",
                                                    "\"",
                                                    "'",
                                                    "{",
                                                    "}",
                                                    "^",
                                                    "@",
                                                    "\\*",
                                                    "\\$",
                                                    "http://a.b/",
                                                    "https://q.r",
                                                    "www.q",
                                                    "\\frac{a}{b}",
                                                    "a",
                                                    "b",
                                                    "$x$",
                                                    "$`y`$",
                                                    "$$z$$",
                                                    "[a](b)",
                                                    "**c**",
                                                    "*d*",
                                                    "`e`",
                                                    "  \n",
                                                    "\\\n",
                                                    "- [ ] ",
                                                    "- [x] ",
                                                    "===",
                                                    "---",
                                                    "[^1]",
                                                    "[r]",
                                                    "[r]: x\n",
                                                    "<span>$</span>",
                                                    "<a@b.c>",
                                                    "<http://x.y>",
                                                    "|\n|---|\n|",
                                                    "| a | b |\n|:-|-:|\n| c | d |\n"};
    std::string text;
    for (std::size_t n = 1 + random_() % most_pieces; n > 0; --n)
      text += pieces[random_() % pieces.size()];
    return text;
  }

 private:
  std::mt19937 random_;
};

}  // namespace chalkline::prose
