#include "markdown/typography.hpp"

#include <utility>

namespace chalkline::markdown {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a word may begin behind it.
bool opens(char c) { return std::string_view(" \n\t\r([{/-").find(c) != std::string_view::npos; }

/// "'90s": what is left out there is a century, so that the mark is an apostrophe.
bool is_decade(std::string_view rest) {
  return rest.size() > 3 && is_digit(rest[1]) && is_digit(rest[2]) && rest[3] == 's';
}

bool is_minus(std::string_view rest, char before) {
  const bool is_number =
      rest.size() > 1 &&
      (is_digit(rest[1]) || (rest[1] == '.' && rest.size() > 2 && is_digit(rest[2])));
  return is_number && opens(before) && before != '-' && before != '/';
}

/// Changes the texts below a node; `before` is the character before each.
void set_texts(Node& node, char& before) {
  if (is_block(node.kind) || node.kind == Kind::line_break) before = ' ';
  if (node.kind == Kind::code_block) return;
  if (node.kind == Kind::text) {
    const char last = node.text.empty() ? before : node.text.back();
    node.text = typographic(node.text, before);
    before = last;
  } else if (node.kind == Kind::code || node.kind == Kind::formula) {
    before = 'x';
  }
  for (Node& child : node.children) set_texts(child, before);
}

}  // namespace

std::string typographic(std::string_view text, char before) {
  std::string set;
  for (std::size_t i = 0; i < text.size(); before = text[i++]) {
    const std::string_view rest = text.substr(i);
    if (rest[0] == '\'')
      set += opens(before) && !is_decade(rest) ? "‘" : "’";
    else if (rest[0] == '"')
      set += opens(before) ? "“" : "”";
    else if (rest[0] == '-' && is_minus(rest, before))
      set += "−";
    else
      set += rest[0];
  }
  return set;
}

Node typographic(Node prose) {
  char before = ' ';
  set_texts(prose, before);
  return prose;
}

}  // namespace chalkline::markdown
