// Prose as a tree: what everything that is made of prose is made from.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace chalkline::markdown {

enum class Kind {
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

inline bool is_block(Kind kind) { return kind <= Kind::cell; }

enum class Alignment { none, left, center, right };

struct Node {
  Kind kind = Kind::document;
  std::string text = {};     ///< of text, code and formulas; a link's or image's address; a code
                             ///< block's language; a heading's id, once it has one
  unsigned number = 0;       ///< a heading's level; an ordered list's first number
  bool is_tight = false;     ///< of a list whose items are no paragraphs
  bool is_header = false;    ///< of a cell
  Alignment alignment = {};  ///< of a cell
  bool is_task = false, is_done = false;  ///< of an item
  std::vector<Node> children = {};
  std::size_t line = 1;  ///< of the text where it begins; of the text before it if it has none

  /// Whether it is the same prose, on whatever line.
  bool operator==(const Node& other) const;
};

/// Calls visit(node) for the node and all below it, in the order of the text.
void for_each_node(const Node& node, const std::function<void(const Node&)>& visit);

/// The code of a code block.
std::string code_of(const Node& block);

/// Whether a code block's language is C++ or C.
bool is_cpp_block(const Node& block);

/// The TeX of a paragraph that is nothing but a display.
std::optional<std::string> block_formula(const Node& block);

/// One line of plain text, formulas as Unicode.
std::string plain_text(const Node& node);

}  // namespace chalkline::markdown
