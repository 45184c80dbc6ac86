#include "markdown/text_doubts.hpp"

#include <algorithm>
#include <string>

#include "markdown/escape_text.hpp"
#include "markdown/letters.hpp"
#include "markdown/md4c_text.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

/// `text` from `begin` to the next `last`, with it; of at most 40 bytes and whole characters.
std::string excerpt(std::string_view text, std::size_t begin, char last) {
  constexpr std::size_t longest = 40;
  const std::string_view rest = text.substr(begin, text.substr(begin, longest).find('\n'));
  const std::size_t end = rest.find(last);
  return end < longest ? std::string(rest.substr(0, end + 1))
                       : std::string(text::whole_characters(rest, longest)) + "...";
}

class HtmlDoubts {
 public:
  HtmlDoubts(std::string_view text, const std::string& hidden, std::vector<Doubt>& doubts)
      : text_(text), given_(hidden), doubts_(doubts) {}

  void add() {
    MD_PARSER parser{};
    parser.flags = dialect_with_html;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<HtmlDoubts*>(self)->is_block_ = type == MD_BLOCK_HTML;
      static_cast<HtmlDoubts*>(self)->last_.reset();
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE, void* self) {
      return static_cast<HtmlDoubts*>(self)->take(type, piece);
    };
    given_.parse(parser, this);
  }

 private:
  /// One doubt for each line, as <b>word</b>, or for a block of several.
  int take(MD_TEXTTYPE type, const char* piece) {
    const std::optional<std::size_t> at = given_.offset_of(piece);
    if (type != MD_TEXT_HTML || !at) return 0;
    const std::size_t offset = *at;
    const std::string_view rest = text_.substr(offset);
    const bool is_own = begins_kept_apart(rest) ||
                        (rest.starts_with("</span>") && ends_kept_apart(text_.substr(0, offset)));
    const bool is_reported =
        last_ && (is_block_ || text_.substr(*last_, offset - *last_).find('\n') == text_.npos);
    if (is_own || is_reported) return 0;
    doubts_.push_back({offset, "HTML is shown as it stands: " + excerpt(text_, offset, '>')});
    last_ = offset;
    return 0;
  }

  std::string_view text_;
  const Md4cText given_;
  std::vector<Doubt>& doubts_;
  bool is_block_ = false;
  std::optional<std::size_t> last_;  // what has been told in this block
};

}  // namespace

void TextDoubts::take(std::size_t offset, std::size_t size) {
  const std::string_view piece = text_.substr(offset, size);
  const bool is_escaped = size == 1 && offset > 0 && text_[offset - 1] == '\\' &&
                          !(escaped_ && *escaped_ == offset - 1);
  if (is_escaped) return take_escaped(offset);
  const auto look_for = [&](std::string_view mark, auto meets, const std::string& what, char last) {
    for (std::size_t at = 0; (at = piece.find(mark, at)) != piece.npos; at += mark.size())
      if (meets(piece.substr(at + mark.size())))
        doubts_.push_back({offset + at, what + excerpt(text_, offset + at, last)});
  };
  const bool is_rule = piece.find_first_not_of("|:- ") == piece.npos &&
                       piece.find('|') != piece.npos && piece.find('-') != piece.npos;
  if (is_rule)
    doubts_.push_back(
        {offset, "this is no table: its second line takes three dashes for every column"});
  const auto always = [](std::string_view) { return true; };
  const auto before_capital = [](std::string_view rest) {
    return !rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z' && rest.find(']') != rest.npos;
  };
  const auto before_bracket = [](std::string_view rest) { return rest.find(']') != rest.npos; };
  look_for("[^", before_bracket, "footnotes are not supported, it is shown as it stands: ", ']');
  look_for("[!", before_capital, "it is shown as it stands, without a box: ", ']');
  look_for("](", always, "this is no link, since its address ends at a blank or is missing: ", ')');
  look_for("\\begin{", always, "no formula without dollars around it: ", '}');
}

void TextDoubts::take_escaped(std::size_t offset) {
  escaped_ = offset;
  const char c = text_[offset];
  if (c == '(') parenthesis_ = offset;
  if (c == '[') bracket_ = offset;
  std::optional<std::size_t>& opening = c == ')' ? parenthesis_ : bracket_;
  if ((c != ')' && c != ']') || !opening) return;
  doubts_.push_back({*opening, c == ')' ? "\\( \\) are parentheses, no formula: write $...$"
                                        : "\\[ \\] are brackets, no formula: write $$...$$"});
  opening.reset();
}

void TextDoubts::take_entity(std::size_t offset) {
  doubts_.push_back({offset, "this name of a character is not known, write the character: " +
                                 excerpt(text_, offset, ';')});
}

void add_html_doubts(std::string_view text, const std::string& hidden, std::vector<Doubt>& doubts) {
  for (std::size_t at = 0; (at = text.find('<', at)) != text.npos; ++at) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (is_letter(next) || next == '/' || next == '!' || next == '?')
      return HtmlDoubts(text, shown_brackets(hidden), doubts).add();
  }
}

}  // namespace chalkline::markdown
