#include "source/lesson_source.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "source/blanks.hpp"
#include "source/cell_marker.hpp"
#include "source/cpp_lexer.hpp"
#include "source/marker_doubts.hpp"
#include "source/parameter_call.hpp"
#include "source/tags.hpp"

namespace chalkline::source {
namespace {

std::string on_line(std::size_t line) {
  return std::string("on line ").append(std::to_string(line));
}

/// The lines of `text` without their line ends; text after the last line end is a line too.
std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

/// A parser of one file; parse_lesson() is its only user.
class Parser {
 public:
  explicit Parser(LessonSource& lesson) : lesson_(lesson), lines_(split_lines(lesson.text)) {}

  void run() {
    try {
      tokens_ = lex_cpp(lesson_.text);
      begin_cell(1, 1);
      for (at_ = 0; at_ < tokens_.size(); ++at_) read_token();
      finish();
    } catch (const LexError& error) {
      fail(error.line(), error.what());
    }
  }

 private:
  struct Bracket {
    char kind;  // one of { ( [
    std::size_t line;
  };
  struct Conditional {
    std::size_t line;
    std::vector<Bracket>
        brackets;  // open where it begins, and so where each of its branches begins
  };

  [[noreturn]] void fail(std::size_t line, const std::string& reason) const {
    throw LessonError(lesson_.path, line, reason);
  }

  void read_token() {
    const Token& token = tokens_[at_];
    if (token.kind == TokenKind::comment) {
      if (const auto text = marker_text(token.text); text && starts_line())
        return read_marker(token, *text);
      doubt_comment(token);
    }
    if (token.kind == TokenKind::whitespace || token.kind == TokenKind::newline) return;
    if (token.kind == TokenKind::preprocessor) read_directive(token);
    if (!token.in_directive && (token.text == "LESSON_BEGIN" || token.text == "LESSON_END"))
      return read_boundary(token);
    check_place(token);
    if (token.kind == TokenKind::comment) return;
    has_code_ = true;
    if (!token.in_directive) {
      if (token.kind == TokenKind::punctuation) read_bracket(token);
      if (token.kind == TokenKind::identifier && token.text == "param") read_parameter();
      last_code_ = &token;
    }
  }

  void add_remark(std::size_t line, std::string text) {
    lesson_.remarks.push_back({line, std::move(text)});
  }

  /// Tells of lines of a comment that seem to be meant as markers. One that might begin a note is
  /// an error, since what follows it would be published.
  void doubt_comment(const Token& token) {
    std::size_t line = token.line;
    for (const std::string_view text : split_lines(token.text)) {
      std::optional<Doubt> doubt = doubt_line(text);
      if (!doubt && has_marker_ && line == cell_.line + 1) doubt = doubt_first_line(text);
      if (doubt) {
        if (doubt->may_be_note) fail(line, doubt->text);
        add_remark(line, doubt->text);
      }
      ++line;
    }
  }

  /// Code may stand neither in a Markdown cell nor after LESSON_END; of comments only // may stand
  /// in the former.
  void check_place(const Token& token) const {
    const bool is_comment = token.kind == TokenKind::comment;
    if (lesson_.end_line != 0 && !is_comment)
      fail(token.line, "code after LESSON_END: a lesson ends there");
    if (cell_.kind == CellKind::markdown && !(is_comment && token.text.starts_with("//")))
      fail(token.line,
           "code in the Markdown cell that begins " + on_line(cell_.line) +
               ": only // comments and blank lines may stand in one; begin a code cell with // %%");
  }

  /// Whether only blanks stand between the token at at_ and the start of its line.
  bool starts_line() const {
    for (std::size_t i = at_; i > 0; --i) {
      const Token& before = tokens_[i - 1];
      if (before.kind == TokenKind::newline) return true;
      if (before.kind != TokenKind::whitespace) return false;
    }
    return true;
  }

  /// Whether nothing but blanks and a // comment follows the token at at_ on its line.
  bool ends_line() const {
    for (std::size_t i = at_ + 1; i < tokens_.size() && tokens_[i].kind != TokenKind::newline;
         ++i) {
      const std::string_view text = tokens_[i].text;
      const bool comment = tokens_[i].kind == TokenKind::comment && text.starts_with("//");
      if ((!comment && tokens_[i].kind != TokenKind::whitespace) || text.find('\n') != text.npos)
        return false;
    }
    return true;
  }

