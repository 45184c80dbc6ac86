#include "source/code_wrap.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::source {
namespace {

constexpr std::size_t hanging = 4;  // columns

std::size_t width_of(const std::vector<text::Run>& runs) {
  std::size_t width = 0;
  for (const text::Run& run : runs) width += text::columns(run.text);
  return width;
}

bool is_all_blank(const text::Run& run) {
  return run.text.find_first_not_of(' ') == std::string::npos;
}

/// Tokens with their blanks apart: a comment has many.
std::vector<text::Run> split_at_blanks(const std::vector<text::Run>& tokens) {
  std::vector<text::Run> pieces;
  for (const text::Run& token : tokens) {
    const bool is_string = token.text.ends_with('"');
    for (std::size_t begin = 0; begin < token.text.size();) {
      const bool blank = token.text[begin] == ' ';
      std::size_t end = blank       ? token.text.find_first_not_of(' ', begin)
                        : is_string ? token.text.npos
                                    : token.text.find(' ', begin);
      end = std::min(end, token.text.size());
      pieces.push_back({token.text.substr(begin, end - begin), token.look});
      begin = end;
    }
  }
  return pieces;
}

/// Whether no line is to begin with `next` where `before` ends the one above.
bool belong_together(const std::string& before, const std::string& next) {
  constexpr std::string_view closing = ")]};,.:(";
  return closing.find(next.front()) != closing.npos || next.starts_with("->") ||
         before.ends_with(':') || before.ends_with('.') || before.ends_with("->");
}

/// Lines as they grow.
class Wrapped {
 public:
  Wrapped(std::size_t width, std::size_t indent)
      : width_(width), indent_(std::min(indent, width / 2)) {}

  bool has_room_for(std::size_t columns) const { return lines_.back().width + columns <= width_; }

  /// Whether a new line would have more room.
  bool is_begun() const { return lines_.size() == 1 ? is_text_ : lines_.back().width > indent_; }

  void add(const text::Run& run) {
    auto& [runs, width] = lines_.back();
    if (runs.empty() || runs.back().look != run.look) runs.push_back({"", run.look});
    runs.back().text += run.text;
    width += text::columns(run.text);
    is_text_ = is_text_ || !is_all_blank(run);
  }

  void begin_line() {
    lines_.emplace_back();
    if (indent_ > 0) add({std::string(indent_, ' '), {}});
  }

  /// Adds a token that is wider than any line: up to a blank in it, or as it comes.
  void cut(const text::Run& run) {
    std::string_view rest = run.text;
    if (!has_room_for(text::columns(text::characters(rest).front())) && is_begun()) begin_line();
    while (!rest.empty()) {
      const std::string_view part = beginning(rest);
      add({std::string(part), run.look});
      rest.remove_prefix(part.size());
      if (!rest.empty()) begin_line();
    }
  }

  std::vector<text::Line> take() { return std::move(lines_); }

 private:
  std::string_view beginning(std::string_view text) const {
    std::size_t columns = 0, bytes = 0;
    for (const std::string_view character : text::characters(text)) {
      columns += text::columns(character);
      if (bytes > 0 && !has_room_for(columns)) break;
      bytes += character.size();
    }
    const std::size_t blank = text.substr(0, bytes).rfind(' ');
    const bool at_blank = bytes < text.size() && blank != text.npos && blank > bytes / 2;
    return text.substr(0, at_blank ? blank + 1 : bytes);
  }

  std::size_t width_, indent_;
  std::vector<text::Line> lines_ = std::vector<text::Line>(1);
  bool is_text_ = false;
};

/// Adds a word: in one line, or broken between its tokens.
void add_word(Wrapped& lines, const std::vector<text::Run>& word) {
  if (!lines.has_room_for(width_of(word)) && lines.is_begun()) lines.begin_line();
  for (auto token = word.begin(); token != word.end();) {
    auto end = token + 1;
    while (end != word.end() && belong_together((end - 1)->text, end->text)) ++end;
    const std::vector<text::Run> unit(token, end);
    if (!lines.has_room_for(width_of(unit)) && lines.is_begun()) lines.begin_line();
    for (const text::Run& run : unit) {
      if (lines.has_room_for(text::columns(run.text))) {
        lines.add(run);
      } else {
        lines.cut(run);
      }
    }
    token = end;
  }
}

}  // namespace

std::vector<text::Line> wrap_code(const std::vector<text::Run>& tokens, std::size_t width) {
  if (width_of(tokens) <= width) return text::cut_lines(tokens, width);
  std::vector<text::Run> pieces = split_at_blanks(tokens);
  if (is_all_blank(pieces.front()) && pieces.front().text.size() > width / 2)
    pieces.front().text.resize(width / 2);
  const std::size_t indent = is_all_blank(pieces.front()) ? pieces.front().text.size() : 0;
  Wrapped lines(width, indent + hanging);
  for (auto piece = pieces.cbegin(); piece != pieces.cend();) {
    const auto word = std::find_if_not(piece, pieces.cend(), is_all_blank);
    const auto end = std::find_if(word, pieces.cend(), is_all_blank);
    const std::vector<text::Run> blanks(piece, word), tokens_of_word(word, end);
    const std::size_t wide = width_of(blanks) + width_of(tokens_of_word);
    if (!lines.has_room_for(wide) && lines.is_begun()) {
      lines.begin_line();
    } else {
      for (const text::Run& blank : blanks)
        if (lines.has_room_for(text::columns(blank.text))) lines.add(blank);
    }
    add_word(lines, tokens_of_word);
    piece = end;
  }
  return lines.take();
}

}  // namespace chalkline::source
