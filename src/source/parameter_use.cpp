#include "source/parameter_use.hpp"

#include <algorithm>

#include "source/cpp_lexer.hpp"
#include "source/parameter_call.hpp"

namespace chalkline::source {
namespace {

using Tokens = std::vector<Token>;

/// The tokens that are code, in order.
Tokens code_of(std::string_view text) {
  Tokens tokens = lex_cpp(text);
  std::erase_if(tokens, [](const Token& token) {
    return token.kind == TokenKind::whitespace || token.kind == TokenKind::newline ||
           token.kind == TokenKind::comment;
  });
  return tokens;
}

bool ends_statement(const Token& token) {
  return token.text == ";" || token.text == "}" || token.text == "{" ||
         token.text == "LESSON_BEGIN";
}

/// The index of the variable that the call at `at` initializes; code.size() if there is none.
std::size_t variable_of(const Tokens& code, std::size_t at) {
  for (std::size_t i = at; i > 1 && !ends_statement(code[i - 1]); --i) {
    if (code[i - 1].text == "=" && code[i - 2].kind == TokenKind::identifier) return i - 2;
  }
  return code.size();
}

/// Whether the call at `at` is a whole statement.
bool is_dropped(const Tokens& code, std::size_t at) {
  std::size_t end = at + 1, depth = 0;
  do {
    depth += code[end].text == "(";
    depth -= code[end].text == ")";
    ++end;
  } while (depth > 0 && end < code.size());
  return at > 0 && ends_statement(code[at - 1]) && end < code.size() && code[end].text == ";";
}

bool is_read(const Tokens& code, std::size_t variable, std::size_t after) {
  for (std::size_t i = after; i < code.size(); ++i) {
    const bool is_member = code[i - 1].text == "." || code[i - 1].text == "->";
    if (code[i].text == code[variable].text && !is_member) return true;
  }
  return false;
}

bool is_used(const Tokens& code, std::size_t at) {
  const std::size_t variable = variable_of(code, at);
  if (variable == code.size()) return !is_dropped(code, at);
  const bool is_member =
      variable > 0 && (code[variable - 1].text == "." || code[variable - 1].text == "->");
  return is_member || is_read(code, variable, at);
}

/// Calls `use` with each call of `param` and its place in the code.
template <class Use>
void for_each_parameter(const Tokens& code, Use use) {
  for (std::size_t i = 0; i + 1 < code.size(); ++i) {
    if (code[i].text != "param" || code[i].kind != TokenKind::identifier || code[i].in_directive)
      continue;
    if (const auto call = find_parameter_call(code, i)) use(*call, i);
  }
}

}  // namespace

std::vector<ParameterCall> unused_parameters(const LessonSource& lesson) {
  const Tokens code = code_of(lesson.text);
  std::vector<ParameterCall> unused;
  for_each_parameter(code, [&](const ParameterCall& call, std::size_t at) {
    if (!is_used(code, at)) unused.push_back(call);
  });
  return unused;
}

std::vector<std::string> parameters_of(const Cell& cell) {
  std::vector<std::string> names;
  if (cell.kind != CellKind::code) return names;
  try {
    const Tokens code = code_of(cell.source);
    for_each_parameter(code,
                       [&](const ParameterCall& call, std::size_t) { names.push_back(call.name); });
  } catch (const LexError&) {
  }  // such a cell is part of no lesson
  return names;
}

}  // namespace chalkline::source
