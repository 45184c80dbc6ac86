#include "source/parameter_call.hpp"

#include <algorithm>
#include <string_view>

namespace chalkline::source {
namespace {

using Tokens = std::vector<Token>;

bool is_code(const Token& token) {
  return token.kind != TokenKind::whitespace && token.kind != TokenKind::newline &&
         token.kind != TokenKind::comment;
}

/// The first token of code after `at`, or tokens.size().
std::size_t next_code(const Tokens& tokens, std::size_t at) {
  while (++at < tokens.size())
    if (is_code(tokens[at])) return at;
  return tokens.size();
}

/// The last token of code before `at`, or tokens.size().
std::size_t previous_code(const Tokens& tokens, std::size_t at) {
  while (at-- > 0)
    if (is_code(tokens[at])) return at;
  return tokens.size();
}

std::string_view text_at(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() ? tokens[at].text : std::string_view();
}

/// Where the call begins, with chalkline:: before `param`; tokens.size() if this is the `param` of
/// something else.
std::size_t call_begin(const Tokens& tokens, std::size_t at) {
  std::size_t begin = at;
  std::size_t before = previous_code(tokens, at);
  if (text_at(tokens, before) == "." || text_at(tokens, before) == "->") return tokens.size();
  bool ours = text_at(tokens, before) != "::";
  while (text_at(tokens, before) == "::") {
    begin = before;
    before = previous_code(tokens, before);
    if (before == tokens.size() || tokens[before].kind != TokenKind::identifier) break;
    ours = tokens[before].text == "chalkline";
    begin = before;
    before = previous_code(tokens, before);
  }
  return ours ? begin : tokens.size();
}

/// One past the parenthesis that closes the one at `open`.
std::size_t call_end(const Tokens& tokens, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    if (tokens[i].in_directive)
      throw LexError(tokens[i].line, "a preprocessor directive inside a call of param");
    if (tokens[i].text == "(") ++depth;
    if (tokens[i].text == ")" && --depth == 0) return i + 1;
  }
  throw LexError(tokens[open].line, "this ( of param is never closed");
}

bool begins_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The name in the call whose parenthesis is at `open`.
std::string call_name(const Tokens& tokens, std::size_t open) {
  const std::size_t at = next_code(tokens, open);
  std::string_view name = text_at(tokens, at);
  const bool is_string =
      name.size() > 2 && name.front() == '"' && tokens[at].kind == TokenKind::string;
  if (is_string) name = name.substr(1, name.size() - 2);
  const bool is_name = is_string && begins_name(name.front()) &&
                       std::all_of(name.begin(), name.end(),
                                   [](char c) { return begins_name(c) || (c >= '0' && c <= '9'); });
  if (!is_name || text_at(tokens, next_code(tokens, at)) != ",")
    throw LexError(
        tokens[open].line,
        "param needs its name first, as a string of letters, digits and _: param(\"rho\", ...)");
  return std::string(name);
}

}  // namespace

std::optional<ParameterCall> find_parameter_call(const std::vector<Token>& tokens, std::size_t at) {
  const std::size_t open = next_code(tokens, at);
  const std::size_t begin = call_begin(tokens, at);
  if (text_at(tokens, open) != "(" || begin == tokens.size()) return {};
  ParameterCall call{call_name(tokens, open), "", tokens[begin].line};
  const std::size_t end = call_end(tokens, open);
  for (std::size_t i = begin; i < end; ++i) call.code += tokens[i].text;
  return call;
}

}  // namespace chalkline::source
