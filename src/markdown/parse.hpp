// Reads prose: the one place where Markdown is understood.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// Something to improve, and the line on which it stands.
struct Remark {
  std::size_t line = 1;
  std::string text;
  bool operator==(const Remark&) const = default;
};

/// Prose that was read.
struct Prose {
  Node document;
  std::vector<Remark> remarks = {};  ///< by line: what would not be shown as it seems to be meant
};

/// CommonMark as code hosts extend it: tables, ~~strikethrough~~, task lists, formulas ($...$,
/// $`...`$, $$...$$ and ```math blocks). HTML is text, apart from <span>$</span>, a dollar, and
/// the same of @, : and . in what is no address. Any bytes are read; texts of the tree are valid
/// UTF-8 without control characters. What looks alike is one tree: emphasis within emphasis of its
/// kind is not there, nor are blanks at the edges of a line. A text that nests deeper than 50
/// levels becomes a block of code, so that a tree can be walked recursively. Lines are counted
/// from 1.
Prose parse(std::string_view text);

}  // namespace chalkline::markdown