  bool in_body() const { return lesson_.begin_line != 0 && lesson_.end_line == 0; }

  /// A cell and the body's ends may stand only where the body's own statements do, and between two
  /// of them.
  void check_outermost(std::size_t line, const std::string& what) const {
    if (!conditionals_.empty())
      fail(line, what + " inside the #if that begins " + on_line(conditionals_.back().line));
    if (!brackets_.empty())
      fail(line, what + " inside the block whose " + std::string(1, brackets_.back().kind) +
                     " was opened " + on_line(brackets_.back().line) + " and is not closed yet");
    if (in_body() && last_code_ && last_code_->text != ";" && last_code_->text != "}" &&
        last_code_->text != "%>")
      fail(line, what + " inside a statement: the code " + on_line(last_code_->line) +
                     " does not end with ; or }");
  }

  void read_marker(const Token& token, std::string_view text) {
    if (lesson_.end_line != 0) fail(token.line, "a cell after LESSON_END: a lesson ends there");
    if (token.text.find('\n') != token.text.npos)
      fail(token.line, "a cell's marker ends with its line: remove the \\ at the end");
    check_outermost(token.line, "a cell begins");
    end_cell(token.line);
    begin_marked_cell(text, token.line);
  }

  void read_boundary(const Token& token) {
    const std::string name(token.text);
    if (!starts_line() || !ends_line()) fail(token.line, name + " must stand alone on its line");
    const bool is_begin = name == "LESSON_BEGIN";
    std::size_t& line = is_begin ? lesson_.begin_line : lesson_.end_line;
    if (line != 0) fail(token.line, "a second " + name + "; the first stands " + on_line(line));
    if (!is_begin && lesson_.begin_line == 0)
      fail(token.line, "LESSON_END without a LESSON_BEGIN before it");
    check_outermost(token.line, name + " stands");
    end_cell(token.line, true);
    line = token.line;
    begin_cell(token.line, token.line + 1);
    last_code_ = nullptr;
  }

  void read_directive(const Token& token) {
    const std::size_t name = std::min(token.text.find_first_not_of("#%: \t"), token.text.size());
    const std::string_view directive = token.text.substr(name);
    if (directive.starts_with("if")) conditionals_.push_back({token.line, brackets_});
    if (conditionals_.empty()) return;
    if (directive.starts_with("el")) brackets_ = conditionals_.back().brackets;
    if (directive == "endif") conditionals_.pop_back();
  }

  void read_bracket(const Token& token) {
    const std::string_view text = token.text;
    const char kind = text == "<%"   ? '{'
                      : text == "%>" ? '}'
                      : text == "<:" ? '['
                      : text == ":>" ? ']'
                                     : text[0];
    if (kind == '{' || kind == '(' || kind == '[') brackets_.push_back({kind, token.line});
    const char opening = kind == '}' ? '{' : kind == ')' ? '(' : kind == ']' ? '[' : '\0';
    if (opening == '\0') return;
    if (brackets_.empty()) fail(token.line, "this " + std::string(text) + " closes nothing");
    if (brackets_.back().kind != opening)
      fail(token.line, "this " + std::string(text) + " does not match the " +
                           brackets_.back().kind + " " + on_line(brackets_.back().line));
    brackets_.pop_back();
  }

  void read_parameter() {
    const std::optional<ParameterCall> call = find_parameter_call(tokens_, at_);
    if (!call) return;
    if (!in_body())
      fail(call->line,
           "param outside the lesson's body: call it between LESSON_BEGIN and LESSON_END");
    if (!conditionals_.empty())
      fail(call->line, "param inside an #if: a lesson's parameters are always the same");
    for (const ParameterCall& other : lesson_.parameters)
      if (other.name == call->name)
        fail(call->line, "a second parameter named " + call->name + "; the first stands " +
                             on_line(other.line));
    lesson_.parameters.push_back(*call);
  }

  /// Begins a cell without a marker, whose source begins on line `source_begin`.
  void begin_cell(std::size_t line, std::size_t source_begin) {
    cell_ = Cell{};
    cell_.line = line;
    cell_.in_body = in_body();
    source_begin_ = source_begin;
    has_marker_ = has_code_ = false;
    if_prose_.reset();
  }

