#include "source/code_highlight.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "source/code_wrap.hpp"
#include "source/cpp_lexer.hpp"
#include "text/printable.hpp"

namespace chalkline::source {
namespace {

constexpr char plain = ' ';

/// A piece of one line, and its class in HTML. A piece "\n" ends a line.
struct Piece {
  char kind = plain;
  std::string_view text;
};

bool is_type_name(std::string_view name) {
  constexpr std::array known = std::to_array<std::string_view>(
      {"array", "deque", "function", "list", "map", "optional", "ostream", "pair", "set", "span",
       "string", "string_view", "stringstream", "tuple", "unique_ptr", "unordered_map", "variant",
       "vector"});
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool camel = name[0] >= 'A' && name[0] <= 'Z' && std::ranges::any_of(name, is_lower);
  return camel || (name.size() > 2 && name.ends_with("_t")) ||
         std::ranges::binary_search(known, name);
}

char kind_of(const std::vector<Token>& tokens, std::size_t i) {
  switch (tokens[i].kind) {
    case TokenKind::comment:
      return 'c';
    case TokenKind::string:
    case TokenKind::character:
      return 's';
    case TokenKind::number:
      return 'n';
    case TokenKind::keyword:
      return 'k';
    case TokenKind::preprocessor:
      return 'p';
    case TokenKind::identifier:
      break;
    default:
      return plain;
  }
  if (is_type_name(tokens[i].text)) return 't';
  while (++i < tokens.size() && tokens[i].kind == TokenKind::whitespace) {
  }
  return i < tokens.size() && tokens[i].text == "(" ? 'f' : plain;
}

void append_lines(std::vector<Piece>& pieces, char kind, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) pieces.push_back({kind, text.substr(0, end)});
    if (end < text.size()) pieces.push_back({plain, text.substr(end, 1)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<Piece> split_code(std::string_view code) {
  std::vector<Piece> pieces;
  try {
    const std::vector<Token> tokens = lex_cpp(code);
    for (std::size_t i = 0; i < tokens.size(); ++i)
      append_lines(pieces, kind_of(tokens, i), tokens[i].text);
  } catch (const LexError&) {
    pieces.clear();
    append_lines(pieces, plain, code);
  }
  return pieces;
}

std::string_view look_of(char kind) {
  switch (kind) {
    case 'k':
    case 'p':
      return "35";
    case 't':
      return "33";
    case 'f':
      return "34";
    case 's':
      return "32";
    case 'n':
      return "36";
    case 'c':
      return "2;3";
    default:
      return "";
  }
}

/// As a terminal may be shown it, with tabs as four blanks.
std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text::printable(text)) out += c == '\t' ? "    " : std::string(1, c);
  return out;
}

}  // namespace

std::vector<std::vector<text::Run>> code_lines(std::string_view code) {
  std::vector<std::vector<text::Run>> lines(1);
  for (const Piece& piece : split_code(code)) {
    if (piece.text == "\n") {
      lines.emplace_back();
    } else {
      lines.back().push_back({visible(piece.text), text::Look(look_of(piece.kind))});
    }
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::string code_to_html(std::string_view code) {
  std::string html;
  for (const Piece& piece : split_code(code)) {
    if (piece.kind == plain) {
      html += text::escape_html(piece.text);
    } else {
      html += "<span class=\"";
      html += piece.kind;
      html += "\">" + text::escape_html(piece.text) + "</span>";
    }
  }
  return html;
}

std::string code_to_terminal(std::string_view code, const text::TerminalStyle& style,
                             std::size_t first_line) {
  const auto count = static_cast<std::size_t>(std::ranges::count(code, '\n'));
  const std::size_t digits = std::to_string(first_line + count).size();
  const std::size_t gutter = digits + 2;
  const std::size_t width = std::max(style.width, gutter + 20) - gutter;
  std::string out;
  std::size_t number = first_line;
  for (const std::vector<text::Run>& line : code_lines(code)) {
    const std::string text = std::to_string(number++);
    out += text::paint(std::string(digits - std::min(digits, text.size()), ' ') + text, "2",
                       style.color) +
           "  ";
    bool is_first = true;
    for (const text::Line& part : wrap_code(line, width)) {
      if (!is_first) out += std::string(gutter, ' ');
      is_first = false;
      out += text::paint(part, style.color) + "\n";
    }
  }
  return out;
}

}  // namespace chalkline::source
