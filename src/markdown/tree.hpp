// Markdown as a tree: what the renderers share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::markdown {

enum class MarkdownKind {
  // blocks
  document,
  quote,
  bullet_list,
  ordered_list,
  item,
  rule,
  heading,
  code_block,
  paragraph,
  table,
  row,
  cell,
  // within a line
  text,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  code,
  formula,
  display_formula,
  line_break,
};

inline bool is_block(MarkdownKind kind) { return kind <= MarkdownKind::cell; }

enum class Alignment { none, left, center, right };

struct MarkdownNode {
  MarkdownKind kind = MarkdownKind::document;
  std::string text =
      {};  ///< of text, code and formulas; a link's or image's address; a code block's language
  unsigned number = 0;                    ///< a heading's level; an ordered list's first number
  bool is_tight = false;                  ///< of a list whose items are no paragraphs
  bool is_header = false;                 ///< of a cell
  Alignment alignment = {};               ///< of a cell
  bool is_task = false, is_done = false;  ///< of an item
  std::vector<MarkdownNode> children = {};
};

/// CommonMark as code hosts extend it: tables, ~~strikethrough~~, task lists, $...$ and $$...$$.
/// HTML is text. Text is valid UTF-8. Nesting beyond 50 levels is flattened, so that a tree can be
/// walked recursively.
MarkdownNode parse_markdown(std::string_view markdown);

/// The code of a code block.
std::string code_of(const MarkdownNode& block);

/// Whether a code block's language is C++ or C.
bool is_cpp_block(const MarkdownNode& block);

/// The TeX of a block that is nothing but a formula: $$...$$ alone, or a code block marked math.
std::optional<std::string> block_formula(const MarkdownNode& block);

/// One line of plain text, formulas as Unicode.
std::string plain_text(const MarkdownNode& node);

}  // namespace chalkline::markdown