  void begin_marked_cell(std::string_view text, std::size_t line) {
    begin_cell(line, line + 1);
    has_marker_ = true;
    try {
      CellMarker marker = parse_marker(text);
      cell_.kind = marker.kind;
      cell_.title = std::move(marker.title);
      cell_.tags = std::move(marker.tags);
      if_prose_ = std::move(marker.if_prose);
      for (std::string& remark : marker.remarks) add_remark(line, std::move(remark));
    } catch (const std::invalid_argument& error) {
      fail(line, error.what());
    }
    if (cell_.has_tag(raises_exception_tag) && !(cell_.in_body && cell_.kind == CellKind::code))
      fail(line,
           "raises-exception is for code cells between LESSON_BEGIN and LESSON_END: nothing else "
           "can throw");
  }

  /// Ends the cell before line `end`; one that is only there because of the body's ends is dropped.
  void end_cell(std::size_t end, bool at_boundary = false) {
    const auto is_blank = [&](std::size_t line) { return trim(shown_line(line)).empty(); };
    while (source_begin_ < end && is_blank(source_begin_)) ++source_begin_;
    while (source_begin_ < end && is_blank(end - 1)) --end;
    cell_.source_line = source_begin_;
    for (std::size_t line = source_begin_; line < end; ++line)
      cell_.source.append(line == source_begin_ ? "" : "\n").append(shown_line(line));
    const bool empty = cell_.title.empty() && cell_.source.empty();
    if (empty && (at_boundary || !has_marker_)) return;
    if (if_prose_ && !has_code_ && !cell_.source.empty()) {
      add_remark(cell_.line, if_prose_->text);
      if (if_prose_->may_be_note) cell_.tags.emplace_back(notes_tag);
    }
    lesson_.cells.push_back(cell_);
  }

  /// A line as a reader is shown it.
  std::string_view shown_line(std::size_t line) const {
    return cell_.kind == CellKind::markdown ? without_slashes(line_at(line)) : line_at(line);
  }

  std::string_view line_at(std::size_t line) const {
    std::string_view text = line <= lines_.size() ? lines_[line - 1] : std::string_view();
    if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
  }

  /// Blanks at the end stay: two of them break a line of Markdown.
  static std::string_view without_slashes(std::string_view line) {
    const std::string_view text = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!text.starts_with("//"))
      return line;  // a comment continued by a backslash, as LaTeX's \\ does
    return text.substr(text.starts_with("// ") ? 3 : 2);
  }

  void finish() {
    std::ranges::stable_sort(lesson_.remarks, {}, &Remark::line);
    const std::size_t last = std::max<std::size_t>(lines_.size(), 1);
    if (lesson_.begin_line == 0)
      fail(last,
           "no LESSON_BEGIN: a lesson's cells stand between the lines LESSON_BEGIN and LESSON_END");
    if (lesson_.end_line == 0 && !brackets_.empty())
      fail(last, std::string("the ") + brackets_.back().kind + " " +
                     on_line(brackets_.back().line) + " is never closed");
    if (lesson_.end_line == 0)
      fail(last, "no LESSON_END after the LESSON_BEGIN " + on_line(lesson_.begin_line));
    if (!conditionals_.empty()) fail(conditionals_.back().line, "this #if is never closed");
  }

  LessonSource& lesson_;
  std::vector<std::string_view> lines_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Bracket> brackets_;
  std::vector<Conditional> conditionals_;
  const Token* last_code_ = nullptr;  // since the body began
  Cell cell_;
  bool has_marker_ = false, has_code_ = false;
  std::optional<Doubt> if_prose_;  // what to tell of the cell if it ends without code
  std::size_t source_begin_ = 1;   // the line on which the cell's source begins
};

}  // namespace

bool Cell::has_tag(std::string_view tag) const {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

LessonError::LessonError(std::string path, std::size_t line, std::string reason)
    : std::runtime_error(path + ":" + std::to_string(line) + ": " + reason),
      path_(std::move(path)),
      line_(line),
      reason_(std::move(reason)) {}

LessonSource parse_lesson(std::string path, std::string text) {
  LessonSource lesson;
  lesson.path = std::move(path);
  lesson.text = std::move(text);
  Parser(lesson).run();
  return lesson;
}

}  // namespace chalkline::source
