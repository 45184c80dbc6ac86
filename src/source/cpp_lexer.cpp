#include "source/cpp_lexer.hpp"

#include <algorithm>
#include <array>

namespace chalkline::source {
namespace {

constexpr std::array keywords =
    std::to_array<std::string_view>({"alignas",       "alignof",     "and",
                                     "and_eq",        "asm",         "auto",
                                     "bitand",        "bitor",       "bool",
                                     "break",         "case",        "catch",
                                     "char",          "char16_t",    "char32_t",
                                     "char8_t",       "class",       "co_await",
                                     "co_return",     "co_yield",    "compl",
                                     "concept",       "const",       "const_cast",
                                     "consteval",     "constexpr",   "constinit",
                                     "continue",      "decltype",    "default",
                                     "delete",        "do",          "double",
                                     "dynamic_cast",  "else",        "enum",
                                     "explicit",      "export",      "extern",
                                     "false",         "float",       "for",
                                     "friend",        "goto",        "if",
                                     "inline",        "int",         "long",
                                     "mutable",       "namespace",   "new",
                                     "noexcept",      "not",         "not_eq",
                                     "nullptr",       "operator",    "or",
                                     "or_eq",         "private",     "protected",
                                     "public",        "register",    "reinterpret_cast",
                                     "requires",      "return",      "short",
                                     "signed",        "sizeof",      "static",
                                     "static_assert", "static_cast", "struct",
                                     "switch",        "template",    "this",
                                     "thread_local",  "throw",       "true",
                                     "try",           "typedef",     "typeid",
                                     "typename",      "union",       "unsigned",
                                     "using",         "virtual",     "void",
                                     "volatile",      "wchar_t",     "while",
                                     "xor",           "xor_eq"});

// Longest first; any other character stands alone.
constexpr std::array operators = std::to_array<std::string_view>(
    {"%:%:", "...", "<=>", "->*", "<<=", ">>=", "::", "->", ".*", "++", "--",
     "<<",   ">>",  "<=",  ">=",  "==",  "!=",  "&&", "||", "+=", "-=", "*=",
     "/=",   "%=",  "^=",  "&=",  "|=",  "##",  "<%", "%>", "<:", ":>", "%:"});

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_letter(c) || is_digit(c); }

/// The size of the line continuation (backslash, blanks, line end) at `at`, or 0.
std::size_t continuation_size(std::string_view source, std::size_t at) {
  if (source[at] != '\\') return 0;
  std::size_t end = at + 1;
  while (end < source.size() && is_blank(source[end])) ++end;
  return end < source.size() && source[end] == '\n' ? end + 1 - at : 0;
}

/// Works on the source without its line continuations, as the standard has it: `chars_` are the
/// characters left, `offsets_` where each stands in the source. Raw strings alone are read from the
/// source itself.
class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {
    std::size_t at = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < source.size()) {
      const std::size_t skipped = continuation_size(source, at);
      if (skipped == 0) {
        chars_ += source[at];
        offsets_.push_back(at);
      }
      at += skipped == 0 ? 1 : skipped;
    }
    offsets_.push_back(source.size());
  }

  std::vector<Token> run() {
    while (next_ < chars_.size()) lex_token();
    if (emitted_ < source_.size()) emit_until(source_.size(), TokenKind::whitespace);
    return std::move(tokens_);
  }

 private:
  char at(std::size_t i) const { return i < chars_.size() ? chars_[i] : '\0'; }
  bool has(std::string_view text) const {
    return std::string_view(chars_).substr(next_).starts_with(text);
  }

  void emit_until(std::size_t end, TokenKind kind) {
    const std::string_view text = source_.substr(emitted_, end - emitted_);
    tokens_.push_back({kind, text, line_, in_directive_});
    line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    emitted_ = end;
  }

  /// Makes the characters up to `end` one token; a continuation before them becomes whitespace.
  void emit(std::size_t end, TokenKind kind) {
    if (emitted_ < offsets_[next_]) emit_until(offsets_[next_], TokenKind::whitespace);
    emit_until(offsets_[end - 1] + 1, kind);
    next_ = end;
  }

  [[noreturn]] void fail(const std::string& message) const {
    const auto before = source_.substr(0, offsets_[next_]);
    throw LexError(1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
                   message);
  }

  void lex_token() {
    const char c = at(next_);
    if (c == '\n' || (c == '\r' && at(next_ + 1) == '\n')) return lex_newline();
    if (is_blank(c)) return lex_blanks();
    if (has("//") || has("/*")) return lex_comment();
    const bool starts_line = line_is_blank_;
    line_is_blank_ = false;
    if (starts_line && (c == '#' || (has("%:") && !has("%:%:")))) return lex_directive();
    if (include_name_expected_ && c == '<') return lex_include_name();
    include_name_expected_ = false;
    if (c == '"') return lex_quoted(next_, TokenKind::string);
    if (c == '\'') return lex_quoted(next_, TokenKind::character);
    if (is_letter(c)) return lex_word();
    if (is_digit(c) || (c == '.' && is_digit(at(next_ + 1)))) return lex_number();
    lex_punctuation();
  }

  void lex_newline() {
    line_is_blank_ = true;
    in_directive_ = include_name_expected_ = false;
    emit(next_ + (at(next_) == '\r' ? 2 : 1), TokenKind::newline);
  }

  void lex_blanks() {
    std::size_t end = next_;
    while (is_blank(at(end)) && !(at(end) == '\r' && at(end + 1) == '\n')) ++end;
    emit(end, TokenKind::whitespace);
  }

  void lex_comment() {
    if (at(next_ + 1) == '*') {
      const std::size_t end = chars_.find("*/", next_ + 2);
      if (end == std::string::npos) fail("this comment never ends: */ is missing");
      return emit(end + 2, TokenKind::comment);
    }
    emit(line_end(next_), TokenKind::comment);
  }

  /// Where the line of character `from` ends, before its "\n" or "\r\n".
  std::size_t line_end(std::size_t from) const {
    const std::size_t end = std::min(chars_.find('\n', from), chars_.size());
    return end < chars_.size() && end > from && chars_[end - 1] == '\r' ? end - 1 : end;
  }

  void lex_directive() {
    in_directive_ = true;
    std::size_t begin = next_ + (at(next_) == '#' ? 1 : 2);
    while (at(begin) == ' ' || at(begin) == '\t') ++begin;
    std::size_t end = begin;
    while (end < chars_.size() && is_word(at(end))) ++end;
    const std::string name = chars_.substr(begin, end - begin);
    emit(end, TokenKind::preprocessor);
    include_name_expected_ = name == "include" || name == "include_next";
    if (name == "error" || name == "warning") lex_message();
  }

  /// The text of #error and #warning, which may hold a lone apostrophe.
  void lex_message() {
    std::size_t end =
        std::min({line_end(next_), chars_.find("//", next_), chars_.find("/*", next_)});
    if (end > next_) emit(end, TokenKind::preprocessor);
  }

  void lex_include_name() {
    include_name_expected_ = false;
    const std::size_t end = chars_.find('>', next_);
    if (end >= line_end(next_)) return lex_punctuation();
    emit(end + 1, TokenKind::string);
  }

  /// A string or character literal whose opening quote is at `quote`.
  void lex_quoted(std::size_t quote, TokenKind kind) {
    const std::size_t limit = line_end(quote);
    for (std::size_t end = quote + 1; end < limit; ++end) {
      if (at(end) == at(quote)) return emit(end + 1, kind);
      if (at(end) == '\\') ++end;
    }
    fail(kind == TokenKind::string
             ? "this string never ends: a closing \" is missing on its line"
             : "this character never ends: a closing ' is missing on its line");
  }

  /// A raw string whose opening quote is at `quote`: what it holds is taken from the source as it
  /// stands.
  void lex_raw_string(std::size_t quote) {
    const std::size_t begin = offsets_[quote] + 1;
    const std::size_t paren = source_.find_first_of("( )\\\t\v\f\r\n", begin);
    if (paren == std::string_view::npos || source_[paren] != '(' || paren - begin > 16)
      fail("this raw string has no valid delimiter: at most 16 characters between R\" and (");
    const std::string closing =
        std::string(")").append(source_.substr(begin, paren - begin)).append("\"");
    const std::size_t close = source_.find(closing, paren + 1);
    if (close == std::string_view::npos)
      fail("this raw string never ends: " + closing + " is missing");
    if (emitted_ < offsets_[next_]) emit_until(offsets_[next_], TokenKind::whitespace);
    emit_until(close + closing.size(), TokenKind::string);
    const auto after = std::lower_bound(offsets_.begin(), offsets_.end(), emitted_);
    next_ = static_cast<std::size_t>(after - offsets_.begin());
  }

  void lex_word() {
    std::size_t end = next_;
    while (end < chars_.size() && is_word(at(end))) ++end;
    const std::string word = chars_.substr(next_, end - next_);
    const bool encoding = word == "u8" || word == "u" || word == "U" || word == "L";
    if (encoding && at(end) == '"') return lex_quoted(end, TokenKind::string);
    if (encoding && at(end) == '\'') return lex_quoted(end, TokenKind::character);
    const bool raw = word == "R" || word == "u8R" || word == "uR" || word == "UR" || word == "LR";
    if (raw && at(end) == '"') return lex_raw_string(end);
    const bool keyword = std::find(keywords.begin(), keywords.end(), word) != keywords.end();
    emit(end, keyword ? TokenKind::keyword : TokenKind::identifier);
  }

  void lex_number() {
    std::size_t end = next_ + 1;
    while (end < chars_.size()) {
      const char c = at(end), before = at(end - 1);
      const bool exponent = before == 'e' || before == 'E' || before == 'p' || before == 'P';
      const bool separator = c == '\'' && is_word(at(end + 1));
      if (!is_word(c) && c != '.' && !separator && !((c == '+' || c == '-') && exponent)) break;
      ++end;
    }
    emit(end, TokenKind::number);
  }

  void lex_punctuation() {
    // "<::" is "<" and "::" unless ":" or ">" follows, so that std::vector<::T> works.
    if (has("<::") && at(next_ + 3) != ':' && at(next_ + 3) != '>')
      return emit(next_ + 1, TokenKind::punctuation);
    for (const std::string_view op : operators)
      if (has(op)) return emit(next_ + op.size(), TokenKind::punctuation);
    emit(next_ + 1, TokenKind::punctuation);
  }

  std::string_view source_;
  std::string chars_;
  std::vector<std::size_t> offsets_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;     // the next character to read
  std::size_t emitted_ = 0;  // the end of the last token, in the source
  std::size_t line_ = 1;     // of emitted_
  bool line_is_blank_ = true;
  bool in_directive_ = false;
  bool include_name_expected_ = false;
};

}  // namespace

std::vector<Token> lex_cpp(std::string_view source) { return Lexer(source).run(); }

}  // namespace chalkline::source
