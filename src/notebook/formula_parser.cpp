#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "notebook/edit_distance.hpp"
#include "notebook/formula.hpp"
#include "notebook/formula_tree.hpp"
#include "notebook/printable.hpp"
#include "notebook/utf8.hpp"

namespace chalkline {
namespace {

/// Everything that a letter-named command may be, other than symbols and accents.
constexpr std::array structures = std::to_array<std::string_view>(
    {"frac",         "dfrac",   "tfrac",      "cfrac",    "binom",  "sqrt",    "left",         "right",
     "middle",       "big",     "Big",        "bigg",     "Bigg",   "bigl",    "bigr",         "Bigl",
     "Bigr",         "biggl",   "biggr",      "Biggl",    "Biggr",  "bigm",    "Bigm",         "begin",
     "end",          "text",    "textrm",     "textit",   "textbf", "texttt",  "textsf",       "mbox",
     "operatorname", "mathrm",  "mathbf",     "mathit",   "mathbb", "mathcal", "mathscr",      "mathfrak",
     "mathtt",       "mathsf",  "boldsymbol", "bm",       "quad",   "qquad",   "limits",       "nolimits",
     "not",          "overset", "underset",   "stackrel", "bmod",   "pmod",    "displaystyle", "textstyle"});

constexpr std::array fonts =
    std::to_array<std::pair<std::string_view, FormulaFont>>({{"mathrm", FormulaFont::upright},
                                                             {"mathbf", FormulaFont::bold},
                                                             {"mathit", FormulaFont::italic},
                                                             {"mathbb", FormulaFont::double_struck},
                                                             {"mathcal", FormulaFont::script},
                                                             {"mathscr", FormulaFont::script},
                                                             {"mathfrak", FormulaFont::fraktur},
                                                             {"mathtt", FormulaFont::monospace},
                                                             {"mathsf", FormulaFont::sans},
                                                             {"boldsymbol", FormulaFont::bold_italic},
                                                             {"bm", FormulaFont::bold_italic}});

constexpr std::array spaces = std::to_array<std::pair<std::string_view, std::string_view>>({{",", "0.1667"},
                                                                                            {":", "0.2222"},
                                                                                            {">", "0.2222"},
                                                                                            {";", "0.2778"},
                                                                                            {"!", "-0.1667"},
                                                                                            {" ", "0.25"},
                                                                                            {"quad", "1"},
                                                                                            {"qquad", "2"}});

constexpr std::array big_sizes =
    std::to_array<std::pair<std::string_view, int>>({{"big", 1}, {"Big", 2}, {"bigg", 3}, {"Bigg", 4}});

constexpr std::array texts =
    std::to_array<std::string_view>({"text", "textrm", "textit", "textbf", "texttt", "textsf", "mbox"});

constexpr std::array environments = std::to_array<std::string_view>(
    {"matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases", "aligned",
     "align", "align*", "split", "gathered", "gather", "gather*", "array"});

/// The value that goes with `name` in a table of pairs, or null.
template <class Pairs>
const auto* find_pair(const Pairs& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, [](const auto& pair) { return pair.first; });
  return found == pairs.end() ? nullptr : &found->second;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

FormulaNode make(FormulaKind kind, std::string text = {}) {
  FormulaNode node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

FormulaNode make_symbol(std::string_view text, AtomClass atom_class, bool has_limits = false) {
  FormulaNode node = make(FormulaKind::symbol, std::string(text));
  node.atom_class = atom_class;
  node.has_limits = has_limits;
  return node;
}

FormulaNode no_script() {
  FormulaNode node;
  node.is_present = false;
  return node;
}

/// A row of one is that one.
FormulaNode unwrap(FormulaNode row) {
  if (row.kind != FormulaKind::row || row.children.size() != 1) return row;
  FormulaNode child = std::move(row.children.front());
  return child;
}

/// The atom whose class a node has.
FormulaNode& nucleus(FormulaNode& node) {
  const bool has_base = node.kind == FormulaKind::scripts || node.kind == FormulaKind::stack;
  return has_base ? nucleus(node.children.front()) : node;
}

/// A binary operator with nothing to its left or right is none, as TeX has it: -x, (+1), x^+.
void settle_operators(std::vector<FormulaNode>& row) {
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
    const bool ends = atom.atom_class == AtomClass::relation || atom.atom_class == AtomClass::closing ||
                      atom.atom_class == AtomClass::punctuation;
    if (ends && previous && previous->atom_class == AtomClass::binary)
      previous->atom_class = AtomClass::ordinary;
    previous = &atom;
  }
  if (previous && (previous->atom_class == AtomClass::binary || previous->atom_class == AtomClass::prefix)) {
    previous->atom_class = AtomClass::ordinary;
  }
}

class FormulaParser {
 public:
  explicit FormulaParser(std::string_view tex) : source_(valid_utf8(tex)) {}

