#include "markdown/tidy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "markdown/formula_regions.hpp"
#include "markdown/tidy_line.hpp"

namespace chalkline::markdown {
namespace {

using Nodes = std::vector<Node>;

bool is_list(Kind kind) { return kind == Kind::bullet_list || kind == Kind::ordered_list; }

Node paragraph_of(Node child) {
  Node paragraph{.kind = Kind::paragraph, .line = child.line};
  paragraph.children.push_back(std::move(child));
  return paragraph;
}

/// `code` on one line.
std::string joined_lines(const std::string& code) {
  std::string line;
  bool is_blank = false;
  for (const char c : code) {
    if (c == '\n') {
      line.erase(line.find_last_not_of(blanks) + 1);
      is_blank = true;
    } else if (!is_blank || (c != ' ' && c != '\t')) {
      if (is_blank && !line.empty()) line += ' ';
      is_blank = false;
      line += c;
    }
  }
  line.erase(line.find_last_not_of(blanks) + 1);
  line.erase(0, std::min(line.find_first_not_of(blanks), line.size()));
  return line;
}

void tidy_code_block(Node& block) {
  if (block.text != "math") return;
  std::string tex = joined_lines(code_of(block));
  const std::size_t line = block.line;
  if (can_be_display(tex))
    block = paragraph_of({.kind = Kind::display_formula, .text = std::move(tex), .line = line});
}

void tidy_block(Node& block);

bool is_nothing(const Node& block) {
  return block.children.empty() &&
         (block.kind == Kind::paragraph || block.kind == Kind::quote || is_list(block.kind));
}

Nodes tidy_blocks(Nodes nodes) {
  for (Node& node : nodes) tidy_block(node);
  std::erase_if(nodes, is_nothing);
  return nodes;
}

/// Whether a blank line can make it loose: one before an item that holds something, or between two
/// blocks of an item.
bool can_be_loose(const Node& list) {
  return std::ranges::any_of(list.children, [&](const Node& item) {
    return item.children.size() > 1 || (&item != &list.children.front() && !item.children.empty());
  });
}

void make_tight_if_it_could_be(Node& list) {
  if (list.is_tight || can_be_loose(list)) return;
  list.is_tight = true;
  for (Node& item : list.children) {
    const bool is_text = item.children.size() == 1 && item.children[0].kind == Kind::paragraph &&
                         !block_formula(item.children[0]);
    if (!is_text) continue;
    Nodes line = std::move(item.children[0].children);
    item.children = std::move(line);
  }
}

/// A list within an item has no empty items: to md4c their marks are now text, now end what is
/// around.
void drop_empty_items(Node& list) {
  std::erase_if(list.children,
                [](const Node& item) { return item.children.empty() && !item.is_task; });
  make_tight_if_it_could_be(list);
}

/// The blocks in an item. In that of a tight list text stands without a paragraph, and a display,
/// which nothing parts from text beside it, too.
Nodes tidy_item(Nodes nodes, bool is_tight) {
  Nodes tidied;
  for (Node& node : nodes) {
    if (is_block(node.kind)) tidy_block(node);
    if (is_list(node.kind)) drop_empty_items(node);
    const bool is_display = block_formula(node).has_value();
    if (is_tight && (is_display || is_nothing(node))) {
      tidied.push_back(blank(node.line));
      if (is_display) tidied.push_back(std::move(node.children[0]));
      tidied.push_back(blank(node.line));
    } else if (!is_nothing(node)) {
      tidied.push_back(std::move(node));
    }
  }
  return tidied;
}

bool can_be_underlined(const Node& node) {
  return node.kind == Kind::heading && node.number <= 2 && !node.children.empty();
}

/// A box that no text follows is text itself.
void tidy_task(Node& item, bool is_tight) {
  const Node* first = item.children.empty() ? nullptr : &item.children.front();
  const bool has_text = first && (!is_block(first->kind) || first->kind == Kind::paragraph ||
                                  first->kind == Kind::table || can_be_underlined(*first));
  if (!item.is_task || has_text) return;
  Node text{.kind = Kind::text, .text = item.is_done ? "[x]" : "[ ]", .line = item.line};
  item.is_task = item.is_done = false;
  item.children.insert(item.children.begin(),
                       is_tight ? std::move(text) : paragraph_of(std::move(text)));
}

/// Tidies each stretch of what stands without a paragraph; a display by itself has one.
Nodes tidy_text(Nodes nodes) {
  Nodes tidied;
  for (auto next = nodes.begin(); next != nodes.end();) {
    if (is_block(next->kind)) {
      tidied.push_back(std::move(*next++));
      continue;
    }
    const auto end =
        std::find_if(next, nodes.end(), [](const Node& node) { return is_block(node.kind); });
    Nodes line = tidy_line({std::make_move_iterator(next), std::make_move_iterator(end)});
    if (line.size() == 1 && line[0].kind == Kind::display_formula)
      line[0] = paragraph_of(std::move(line[0]));
    std::ranges::move(line, std::back_inserter(tidied));
    next = end;
  }
  return tidied;
}

/// Whether a line of text just below would go on with text in it.
bool ends_in_text(const Node& node) {
  const bool is_around = node.kind == Kind::quote || node.kind == Kind::item || is_list(node.kind);
  if (is_around) return !node.children.empty() && ends_in_text(node.children.back());
  return !is_block(node.kind) || node.kind == Kind::paragraph;
}

/// Whether text in an item would go on with text in the list or quote above it.
bool has_text_below_text(const Node& item) {
  for (std::size_t i = 1; i < item.children.size(); ++i) {
    const Node &above = item.children[i - 1], &node = item.children[i];
    const bool is_text = !is_block(node.kind) || node.kind == Kind::paragraph;
    if (is_text && is_block(above.kind) && ends_in_text(above)) return true;
  }
  return false;
}

void make_loose(Node& list) {
  list.is_tight = false;
  for (Node& item : list.children) {
    Nodes blocks;
    bool in_text = false;
    for (Node& node : item.children) {
      const bool is_text = !is_block(node.kind);
      if (is_text && !in_text) blocks.push_back({.kind = Kind::paragraph, .line = node.line});
      if (is_text) {
        blocks.back().children.push_back(std::move(node));
      } else {
        blocks.push_back(std::move(node));
      }
      in_text = is_text;
    }
    item.children = std::move(blocks);
  }
}

void tidy_list(Node& list) {
  for (Node& item : list.children) {
    item.children = tidy_text(tidy_item(std::move(item.children), list.is_tight));
    tidy_task(item, list.is_tight);
  }
  if (list.is_tight && std::ranges::any_of(list.children, has_text_below_text)) make_loose(list);
  make_tight_if_it_could_be(list);
}

void tidy_block(Node& block) {
  switch (block.kind) {
    case Kind::paragraph:
    case Kind::heading:
    case Kind::cell:
      block.children = tidy_line(std::move(block.children));
      break;
    case Kind::code_block:
      tidy_code_block(block);
      break;
    case Kind::bullet_list:
    case Kind::ordered_list:
      tidy_list(block);
      break;
    default:
      block.children = tidy_blocks(std::move(block.children));
      break;
  }
}

}  // namespace

void tidy(Node& document) { tidy_block(document); }

}  // namespace chalkline::markdown
