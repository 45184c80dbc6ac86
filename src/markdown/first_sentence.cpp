#include "markdown/first_sentence.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace chalkline::markdown {
namespace {

/// Whether it is one piece, whatever is in it.
bool is_whole(const Node& node) { return node.kind != Kind::text && node.children.empty(); }

/// The text, with one letter for every formula, code and picture.
void append_letters(std::string& letters, const Node& node) {
  if (is_whole(node)) letters += node.kind == Kind::line_break ? ' ' : 'x';
  if (node.kind == Kind::text) letters += node.text;
  for (const Node& child : node.children) append_letters(letters, child);
}

/// Whether the full stop at `at` belongs to the word before it: "et al.", "vs.", "J." of a name.
bool is_abbreviation(std::string_view letters, std::size_t at) {
  constexpr auto words = std::to_array<std::string_view>(
      {"e.g", "i.e", "al", "cf", "vs", "etc", "resp", "approx", "fig", "figs", "eq", "eqs", "chap",
       "vol", "pp", "dr", "prof", "mr", "mrs"});
  const std::size_t begin = letters.find_last_of(" ([", at) + 1;  // npos + 1 is 0
  std::string word(letters.substr(begin, at - begin));
  const bool is_initial = word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return is_initial || std::ranges::find(words, word) != words.end();
}

/// Behind the quotation marks that may close a sentence.
std::size_t behind_quotes(std::string_view letters, std::size_t at) {
  for (const std::string_view quote : {"\"", "'", "\u201D", "\u2019"})
    if (letters.substr(at).starts_with(quote)) return at + quote.size();
  return at;
}

std::size_t sentence_end(const std::string& letters) {
  int depth = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    const bool is_mark = (c == '.' && !is_abbreviation(letters, i)) || c == '!' || c == '?';
    const std::size_t end = behind_quotes(letters, i + 1);
    if (depth == 0 && is_mark && letters.compare(end, 1, " ") == 0) return end;
  }
  return letters.size();
}

/// What the first `left` letters stand for; takes them off `left`.
Node cut(Node node, std::size_t& left) {
  if (is_whole(node)) {
    --left;
  } else if (node.kind == Kind::text) {
    node.text.resize(std::min(left, node.text.size()));
    left -= node.text.size();
  }
  std::vector<Node> children;
  for (Node& child : node.children)
    if (left > 0) children.push_back(cut(std::move(child), left));
  node.children = std::move(children);
  return node;
}

}  // namespace

const Node* first_paragraph(const Node& document) {
  const auto found = std::ranges::find_if(document.children, [](const Node& block) {
    return block.kind == Kind::paragraph && !block_formula(block);
  });
  return found == document.children.end() ? nullptr : &*found;
}

bool ends_within(const Node& paragraph) {
  std::string letters;
  append_letters(letters, paragraph);
  return !letters.substr(0, sentence_end(letters)).ends_with(':');
}

Node first_sentence(const Node& paragraph) {
  std::string letters;
  append_letters(letters, paragraph);
  std::size_t left = sentence_end(letters);
  Node sentence = cut(paragraph, left);
  Node* last = &sentence;
  while (!last->children.empty()) last = &last->children.back();
  if (last->kind == Kind::text && last->text.ends_with(':')) last->text.back() = '.';
  return sentence;
}

}  // namespace chalkline::markdown