  FormulaNode parse() {
    FormulaNode first = parse_row();
    if (at_end()) return unwrap(std::move(first));
    if (next_is("\\\\")) return parse_lines(std::move(first));
    fail_at_stop();
  }

 private:
  bool at_end() const { return at_ == source_.size(); }
  char peek() const { return at_end() ? '\0' : source_[at_]; }
  bool next_is(std::string_view text) const {
    return std::string_view(source_).substr(at_).starts_with(text);
  }

  /// Whether the command `name` comes next: \right, but not \rightarrow.
  bool next_is_command(std::string_view name) const {
    return next_is("\\" + std::string(name)) &&
           !(at_ + 1 + name.size() < source_.size() && is_ascii_letter(source_[at_ + 1 + name.size()]));
  }

  void skip_blanks() {
    while (!at_end() && is_blank(peek())) ++at_;
  }

  [[noreturn]] void fail(std::size_t at, const std::string& what, const std::string& advice = "") const {
    const auto is_start = [&](std::size_t i) {
      return i >= source_.size() || (static_cast<unsigned char>(source_[i]) & 0xC0) != 0x80;
    };
    const auto number =
        1 + std::count_if(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(at),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    std::size_t begin = at > 30 ? at - 30 : 0, end = std::min(at + 30, source_.size());
    while (!is_start(begin)) --begin;
    while (!is_start(end)) ++end;
    std::string excerpt =
        (begin > 0 ? "…" : "") + source_.substr(begin, end - begin) + (end < source_.size() ? "…" : "");
    std::ranges::replace(excerpt, '\n', ' ');
    throw FormulaError(printable(what + " at character " + std::to_string(number) + " of \"" + excerpt +
                                 "\"" + (advice.empty() ? "" : "; " + advice)));
  }

  /// Where a row stopped and may not.
  [[noreturn]] void fail_at_stop() const {
    if (at_end()) fail(at_, "the formula ends too early");
    if (peek() == '}') fail(at_, "} without {", "a brace itself is written \\}");
    if (peek() == '&')
      fail(at_, "& outside a table", "use it between \\begin{aligned} and \\end{aligned}, or write \\&");
    if (next_is("\\\\")) fail(at_, "\\\\ outside a table", "begin one with \\begin{aligned}");
    if (next_is_command("right")) fail(at_, "\\right without \\left");
    if (next_is_command("middle")) fail(at_, "\\middle without \\left");
    fail(at_, "\\end without \\begin");
  }

  /// Counts the nesting while it lives.
  class Level {
   public:
    explicit Level(FormulaParser& parser) : depth_(parser.depth_) {
      if (++depth_ > deepest_formula) {
        --depth_;
        parser.fail(parser.at_, "nested deeper than " + std::to_string(deepest_formula) + " levels");
      }
    }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    std::size_t& depth_;
  };

  bool at_stop() const {
    return at_end() || peek() == '}' || peek() == '&' || (bracket_stops_ && peek() == ']') ||
           next_is("\\\\") || next_is_command("right") || next_is_command("middle") || next_is_command("end");
  }

  /// Reads up to what ends a row, which stays unread. With something to its left, a first operator is binary.
  FormulaNode parse_row(bool has_left = false) {
    FormulaNode row;
    if (has_left) row.children.emplace_back();
    for (skip_blanks(); !at_stop(); skip_blanks()) parse_item(row.children);
    settle_operators(row.children);
    return row;
  }

  void parse_item(std::vector<FormulaNode>& row) {
    const char c = peek();
    if (c == '^' || c == '_') return parse_script(row);
    if (c == '\'') return parse_primes(row);
    if (next_is_command("limits") || next_is_command("nolimits")) return parse_limits(row);
    if (next_is_command("displaystyle") || next_is_command("textstyle")) return row.push_back(parse_style());
    if (next_is_command("pmod")) return parse_pmod(row);
    row.push_back(parse_atom());
  }

  /// One atom, group or command with its arguments.
  FormulaNode parse_atom() {
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

  FormulaNode parse_number() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1])) {
      for (++at_; is_digit(peek());) ++at_;
    }
    return make_styled(FormulaKind::number, source_.substr(begin, at_ - begin));
  }

