#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::source {

enum class TokenKind {
  whitespace,    ///< blanks, a byte order mark, a line continuation between tokens
  newline,       ///< "\n" or "\r\n"
  comment,       ///< `// ...` without its line end, or `/* ... */`
  string,        ///< with its prefix, raw ones too; also the <...> of an #include
  character,     ///< with its prefix
  number,        ///< with digit separators and suffix
  identifier,    ///< bytes beyond ASCII count as letters
  keyword,       ///< of C++20
  preprocessor,  ///< `#` and the directive's name; also the text of #error and #warning
  punctuation,   ///< an operator or bracket, or any other character
};

/// A piece of source. `text` points into the string that was lexed, which must outlive it.
struct Token {
  TokenKind kind = TokenKind::whitespace;
  std::string_view text;
  std::size_t line = 1;       ///< of the first byte, from 1
  bool in_directive = false;  ///< part of a preprocessor directive
};

/// A string, raw string, character or comment that never ends; `line()` is where it begins.
class LexError : public std::runtime_error {
 public:
  LexError(std::size_t line, const std::string& message)
      : std::runtime_error(message), line_(line) {}
  std::size_t line() const { return line_; }

 private:
  std::size_t line_;
};

/// The C++20 tokens of `source`, in order; their texts joined give back `source`, byte for byte.
/// Nothing is expanded or skipped: every branch of an #if is lexed. Throws LexError.
std::vector<Token> lex_cpp(std::string_view source);

}  // namespace chalkline::source
