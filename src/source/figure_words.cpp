#include "source/figure_words.hpp"

#include <algorithm>
#include <vector>

#include "source/cpp_lexer.hpp"

namespace chalkline::source {
namespace {

/// The text as a literal that tells nothing of it.
std::string veiled(std::string_view literal) {
  const auto ends = static_cast<std::size_t>(std::ranges::count(literal, '\n'));
  return "\"\u2026\"" + std::string(ends, '\n');
}

/// A reader of tokens from the first to the last; without_figure_words() is its only user.
class Veil {
 public:
  std::string text_of(const Token& token) {
    const bool is_code = token.kind != TokenKind::whitespace && token.kind != TokenKind::newline &&
                         token.kind != TokenKind::comment;
    if (!is_code) return std::string(token.text);
    if (depth_ > 0) {
      if (token.text == "(") ++depth_;
      if (token.text == ")") --depth_;
      if (token.kind == TokenKind::string) return veiled(token.text);
    } else if (token.text == "(" && is_call_) {
      depth_ = 1;
    }
    is_call_ = is_member_ && (token.text == "alt" || token.text == "caption");
    is_member_ = token.text == ".";
    return std::string(token.text);
  }

 private:
  int depth_ = 0;           // of parentheses since such a call began
  bool is_member_ = false;  // the last token is a dot
  bool is_call_ = false;    // the last two are .alt or .caption
};

}  // namespace

std::string without_figure_words(std::string_view code) {
  try {
    std::string text;
    Veil veil;
    for (const Token& token : lex_cpp(code)) text += veil.text_of(token);
    return text;
  } catch (const LexError&) {
    return std::string(code);
  }
}

}  // namespace chalkline::source