  FormulaNode make_styled(FormulaKind kind, std::string text) const {
    FormulaNode node = make(kind, std::move(text));
    node.font = font_;
    return node;
  }

  FormulaNode parse_character() {
    const std::size_t begin = at_;
    next_character(source_, at_);
    const std::string character = source_.substr(begin, at_ - begin);
    if (is_ascii_letter(character[0])) return parse_letters(character);
    if (character == "-") return make_symbol("−", AtomClass::binary);
    if (character == "*") return make_symbol("∗", AtomClass::binary);
    const AtomClass atom_class = class_of(character);
    const bool is_letter =
        static_cast<unsigned char>(character[0]) >= 0x80 && atom_class == AtomClass::ordinary;
    return is_letter ? make_styled(FormulaKind::letters, character) : make_symbol(character, atom_class);
  }

  /// One variable; in \mathrm{lr} a whole name.
  FormulaNode parse_letters(std::string letters) {
    if (is_name_font_) {
      while (is_ascii_letter(peek())) letters += source_[at_++];
    }
    return make_styled(FormulaKind::letters, std::move(letters));
  }

  FormulaNode parse_group() {
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

  /// What a command or script applies to: a group, or one token.
  FormulaNode parse_argument(const std::string& owner) {
    skip_blanks();
    if (at_stop() || peek() == '^' || peek() == '_') {
      fail(at_, owner + " lacks an argument", owner == "^" || owner == "_" ? "e.g. x" + owner + "{i}" : "");
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

  /// The scripts of the row's last item; an empty base where there is none.
  FormulaNode& scripts_of_last(std::vector<FormulaNode>& row) {
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

  void parse_script(std::vector<FormulaNode>& row) {
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

  void parse_primes(std::vector<FormulaNode>& row) {
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

  void parse_limits(std::vector<FormulaNode>& row) {
    const std::size_t begin = at_;
    const std::string name = read_command();
    FormulaNode* atom = row.empty() ? nullptr : &nucleus(row.back());
    if (!atom || (atom->atom_class != AtomClass::large && atom->atom_class != AtomClass::function)) {
      fail(begin, "\\" + name + " must follow an operator such as \\sum");
    }
    atom->has_limits = name == "limits";
  }

  FormulaNode parse_style() {
    const Level level(*this);
    FormulaNode style = make(FormulaKind::style);
    style.is_display = read_command() == "displaystyle";
    style.children.push_back(parse_row());
    return style;
  }

  /// The name after a backslash: letters, or one other character.
  std::string read_command() {
    const std::size_t begin = ++at_;
    while (is_ascii_letter(peek())) ++at_;
    if (at_ == begin && !at_end()) next_character(source_, at_);
    return source_.substr(begin, at_ - begin);
  }

  FormulaNode parse_command() {
    const std::size_t begin = at_;
    const std::string name = read_command();
    if (name.empty()) fail(begin, "a backslash with nothing after it");
    if (name.size() == 1 && is_blank(name[0])) return make(FormulaKind::space, "0.25");
    if (const auto* width = find_pair(spaces, name)) return make(FormulaKind::space, std::string(*width));
    if (const FormulaSymbol* symbol = find_symbol(name)) return parse_symbol(*symbol);
    if (find_accent(name)) return parse_accent(name);
    if (const auto* font = find_pair(fonts, name)) return parse_font(name, *font);
    if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "cfrac") return parse_fraction(name);
    if (name == "binom") return parse_two(FormulaKind::binomial, name);
    if (name == "sqrt") return parse_root();
    if (name == "left") return parse_fenced(begin);
    if (std::ranges::find(texts, name) != texts.end()) return make(FormulaKind::text, read_text(name));
    if (name == "operatorname") return parse_operator_name();
    if (name == "begin") return parse_table(begin);
    if (name == "not") return parse_not(begin);
    if (name == "overset" || name == "underset" || name == "stackrel") return parse_stack(name);
    if (name == "bmod") return make_symbol("mod", AtomClass::binary);
    if (const int size = big_size(name)) return parse_big(name, size);
    fail_unknown(begin, name);
  }

  [[noreturn]] void fail_unknown(std::size_t begin, const std::string& name) const {
    std::vector<std::string_view> known = symbol_names();
    known.insert(known.end(), structures.begin(), structures.end());
    std::string_view nearest;
    std::size_t least = name.size() / 3 + 2;
    for (const std::string_view candidate : known) {
      const std::size_t distance = name.size() > 40 ? least : edit_distance(name, candidate);
      if (distance >= least) continue;
      least = distance;
      nearest = candidate;
    }
    fail(begin, "unknown command \\" + name.substr(0, 40),
         nearest.empty() ? "words go into \\text{...} or \\operatorname{...}"
                         : "did you mean \\" + std::string(nearest) + "?");
  }

  FormulaNode parse_symbol(const FormulaSymbol& symbol) const {
    const unsigned char first = static_cast<unsigned char>(symbol.text[0]);
    const bool is_greek = first == 0xCE || first == 0xCF;
    const bool is_letter = symbol.atom_class == AtomClass::ordinary && is_greek;
    if (!is_letter) return make_symbol(symbol.text, symbol.atom_class, symbol.has_limits);
    const bool is_upper = symbol.name[0] >= 'A' && symbol.name[0] <= 'Z';
    FormulaNode node = make_styled(FormulaKind::letters, std::string(symbol.text));
    if (is_upper && font_ == FormulaFont::italic) node.font = FormulaFont::upright;
    return node;
  }

  FormulaNode parse_accent(const std::string& name) {
    FormulaNode node = make(FormulaKind::accent, name);
    node.has_limits = name == "overbrace" || name == "underbrace";
    node.children.push_back(parse_argument("\\" + name));
    return node;
  }

  FormulaNode parse_font(const std::string& name, FormulaFont font) {
    const FormulaFont saved = std::exchange(font_, font);
    const bool saved_name =
        std::exchange(is_name_font_, font != FormulaFont::italic && font != FormulaFont::bold_italic &&
                                         font != FormulaFont::double_struck);
    FormulaNode argument = parse_argument("\\" + name);
    font_ = saved;
    is_name_font_ = saved_name;
    return argument;
  }

  FormulaNode parse_two(FormulaKind kind, const std::string& name) {
    FormulaNode node = make(kind);
    node.children.push_back(parse_argument("\\" + name));
    node.children.push_back(parse_argument("\\" + name));
    return node;
  }

  FormulaNode parse_fraction(const std::string& name) {
    FormulaNode fraction = parse_two(FormulaKind::fraction, name);
    if (name == "frac") return fraction;
    FormulaNode style = make(FormulaKind::style);
    style.is_display = name != "tfrac";
    style.children.push_back(std::move(fraction));
    return style;
  }

  FormulaNode parse_root() {
    const Level level(*this);
    FormulaNode root = make(FormulaKind::root);
    std::optional<FormulaNode> degree;
    skip_blanks();
    if (peek() == '[') {
      const std::size_t begin = at_++;
      const bool bracket_stops = std::exchange(bracket_stops_, true);
      degree = unwrap(parse_row());
      bracket_stops_ = bracket_stops;
      if (peek() != ']') fail(begin, "[ of \\sqrt is never closed");
      ++at_;
    }
    root.children.push_back(parse_argument("\\sqrt"));
    if (degree) root.children.push_back(std::move(*degree));
    return root;
  }

  /// A delimiter as a character; empty for the dot, which stands for none.
  std::string parse_delimiter(const std::string& owner) {
    skip_blanks();
    const std::size_t begin = at_;
    constexpr std::string_view plain = "()[]|/";
    const char c = peek();
    if (c != '\0' && plain.find(c) != std::string_view::npos) return ++at_, std::string(1, c);
    if (c == '.') return ++at_, "";
    if (c == '<') return ++at_, "⟨";
    if (c == '>') return ++at_, "⟩";
    if (c == '\\') {
      const FormulaSymbol* symbol = find_symbol(read_command());
      const bool is_fence =
          symbol && (symbol->atom_class == AtomClass::opening || symbol->atom_class == AtomClass::closing);
      constexpr std::array others = {"vert",      "Vert",    "|",         "backslash",  "uparrow",
                                     "downarrow", "Uparrow", "Downarrow", "updownarrow"};
      if (is_fence || (symbol && std::ranges::find(others, symbol->name) != others.end()))
        return std::string(symbol->text);
    }
    fail(begin, owner + " needs a delimiter",
         "one of ( ) [ ] \\{ \\} | \\| / \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil, or . for none");
  }

  FormulaNode parse_fenced(std::size_t begin) {
    const Level level(*this);
    const bool bracket_stops = std::exchange(bracket_stops_, false);
    FormulaNode fenced = make(FormulaKind::fenced, parse_delimiter("\\left"));
    FormulaNode row = parse_row();
    while (next_is_command("middle")) {
      read_command();
      FormulaNode bar = make_symbol(parse_delimiter("\\middle"), AtomClass::relation);
      bar.size = -1;
      row.children.push_back(std::move(bar));
      FormulaNode more = parse_row();
      std::ranges::move(more.children, std::back_inserter(row.children));
    }
    if (at_end()) fail(begin, "\\left without \\right", "\\right. closes it with nothing");
    if (!next_is_command("right")) fail_at_stop();
    read_command();
    fenced.other = parse_delimiter("\\right");
    fenced.children.push_back(std::move(row));
    bracket_stops_ = bracket_stops;
    return fenced;
  }

  /// 1 to 4 for \big ... \Bigg with or without l, r or m; otherwise 0.
  static int big_size(std::string_view name) {
    if (const int* size = find_pair(big_sizes, name)) return *size;
    const bool has_side = name.ends_with('l') || name.ends_with('r') || name.ends_with('m');
    const int* size = has_side ? find_pair(big_sizes, name.substr(0, name.size() - 1)) : nullptr;
    return size ? *size : 0;
  }

  FormulaNode parse_big(const std::string& name, int size) {
    const std::string delimiter = parse_delimiter("\\" + name);
    AtomClass atom_class = delimiter == "/" ? AtomClass::ordinary : class_of(delimiter);
    if (name.ends_with('l')) atom_class = AtomClass::opening;
    if (name.ends_with('r')) atom_class = AtomClass::closing;
    if (name.ends_with('m')) atom_class = AtomClass::relation;
    FormulaNode node = make_symbol(delimiter, atom_class);
    node.size = size;
    return node;
  }

  /// The words between braces.
  std::string read_text(const std::string& name) {
    skip_blanks();
    const std::size_t begin = at_;
    if (peek() != '{') fail(at_, "\\" + name + " lacks an argument", "e.g. \\" + name + "{words}");
    std::string text;
    std::size_t open = 1;
    for (++at_; !at_end(); ++at_) {
      const char c = peek();
      if (c == '{') {
        ++open;
      } else if (c == '}') {
        if (--open == 0) return ++at_, text;
      } else if (c == '\\') {
        constexpr std::string_view escaped = "{}%$_#& ,";
        ++at_;
        if (at_end() || escaped.find(peek()) == std::string_view::npos) {
          fail(at_ - 1, "a command within \\" + name,
               "only words, and \\{ \\} \\% \\$ \\_ \\# \\&, may stand there");
        }
        text += peek() == ',' ? ' ' : peek();
      } else if (c == '~') {
        text += "\u00A0";
      } else {
        text += is_blank(c) ? ' ' : c;
      }
    }
    fail(begin, "{ is never closed");
  }

  FormulaNode parse_operator_name() {
    const bool has_limits = peek() == '*';
    if (has_limits) ++at_;
    return make_symbol(read_text("operatorname"), AtomClass::function, has_limits);
  }

  FormulaNode parse_not(std::size_t begin) {
    FormulaNode atom = parse_argument("\\not");
    if (atom.kind != FormulaKind::symbol) fail(begin, "\\not must stand before a relation such as = or \\in");
    constexpr std::array negated = std::to_array<std::pair<std::string_view, std::string_view>>({{"=", "≠"},
                                                                                                 {"∈", "∉"},
                                                                                                 {"⊂", "⊄"},
                                                                                                 {"⊆", "⊈"},
                                                                                                 {"≡", "≢"},
                                                                                                 {"≈", "≉"},
                                                                                                 {"∼", "≁"},
                                                                                                 {"<", "≮"},
                                                                                                 {">", "≯"},
                                                                                                 {"≤", "≰"},
                                                                                                 {"≥", "≱"},
                                                                                                 {"∃", "∄"},
                                                                                                 {"∣", "∤"}});
    const auto* known = find_pair(negated, atom.text);
    atom.text = known ? std::string(*known) : atom.text + "\u0338";
    return atom;
  }

  FormulaNode parse_stack(const std::string& name) {
    FormulaNode script = parse_argument("\\" + name);
    FormulaNode stack = make(FormulaKind::stack);
    stack.children.push_back(parse_argument("\\" + name));
    stack.children.push_back(no_script());
    stack.children.push_back(no_script());
    stack.children[name == "underset" ? 1 : 2] = std::move(script);
    return stack;
  }

  void parse_pmod(std::vector<FormulaNode>& row) {
    read_command();
    row.push_back(make(FormulaKind::space, "1"));
    row.push_back(make_symbol("(", AtomClass::opening));
    row.push_back(make_symbol("mod", AtomClass::function));
    row.push_back(parse_argument("\\pmod"));
    row.push_back(make_symbol(")", AtomClass::closing));
  }

  std::string read_environment_name(const std::string& owner) {
    const std::size_t begin = at_;
    if (peek() != '{') fail(at_, "\\" + owner + " lacks its name", "e.g. \\" + owner + "{aligned}");
    const std::size_t end = source_.find('}', at_);
    if (end == std::string::npos) fail(begin, "{ is never closed");
    std::string name = source_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return name;
  }

  FormulaNode parse_table(std::size_t begin) {
    const Level level(*this);
    const bool bracket_stops = std::exchange(bracket_stops_, false);
    FormulaNode table = make(FormulaKind::table, read_environment_name("begin"));
    if (std::ranges::find(environments, table.text) == environments.end())
      fail_environment(begin, table.text);
    if (table.text == "array") table.other = read_environment_name("begin{array}");
    const bool is_aligned = table.text.starts_with("align") || table.text == "split";
    table.children.emplace_back();
    while (true) {
      skip_rule();
      std::vector<FormulaNode>& cells = table.children.back().children;
      cells.push_back(parse_row(is_aligned && cells.size() % 2 == 1));
      if (peek() == '&') {
        ++at_;
      } else if (next_is("\\\\")) {
        end_line();
        table.children.emplace_back();
      } else if (next_is_command("end")) {
        break;
      } else if (at_end()) {
        fail(begin, "\\begin{" + table.text + "} without \\end{" + table.text + "}");
      } else {
        fail_at_stop();
      }
    }
    const std::size_t end = at_;
    read_command();
    if (read_environment_name("end") != table.text)
      fail(end, "\\begin{" + table.text + "} is closed by another \\end");
    drop_empty_last_line(table);
    bracket_stops_ = bracket_stops;
    return table;
  }

  [[noreturn]] void fail_environment(std::size_t begin, const std::string& name) const {
    std::string known;
    for (const std::string_view environment : environments)
      known += (known.empty() ? "" : ", ") + std::string(environment);
    fail(begin, "unknown environment " + name.substr(0, 40), "there are " + known);
  }

  void skip_rule() {
    for (skip_blanks(); next_is_command("hline"); skip_blanks()) read_command();
  }

  /// "\\", "\\*" or "\\[1ex]".
  void end_line() {
    at_ += 2;
    if (peek() == '*') ++at_;
    if (peek() == '[') {
      const std::size_t close = source_.find(']', at_);
      if (close == std::string::npos) fail(at_, "[ is never closed");
      at_ = close + 1;
    }
  }

  static void drop_empty_last_line(FormulaNode& table) {
    const std::vector<FormulaNode>& cells = table.children.back().children;
    const bool is_empty = cells.size() == 1 && cells.front().children.empty();
    if (is_empty && table.children.size() > 1) table.children.pop_back();
  }

  /// Lines parted by "\\" outside any environment: centred below each other.
  FormulaNode parse_lines(FormulaNode first) {
    FormulaNode table = make(FormulaKind::table, "gathered");
    const auto add = [&](FormulaNode cell) {
      table.children.emplace_back();
      table.children.back().children.push_back(std::move(cell));
    };
    add(std::move(first));
    while (next_is("\\\\")) {
      end_line();
      add(parse_row());
    }
    if (!at_end()) fail_at_stop();
    drop_empty_last_line(table);
    return table;
  }

  std::string source_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  FormulaFont font_ = FormulaFont::italic;
  bool is_name_font_ = false;   ///< letters side by side are one name
  bool bracket_stops_ = false;  ///< in the degree of a root
};

}  // namespace

AtomClass class_of(const FormulaNode& node) {
  const bool has_base = node.kind == FormulaKind::scripts || node.kind == FormulaKind::stack;
  return has_base ? class_of(node.children.front()) : node.atom_class;
}

FormulaNode parse_formula(std::string_view tex) { return FormulaParser(tex).parse(); }

}  // namespace chalkline
