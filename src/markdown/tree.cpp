#include "markdown/tree.hpp"

#include <algorithm>
#include <array>

#include "formula/formula.hpp"

namespace chalkline::markdown {
namespace {

void append_plain(std::string& out, const Node& node) {
  if (is_block(node.kind) || node.kind == Kind::line_break) out += ' ';
  switch (node.kind) {
    case Kind::text:
    case Kind::code:
      out += node.text;
      break;
    case Kind::formula:
    case Kind::display_formula:
      try {
        out += formula::formula_to_text(node.text);
      } catch (const formula::FormulaError&) {
        out += node.text;
      }
      break;
    default:
      break;
  }
  for (const Node& child : node.children) append_plain(out, child);
}

}  // namespace

bool Node::operator==(const Node& other) const {
  return kind == other.kind && text == other.text && number == other.number &&
         is_tight == other.is_tight && is_header == other.is_header &&
         alignment == other.alignment && is_task == other.is_task && is_done == other.is_done &&
         children == other.children;
}

void for_each_node(const Node& node, const std::function<void(const Node&)>& visit) {
  visit(node);
  for (const Node& child : node.children) for_each_node(child, visit);
}

std::string code_of(const Node& block) {
  std::string code;
  for (const Node& child : block.children) code += child.text;
  return code;
}

bool is_cpp_block(const Node& block) {
  constexpr std::array languages = {"c", "c++", "cc", "cpp", "cxx", "h", "hpp"};
  return block.kind == Kind::code_block &&
         std::ranges::find(languages, block.text) != languages.end();
}

std::optional<std::string> block_formula(const Node& block) {
  const bool is_formula = block.kind == Kind::paragraph && block.children.size() == 1 &&
                          block.children[0].kind == Kind::display_formula;
  return is_formula ? std::optional(block.children[0].text) : std::nullopt;
}

std::string plain_text(const Node& node) {
  std::string text, line;
  append_plain(text, node);
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace chalkline::markdown
