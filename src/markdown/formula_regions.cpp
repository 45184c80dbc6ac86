#include "markdown/math.hpp"

#include <algorithm>
#include <map>

#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

/// The 32 marks of ASCII stand for themselves as U+FDD0 to U+FDEF, which Unicode sets aside for
/// such uses.
constexpr std::string_view marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr char32_t first_mask = 0xFDD0;

bool is_mask(char32_t c) { return c >= first_mask && c < first_mask + marks.size(); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string masked(char c) {
  std::string out;
  const std::size_t mark = marks.find(c);
  if (mark == std::string_view::npos) return std::string(1, c);
  text::append_utf8(out, first_mask + static_cast<char32_t>(mark));
  return out;
}

/// How many of `c` stand at `at`.
std::size_t run_length(std::string_view text, std::size_t at, char c) {
  return std::min(text.find_first_not_of(c, at), text.size()) - at;
}

class Masker {
 public:
  explicit Masker(std::string_view source) : source_(source) {}

  std::string mask() {
    while (at_ < source_.size()) {
      if (at_line_start()) {
        start_line();
        if (skip_fenced_code()) continue;
      }
      const char c = source_[at_];
      if (c == '\\') {
        copy(2);
      } else if (c == '`') {
        copy_code();
      } else if (c == '$') {
        mask_formula();
      } else {
        copy(1);
      }
    }
    return std::move(out_);
  }

 private:
  bool at_line_start() const { return at_ == 0 || source_[at_ - 1] == '\n'; }

  std::size_t line_end(std::size_t from) const {
    return std::min(source_.find('\n', from), source_.size());
  }

  void copy(std::size_t count) {
    const std::string_view piece = source_.substr(at_, count);
    out_ += piece;
    at_ += piece.size();
  }

  /// Where the paragraph at hand ends: before a blank line, also one that is quoted.
  std::size_t paragraph_end() {
    if (at_ < paragraph_end_) return paragraph_end_;
    std::size_t end = line_end(at_);
    while (end < source_.size()) {
      const std::size_t text =
          std::min(source_.find_first_not_of(" \t\r>", end + 1), source_.size());
      if (text == source_.size() || source_[text] == '\n') break;
      end = line_end(text);
    }
    none_until_.clear();
    return paragraph_end_ = end;
  }

  void start_line() {
    const std::size_t text = source_.find_first_not_of(" \t", at_);
    is_quoted_ = text != std::string_view::npos && source_[text] == '>';
  }

  /// Copies the block of code that a line of ``` or ~~~ begins, up to its end.
  bool skip_fenced_code() {
    const std::size_t begin = source_.find_first_not_of(" \t>-*+0123456789.)", at_);
    if (begin == std::string_view::npos || (source_[begin] != '`' && source_[begin] != '~'))
      return false;
    const char fence = source_[begin];
    const std::size_t size = run_length(source_, begin, fence), end = line_end(begin);
    if (size < 3 || (fence == '`' && source_.substr(begin + size, end - begin - size).find('`') !=
                                         std::string_view::npos)) {
      return false;
    }
    for (std::size_t line = end; line < source_.size();) {
      const std::size_t start =
          std::min(source_.find_first_not_of(" \t>", line + 1), source_.size());
      line = line_end(start);
      const std::size_t closing = start < line ? run_length(source_, start, fence) : 0;
      const bool is_bare =
          source_.substr(start + closing, line - start - closing).find_first_not_of(" \t\r") ==
          std::string_view::npos;
      if (closing >= size && is_bare) return copy(line - at_), true;
    }
    return copy(source_.size() - at_), true;
  }

  /// Copies a code span, or backticks that begin none.
  void copy_code() {
    const std::size_t size = run_length(source_, at_, '`'), end = paragraph_end();
    std::size_t& none_until = none_until_["`" + std::to_string(size)];
    for (std::size_t i = at_ + size; none_until < end && i < end; ++i) {
      if (source_[i] != '`') continue;
      const std::size_t closing = run_length(source_, i, '`');
      if (closing == size) return copy(i + size - at_);
      i += closing - 1;
    }
    none_until = end;
    copy(size);
  }

  void mask_formula() {
    const std::size_t size = run_length(source_, at_, '$');
    const std::size_t close = size == 1 ? find_inline_end() : size == 2 ? find_display_end() : 0;
    if (close == 0) return copy(size);
    const std::size_t end = close + size;
    for (bool in_prefix = false; at_ < end; ++at_) {
      const std::size_t next = source_.find_first_not_of(" \t\r", at_);
      if (next < end && source_[next] == '\n')
        at_ = next;  // two blanks there would break the line, and the formula
      const char c = source_[at_];
      in_prefix = is_quoted_ && (c == '\n' || (in_prefix && (is_blank(c) || c == '>')));
      out_ += in_prefix ? std::string(1, c) : masked(c);
    }
  }

  /// The dollar that closes the one here, or 0.
  std::size_t find_inline_end() {
    const std::size_t end = paragraph_end();
    std::size_t& none_until = none_until_["$"];
    if (none_until >= end || at_ + 1 >= end || is_blank(source_[at_ + 1])) return 0;
    for (std::size_t i = at_ + 1; i < end; ++i) {
      if (source_[i] == '\\') {
        ++i;
        continue;
      }
      if (source_[i] != '$') continue;
      const char next = i + 1 < source_.size() ? source_[i + 1] : '\0';
      return is_blank(source_[i - 1]) || (next >= '0' && next <= '9') ? 0 : i;
    }
    none_until = end;
    return 0;
  }

  /// The two dollars that close those here, or 0.
  std::size_t find_display_end() {
    const std::size_t end = paragraph_end();
    std::size_t& none_until = none_until_["$$"];
    if (none_until >= end) return 0;
    bool is_empty = true;
    for (std::size_t i = at_ + 2; i < end; ++i) {
      if (source_[i] == '\\') {
        ++i;
        is_empty = false;
      } else if (source_[i] == '$' && run_length(source_, i, '$') >= 2) {
        return is_empty ? 0 : i;
      } else if (!is_blank(source_[i])) {
        is_empty = false;
      }
    }
    none_until = end;
    return 0;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::string out_;
  bool is_quoted_ = false;
  std::size_t paragraph_end_ = 0;
  std::map<std::string, std::size_t, std::less<>>
      none_until_;  ///< closing marks that are known to be missing
};

}  // namespace

std::string mask_formulas(std::string_view markdown) {
  std::string clean;
  for (std::size_t at = 0; at < markdown.size();) {
    const char32_t c = text::next_character(markdown, at);
    text::append_utf8(clean, is_mask(c) ? text::replacement_character : c);
  }
  return Masker(clean).mask();
}

std::string unmask(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    if (is_mask(c)) {
      out += marks[c - first_mask];
    } else {
      text::append_utf8(out, c);
    }
  }
  return out;
}

std::vector<TextPart> split_formulas(std::string_view text) {
  const std::string dollar = masked('$'), backslash = masked('\\');
  std::vector<TextPart> parts;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find(dollar), text.size());
    if (begin > 0) parts.push_back({TextPart::Kind::text, unmask(text.substr(0, begin))});
    text.remove_prefix(begin);
    if (text.empty()) break;
    const bool is_display = text.substr(dollar.size()).starts_with(dollar);
    const std::string mark = is_display ? dollar + dollar : dollar;
    text.remove_prefix(mark.size());
    std::size_t close = 0;
    while (close < text.size() && !text.substr(close).starts_with(mark)) {
      const bool is_escape = text.substr(close).starts_with(backslash);
      for (int characters = is_escape ? 2 : 1; characters > 0 && close < text.size();
           --characters) {
        text::next_character(text, close);
      }
    }
    if (close >= text.size()) {
      parts.push_back({TextPart::Kind::text, unmask(mark)});
      continue;
    }
    const TextPart::Kind kind = is_display ? TextPart::Kind::display : TextPart::Kind::formula;
    parts.push_back({kind, unmask(text.substr(0, close))});
    text.remove_prefix(close + mark.size());
  }
  return parts;
}

}  // namespace chalkline::markdown
