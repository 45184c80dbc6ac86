#include "formula/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formula/formula.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::formula {
FormulaParser::FormulaParser(std::string_view tex) : source_(text::valid_utf8(tex)) {}

FormulaNode FormulaParser::parse() {
  FormulaNode first = parse_row();
  if (at_end()) return unwrap(std::move(first));
  if (next_is("\\\\")) return parse_lines(std::move(first));
  fail_at_stop();
}

FormulaNode FormulaParser::make(FormulaKind kind, std::string text) {
  FormulaNode node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

FormulaNode FormulaParser::make_symbol(std::string_view text, AtomClass atom_class,
                                       bool has_limits) {
  FormulaNode node = make(FormulaKind::symbol, std::string(text));
  node.atom_class = atom_class;
  node.has_limits = has_limits;
  return node;
}

FormulaNode FormulaParser::make_styled(FormulaKind kind, std::string text) const {
  FormulaNode node = make(kind, std::move(text));
  node.font = font_;
  return node;
}

FormulaNode FormulaParser::unwrap(FormulaNode row) {
  if (row.kind != FormulaKind::row || row.children.size() != 1) return row;
  FormulaNode child = std::move(row.children.front());
  return child;
}

FormulaNode& FormulaParser::nucleus(FormulaNode& node) {
  const bool has_base = node.kind == FormulaKind::scripts || node.kind == FormulaKind::stack;
  return has_base ? nucleus(node.children.front()) : node;
}

FormulaNode FormulaParser::no_script() {
  FormulaNode node;
  node.is_present = false;
  return node;
}

/// A binary operator with nothing to its left or right is none, as TeX has it: -x, (+1), x^+.
void FormulaParser::settle_operators(std::vector<FormulaNode>& row) {
  FormulaNode* previous = nullptr;
  for (FormulaNode& node : row) {
    if (node.kind == FormulaKind::space) continue;
    FormulaNode& atom = nucleus(node);
    if (atom.atom_class == AtomClass::binary) {
      constexpr std::array open = {AtomClass::large,      AtomClass::function, AtomClass::binary,
                                   AtomClass::prefix,     AtomClass::relation, AtomClass::opening,
                                   AtomClass::punctuation};
      const bool has_left = previous && std::ranges::find(open, previous->atom_class) == open.end();
      if (!has_left) atom.atom_class = AtomClass::prefix;
    }
    const bool ends = atom.atom_class == AtomClass::relation ||
                      atom.atom_class == AtomClass::closing ||
                      atom.atom_class == AtomClass::punctuation;
    if (ends && previous && previous->atom_class == AtomClass::binary)
      previous->atom_class = AtomClass::ordinary;
    previous = &atom;
  }
  if (previous &&
      (previous->atom_class == AtomClass::binary || previous->atom_class == AtomClass::prefix)) {
    previous->atom_class = AtomClass::ordinary;
  }
}

void FormulaParser::skip_blanks() {
  while (!at_end() && is_blank(peek())) ++at_;
}

bool FormulaParser::at_stop() const {
  return at_end() || peek() == '}' || peek() == '&' || (bracket_stops_ && peek() == ']') ||
         next_is("\\\\") || next_is_command("right") || next_is_command("middle") ||
         next_is_command("end");
}

void FormulaParser::fail(std::size_t at, const std::string& what, const std::string& advice) const {
  constexpr std::size_t shown = 30;  // characters on either side
  const std::vector<std::string_view> characters = text::characters(source_);
  const std::size_t here = text::characters(std::string_view(source_).substr(0, at)).size();
  const std::size_t begin = here - std::min(here, shown),
                    end = std::min(here + shown, characters.size());
  std::string excerpt = begin > 0 ? "…" : "";
  for (std::size_t i = begin; i < end; ++i) excerpt += characters[i];
  if (end < characters.size()) excerpt += "…";
  std::ranges::replace(excerpt, '\n', ' ');
  throw FormulaError(text::printable(what + " at character " + std::to_string(here + 1) + " of \"" +
                                     excerpt + "\"" + (advice.empty() ? "" : "; " + advice)));
}

void FormulaParser::fail_at_stop() const {
  if (at_end()) fail(at_, "the formula ends too early");
  if (peek() == '}') fail(at_, "} without {", "a brace itself is written \\}");
  if (peek() == '&')
    fail(at_, "& outside a table",
         "use it between \\begin{aligned} and \\end{aligned}, or write \\&");
  if (next_is("\\\\")) fail(at_, "\\\\ outside a table", "begin one with \\begin{aligned}");
  if (next_is_command("right")) fail(at_, "\\right without \\left");
  if (next_is_command("middle")) fail(at_, "\\middle without \\left");
  fail(at_, "\\end without \\begin");
}

FormulaNode FormulaParser::parse_row(bool has_left) {
  FormulaNode row;
  if (has_left) row.children.emplace_back();
  for (skip_blanks(); !at_stop(); skip_blanks()) parse_item(row.children);
  settle_operators(row.children);
  return row;
}

void FormulaParser::parse_item(std::vector<FormulaNode>& row) {
  const char c = peek();
  if (c == '^' || c == '_') return parse_script(row);
  if (c == '\'') return parse_primes(row);
  if (next_is_command("limits") || next_is_command("nolimits")) return parse_limits(row);
  if (next_is_command("displaystyle") || next_is_command("textstyle"))
    return row.push_back(parse_style());
  if (next_is_command("pmod")) return parse_pmod(row);
  row.push_back(parse_atom());
}

FormulaNode FormulaParser::parse_atom() {
  const char c = peek();
  if (c == '{') return parse_group();
  if (c == '\\') return parse_command();
  if (is_digit(c)) return parse_number();
  if (c == '$') fail(at_, "$ within a formula", "write \\$ for the character");
  if (c == '%') fail(at_, "% begins a comment in TeX", "write \\% for the character");
  if (c == '#') fail(at_, "# within a formula", "write \\# for the character");
  if (c == '~') return ++at_, make(FormulaKind::space, "0.25");
  return parse_character();
}

FormulaNode FormulaParser::parse_number() {
  const std::size_t begin = at_;
  while (is_digit(peek())) ++at_;
  if (peek() == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1])) {
    for (++at_; is_digit(peek());) ++at_;
  }
  return make_styled(FormulaKind::number, source_.substr(begin, at_ - begin));
}

