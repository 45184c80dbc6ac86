#include "markdown/escape_text.hpp"

#include <algorithm>

#include "markdown/letters.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

constexpr std::string_view kept = "$@:.";  // what may be kept apart

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host(char c) { return may_be_letter(c) || c == '.' || c == '-' || c == '_'; }
bool is_mailbox(char c) { return is_host(c) || c == '+'; }
bool is_blank_or_end(char c) { return c == ' ' || c == '\t' || c == '\0'; }

class Escaper {
 public:
  Escaper(std::string_view text, const TextPlace& place) : text_(text), place_(place) {}

  std::string escape() {
    if (place_.protects_first && !text_.empty() && may_be_letter(text_[0]))
      out_ += numeric_entity(text::next_character(text_, at_));
    while (at_ < text_.size()) put();
    return std::move(out_);
  }

 private:
  /// The byte so many behind the one at hand; 0 beyond the text.
  char peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  char before() const { return at_ > 0 ? text_[at_ - 1] : '\0'; }
  bool begins_line() const { return place_.at_line_start && at_ == 0; }
  /// Whether the character before or behind may become an entity, which is no letter.
  bool is_near_edge() const { return place_.has_neighbors && (at_ < 2 || at_ + 2 >= text_.size()); }
  bool ends_text() const { return at_ + 1 == text_.size(); }

  void put() {
    constexpr std::string_view no_break_space = "\u00A0";
    if (text_.substr(at_).starts_with(no_break_space)) {
      out_ += "&nbsp;";
      at_ += no_break_space.size();
      return;
    }
    const char c = text_[at_];
    const bool is_bracket = c == '(' || c == ')' || c == '[' || c == ']';
    if (is_bracket && before() == '\\') {
      out_ += numeric_entity(static_cast<char32_t>(c));  // \( begins a formula elsewhere
    } else if (c == '$') {
      out_ += place_.with_dollars ? "<span>\\$</span>" : "\\$";
    } else if (place_.links_addresses && makes_address(c)) {
      out_ += kept_apart(c);
    } else {
      if (needs_backslash(c)) out_ += '\\';
      out_ += c;
    }
    ++at_;
  }

  /// Whether an address would be none without it.
  bool makes_address(char c) const {
    if (c == ':') return is_word(before()) && peek(1) == '/' && peek(2) == '/';
    if (c == '.') return text_.substr(0, at_).ends_with("www") && may_be_letter(peek(1));
    if (c != '@' || !is_mailbox(before())) return false;
    const std::string_view host = text_.substr(at_ + 1);
    const auto end = std::ranges::find_if_not(host, is_host);
    return std::find(host.begin(), end, '.') != end;
  }

  bool needs_backslash(char c) const {
    switch (c) {
      case '\\':
      case '`':
      case '*':
      case '<':
      case '~':
        return true;
      case '_':
        return !(is_word(before()) && is_word(peek(1))) || is_near_edge();
      case '[':
        return begins_line() || peek(1) == '^' || peek(1) == '!' || !has_harmless_end();
      case ']':
        return !is_harmless_end(at_);
      case '!':
        return ends_text() && place_.before_link;
      case '&':
        return is_letter(peek(1)) || peek(1) == '#';
      case '|':
        return place_.in_cell || begins_line();
      case ':':
        return (peek(1) == '/' && peek(2) == '/') || (begins_line() && peek(1) == '-');
      case '@':
        return may_be_letter(before()) && may_be_letter(peek(1));
      case '{':
        return text_.substr(0, at_).ends_with("\\begin") || text_.substr(0, at_).ends_with("\\end");
      case '.':
        return text_.substr(0, at_).ends_with("www") || ends_number();
      case ')':
        return ends_number();
      case '#':
        return (begins_line() && begins_heading()) || (place_.in_heading && ends_text());
      case '>':
        return begins_line();
      case '+':
        return begins_line() && is_blank_or_end(peek(1));
      case '-':
      case '=':
        return begins_line() &&
               (is_blank_or_end(peek(1)) || peek(1) == c || peek(1) == '|' || peek(1) == ':');
      default:
        return false;
    }
  }

  /// Whether the bracket at hand is closed in this text, and nothing follows that would make a
  /// link.
  bool has_harmless_end() const {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      depth += text_[i] == '[';
      depth -= text_[i] == ']';
      if (depth == 0) return is_harmless_end(i);
    }
    return false;
  }

  bool is_harmless_end(std::size_t at) const {
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    const bool is_before_link = next == '\0' && place_.before_link;
    return !place_.in_link && next != '(' && next != '[' && next != ':' && !is_before_link;
  }

  bool begins_heading() const {
    const std::size_t end = std::min(text_.find_first_not_of('#'), text_.size());
    return end == text_.size() || is_blank_or_end(text_[end]);
  }

  /// Whether only a number stands before on this line, as before the text of a list's item.
  bool ends_number() const {
    return place_.at_line_start && at_ > 0 && at_ < 10 && is_blank_or_end(peek(1)) &&
           std::ranges::all_of(text_.substr(0, at_), is_digit);
  }

  std::string_view text_;
  const TextPlace& place_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string escape_text(std::string_view text, const TextPlace& place) {
  return Escaper(text, place).escape();
}

std::string kept_apart(char character) { return std::string("<span>") + character + "</span>"; }

bool begins_kept_apart(std::string_view text) {
  constexpr std::string_view open = "<span>", close = "</span>";
  if (!text.starts_with(open)) return false;
  text.remove_prefix(open.size());
  if (text.starts_with('\\')) text.remove_prefix(1);
  return !text.empty() && kept.find(text[0]) != kept.npos && text.substr(1).starts_with(close);
}

bool ends_kept_apart(std::string_view text) {
  if (text.empty() || kept.find(text.back()) == kept.npos) return false;
  text.remove_suffix(1);
  if (text.ends_with('\\')) text.remove_suffix(1);
  return text.ends_with("<span>");
}

std::string numeric_entity(char32_t character) {
  return "&#" + std::to_string(static_cast<unsigned long>(character)) + ";";
}

bool is_word(char byte) { return is_digit(byte) || is_letter(byte); }

bool may_be_letter(char byte) { return is_word(byte) || static_cast<unsigned char>(byte) >= 0x80; }

}  // namespace chalkline::markdown
