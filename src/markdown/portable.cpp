#include "markdown/portable.hpp"

#include <algorithm>

#include "source/cell_marker.hpp"
#include "text/printable.hpp"

namespace chalkline::markdown {
namespace {

constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Whether Markdown alone would change the formula: an escape, emphasis, a link, HTML.
bool is_hazardous(std::string_view tex) {
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const std::string_view next = tex.substr(i + 1, 1);
    if (tex[i] == '*' || tex[i] == '<' || tex[i] == '~' || tex[i] == '[' || tex[i] == '&')
      return true;
    if (tex[i] == '\\' && !next.empty() && punctuation.find(next[0]) != std::string_view::npos)
      return true;
    if (tex[i] == '_' && i > 0 && punctuation.find(tex[i - 1]) != std::string_view::npos)
      return true;
  }
  return false;
}

/// A formula without the blanks and line ends around it.
std::string_view without_outer_lines(std::string_view tex) {
  const auto begin = tex.find_first_not_of(" \t\n"), end = tex.find_last_not_of(" \t\n");
  return begin == std::string_view::npos ? "" : tex.substr(begin, end - begin + 1);
}

std::size_t run_length(std::string_view text, std::size_t from, char c) {
  const auto end = text.find_first_not_of(c, from);
  return (end == std::string_view::npos ? text.size() : end) - from;
}

/// Rewrites one text from its beginning to its end.
class Rewriter {
 public:
  Rewriter(std::string_view text, FormulaStyle style) : text_(text), style_(style) {}

  std::string rewrite() {
    while (at_ < text_.size()) {
      if (!take_fenced_block() && !take_code_span() && !take_formula() && !take_markup())
        take(escaped_length());
    }
    return std::move(out_);
  }

 private:
  void take(std::size_t count) {
    out_ += text_.substr(at_, count);
    at_ += count;
  }
  std::size_t escaped_length() const {
    return text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
  }
  bool at_line_start() const { return at_ == 0 || text_[at_ - 1] == '\n'; }
  std::string_view line_at(std::size_t from) const {
    return text_.substr(from, text_.find('\n', from) - from);
  }

  /// ``` or ~~~ to the line that closes it; one that is missing at the end is added.
  bool take_fenced_block() {
    if (!at_line_start()) return false;
    const std::string_view opening = source::trim(line_at(at_));
    const char mark = opening.empty() ? ' ' : opening[0];
    const std::size_t length = opening.empty() ? 0 : run_length(opening, 0, mark);
    if ((mark != '`' && mark != '~') || length < 3) return false;
    if (mark == '`' && opening.find('`', length) != std::string_view::npos) return false;
    for (std::size_t next = at_ + line_at(at_).size() + 1; next < text_.size();) {
      const std::string_view line = source::trim(line_at(next));
      next += line_at(next).size() + 1;
      if (line.empty() || run_length(line, 0, mark) != line.size() || line.size() < length)
        continue;
      take(std::min(next, text_.size()) - at_);
      return true;
    }
    take(text_.size() - at_);
    out_.append(out_.ends_with('\n') ? "" : "\n").append(length, mark);
    return true;
  }

  bool take_code_span() {
    if (text_[at_] != '`') return false;
    const std::size_t length = run_length(text_, at_, '`');
    for (std::size_t i = at_ + length; (i = text_.find('`', i)) != std::string_view::npos;) {
      const std::size_t closing = run_length(text_, i, '`');
      if (closing == length) {
        take(i + closing - at_);
        return true;
      }
      i += closing;
    }
    take(length);
    return true;
  }

  bool take_formula() {
    if (text_[at_] != '$') return false;
    const std::string_view fence = text_.substr(at_, 2) == "$$" ? "$$" : "$";
    const std::size_t begin = at_ + fence.size(), end = closing_dollars(begin, fence);
    if (end == std::string_view::npos) {
      take(fence.size());
      return true;
    }
    const std::string_view tex = text_.substr(begin, end - begin);
    const std::size_t length = end + fence.size() - at_;
    if (style_ == FormulaStyle::dollars || !is_hazardous(tex) ||
        tex.find('`') != std::string_view::npos) {
      take(length);
    } else if (fence == "$") {
      out_.append("$`").append(tex).append("`$");
      at_ += length;
    } else if (at_line_start() && source::trim(line_at(end + 2)).empty()) {
      out_ += fenced(without_outer_lines(tex), "math");
      at_ += length;
      if (at_ < text_.size()) ++at_;
    } else {
      take(length);
    }
    return true;
  }

  /// Where the formula ends that begins at `begin`; a single dollar has no blank on its inner side.
  std::size_t closing_dollars(std::size_t begin, std::string_view fence) const {
    if (begin >= text_.size() || (fence == "$" && is_blank(text_[begin])))
      return std::string_view::npos;
    for (std::size_t i = begin; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_.substr(i, 2) == "\n\n") {
        return std::string_view::npos;
      } else if (text_[i] == '$' && text_.substr(i, fence.size()) == fence && i > begin &&
                 (fence == "$$" || !is_blank(text_[i - 1]))) {
        return i;
      }
    }
    return std::string_view::npos;
  }

  /// A `<` that HTML would begin with; an address in angle brackets stays a link.
  bool take_markup() {
    if (text_[at_] != '<') return false;
    const std::string_view rest = text_.substr(at_ + 1);
    const bool is_link =
        rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("mailto:");
    out_ += is_link ? "<" : "\\<";
    ++at_;
    return true;
  }

  std::string_view text_;
  FormulaStyle style_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string portable_markdown(std::string_view markdown, FormulaStyle style) {
  return Rewriter(text::printable(markdown), style).rewrite();
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : text::printable(text)) {
    if (std::string_view("\\`*_[]<#|$~&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string fenced(std::string_view text, std::string_view language) {
  std::size_t longest = 2;
  for (std::size_t i = 0; (i = text.find('`', i)) != std::string_view::npos;) {
    const std::size_t length = run_length(text, i, '`');
    longest = std::max(longest, length);
    i += length;
  }
  const std::string fence(longest + 1, '`');
  std::string block = fence + std::string(language) + '\n' + std::string(text);
  if (!block.ends_with('\n')) block += '\n';
  return block + fence + '\n';
}

}  // namespace chalkline::markdown