FormulaNode FormulaParser::parse_character() {
  const std::size_t begin = at_;
  text::next_character(source_, at_);
  const std::string character = source_.substr(begin, at_ - begin);
  if (is_ascii_letter(character[0])) return parse_letters(character);
  if (character == "-") return make_symbol("−", AtomClass::binary);
  if (character == "*") return make_symbol("∗", AtomClass::binary);
  const AtomClass atom_class = class_of(character);
  const bool is_letter =
      static_cast<unsigned char>(character[0]) >= 0x80 && atom_class == AtomClass::ordinary;
  return is_letter ? make_styled(FormulaKind::letters, character)
                   : make_symbol(character, atom_class);
}

FormulaNode FormulaParser::parse_letters(std::string letters) {
  if (is_name_font_) {
    while (is_ascii_letter(peek())) letters += source_[at_++];
  }
  return make_styled(FormulaKind::letters, std::move(letters));
}

FormulaNode FormulaParser::parse_group() {
  const std::size_t begin = at_++;
  const Level level(*this);
  const bool bracket_stops = std::exchange(bracket_stops_, false);
  FormulaNode row = parse_row();
  bracket_stops_ = bracket_stops;
  if (at_end()) fail(begin, "{ is never closed");
  if (peek() != '}') fail_at_stop();
  ++at_;
  return row;
}

FormulaNode FormulaParser::parse_argument(const std::string& owner) {
  skip_blanks();
  if (at_stop() || peek() == '^' || peek() == '_') {
    fail(at_, owner + " lacks an argument",
         owner == "^" || owner == "_" ? "e.g. x" + owner + "{i}" : "");
  }
  if (is_digit(peek())) return make_styled(FormulaKind::number, std::string(1, source_[at_++]));
  if (peek() == '\'') return ++at_, make_symbol("′", AtomClass::ordinary);
  const Level level(*this);
  const bool is_name_font = peek() == '{' && is_name_font_;
  const bool saved = std::exchange(is_name_font_, is_name_font);
  std::vector<FormulaNode> one{parse_atom()};
  is_name_font_ = saved;
  settle_operators(one);
  return unwrap(std::move(one.front()));
}

FormulaNode& FormulaParser::scripts_of_last(std::vector<FormulaNode>& row) {
  if (row.empty() || row.back().kind == FormulaKind::space) row.emplace_back();
  if (row.back().kind != FormulaKind::scripts) {
    FormulaNode scripts = make(FormulaKind::scripts);
    scripts.children.push_back(std::move(row.back()));
    scripts.children.push_back(no_script());
    scripts.children.push_back(no_script());
    row.back() = std::move(scripts);
  }
  return row.back();
}

void FormulaParser::parse_script(std::vector<FormulaNode>& row) {
  const bool is_above = peek() == '^';
  FormulaNode& scripts = scripts_of_last(row);
  FormulaNode& script = scripts.children[is_above ? 2 : 1];
  const bool follows_primes = is_above && scripts.other == "primes";
  if (script.is_present && !follows_primes) {
    fail(at_, is_above ? "two superscripts on one base" : "two subscripts on one base",
         "put braces around the first");
  }
  ++at_;
  FormulaNode argument = parse_argument(is_above ? "^" : "_");
  if (follows_primes) {
    scripts.other.clear();
    script.children.push_back(std::move(argument));
  } else {
    script = std::move(argument);
  }
}

void FormulaParser::parse_primes(std::vector<FormulaNode>& row) {
  FormulaNode& scripts = scripts_of_last(row);
  if (scripts.children[2].is_present)
    fail(at_, "two superscripts on one base", "write the prime first: x'^2");
  constexpr std::array signs = {"′", "″", "‴", "⁗"};
  FormulaNode primes;
  while (peek() == '\'') {
    const std::size_t run = std::min(source_.find_first_not_of('\'', at_), source_.size()) - at_;
    const std::size_t taken = std::min(run, signs.size());
    primes.children.push_back(make_symbol(signs[taken - 1], AtomClass::ordinary));
    at_ += taken;
  }
  scripts.other = "primes";
  scripts.children[2] = std::move(primes);
}

AtomClass class_of(const FormulaNode& node) {
  const bool has_base = node.kind == FormulaKind::scripts || node.kind == FormulaKind::stack;
  return has_base ? class_of(node.children.front()) : node.atom_class;
}

FormulaNode parse_formula(std::string_view tex) { return FormulaParser(tex).parse(); }

}  // namespace chalkline::formula
