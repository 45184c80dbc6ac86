#include "markdown/for_reader.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "markdown/tidy_line.hpp"
#include "markdown/write_line.hpp"

namespace chalkline::markdown {
namespace {

using Nodes = std::vector<Node>;

bool is_display(const Node& node) {
  return node.kind == Kind::display_formula && is_hazardous(node.text);
}

/// Text without a paragraph in a tight item, with one elsewhere.
void append_text(Nodes& blocks, Nodes line, bool in_paragraph) {
  line = tidy_line(std::move(line));
  if (line.empty()) return;
  if (in_paragraph) {
    Node paragraph{.kind = Kind::paragraph, .line = line[0].line};
    paragraph.children = std::move(line);
    blocks.push_back(std::move(paragraph));
  } else {
    std::ranges::move(line, std::back_inserter(blocks));
  }
}

/// Parts a line of text at its displays.
Nodes parted(Nodes line, bool in_paragraph) {
  Nodes blocks, text;
  for (Node& node : line) {
    if (!is_display(node)) {
      text.push_back(std::move(node));
      continue;
    }
    append_text(blocks, std::exchange(text, {}), in_paragraph);
    Node paragraph{.kind = Kind::paragraph, .line = node.line};
    paragraph.children.push_back(std::move(node));
    blocks.push_back(std::move(paragraph));
  }
  append_text(blocks, std::move(text), in_paragraph);
  return blocks;
}

bool holds_display(const Node& block) {
  return block.kind == Kind::paragraph && std::ranges::any_of(block.children, is_display);
}

Node with_displays_apart(Node around) {
  if (std::ranges::any_of(around.children, is_display)) {  // the item of a tight list
    around.children = parted(std::move(around.children), false);
    return around;
  }
  Nodes children;
  for (Node& child : around.children) {
    if (!holds_display(child)) {
      children.push_back(std::move(child));
      continue;
    }
    Nodes blocks = parted(std::move(child.children), true);
    std::ranges::move(blocks, std::back_inserter(children));
  }
  around.children = std::move(children);
  return around;
}

}  // namespace

Node for_reader(Node prose, Reader reader) {
  if (prose.kind == Kind::image && !prose.children.empty())
    prose.children = {{.kind = Kind::text, .text = plain_text(prose), .line = prose.line}};
  for (Node& child : prose.children) child = for_reader(std::move(child), reader);
  const bool holds_blocks =
      prose.kind == Kind::document || prose.kind == Kind::quote || prose.kind == Kind::item;
  return reader == Reader::code_host && holds_blocks ? with_displays_apart(std::move(prose))
                                                     : prose;
}

}  // namespace chalkline::markdown
