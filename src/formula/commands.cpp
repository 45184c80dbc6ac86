#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "formula/parser.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace chalkline::formula {
namespace {

/// Everything that a letter-named command may be, other than symbols and accents.
constexpr std::array structures = std::to_array<std::string_view>(
    {"frac",       "dfrac",    "tfrac",    "cfrac",   "binom",        "sqrt",         "left",
     "right",      "middle",   "big",      "Big",     "bigg",         "Bigg",         "bigl",
     "bigr",       "Bigl",     "Bigr",     "biggl",   "biggr",        "Biggl",        "Biggr",
     "bigm",       "Bigm",     "begin",    "end",     "text",         "textrm",       "textit",
     "textbf",     "texttt",   "textsf",   "mbox",    "operatorname", "mathrm",       "mathbf",
     "mathit",     "mathbb",   "mathcal",  "mathscr", "mathfrak",     "mathtt",       "mathsf",
     "boldsymbol", "bm",       "quad",     "qquad",   "limits",       "nolimits",     "not",
     "overset",    "underset", "stackrel", "bmod",    "pmod",         "displaystyle", "textstyle"});

constexpr std::array fonts = std::to_array<std::pair<std::string_view, FormulaFont>>(
    {{"mathrm", FormulaFont::upright},
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

constexpr std::array spaces =
    std::to_array<std::pair<std::string_view, std::string_view>>({{",", "0.1667"},
                                                                  {":", "0.2222"},
                                                                  {">", "0.2222"},
                                                                  {";", "0.2778"},
                                                                  {"!", "-0.1667"},
                                                                  {" ", "0.25"},
                                                                  {"quad", "1"},
                                                                  {"qquad", "2"}});

constexpr std::array big_sizes = std::to_array<std::pair<std::string_view, int>>(
    {{"big", 1}, {"Big", 2}, {"bigg", 3}, {"Bigg", 4}});

constexpr std::array texts = std::to_array<std::string_view>(
    {"text", "textrm", "textit", "textbf", "texttt", "textsf", "mbox"});

/// The value that goes with `name` in a table of pairs, or null.
template <class Pairs>
const auto* find_pair(const Pairs& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, [](const auto& pair) { return pair.first; });
  return found == pairs.end() ? nullptr : &found->second;
}

}  // namespace

void FormulaParser::parse_limits(std::vector<FormulaNode>& row) {
  const std::size_t begin = at_;
  const std::string name = read_command();
  FormulaNode* atom = row.empty() ? nullptr : &nucleus(row.back());
  if (!atom || (atom->atom_class != AtomClass::large && atom->atom_class != AtomClass::function)) {
    fail(begin, "\\" + name + " must follow an operator such as \\sum");
  }
  atom->has_limits = name == "limits";
}

FormulaNode FormulaParser::parse_style() {
  const Level level(*this);
  FormulaNode style = make(FormulaKind::style);
  style.is_display = read_command() == "displaystyle";
  style.children.push_back(parse_row());
  return style;
}

std::string FormulaParser::read_command() {
  const std::size_t begin = ++at_;
  while (is_ascii_letter(peek())) ++at_;
  if (at_ == begin && !at_end()) text::next_character(source_, at_);
  return source_.substr(begin, at_ - begin);
}

FormulaNode FormulaParser::parse_command() {
  const std::size_t begin = at_;
  const std::string name = read_command();
  if (name.empty()) fail(begin, "a backslash with nothing after it");
  if (name.size() == 1 && is_blank(name[0])) return make(FormulaKind::space, "0.25");
  if (const auto* width = find_pair(spaces, name))
    return make(FormulaKind::space, std::string(*width));
  if (const FormulaSymbol* symbol = find_symbol(name)) return parse_symbol(*symbol);
  if (find_accent(name)) return parse_accent(name);
  if (const auto* font = find_pair(fonts, name)) return parse_font(name, *font);
  if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "cfrac")
    return parse_fraction(name);
  if (name == "binom") return parse_two(FormulaKind::binomial, name);
  if (name == "sqrt") return parse_root();
  if (name == "left") return parse_fenced(begin);
  if (std::ranges::find(texts, name) != texts.end())
    return make(FormulaKind::text, read_text(name));
  if (name == "operatorname") return parse_operator_name();
  if (name == "begin") return parse_table(begin);
  if (name == "not") return parse_not(begin);
  if (name == "overset" || name == "underset" || name == "stackrel") return parse_stack(name);
  if (name == "bmod") return make_symbol("mod", AtomClass::binary);
  if (const int size = big_size(name)) return parse_big(name, size);
  fail_unknown(begin, name);
}

void FormulaParser::fail_unknown(std::size_t begin, const std::string& name) const {
  std::vector<std::string_view> known = symbol_names();
  known.insert(known.end(), structures.begin(), structures.end());
  const std::optional<std::string> nearest = text::nearest_word(name, known);
  fail(begin, "unknown command \\" + std::string(text::whole_characters(name, 40)),
       nearest ? "did you mean \\" + *nearest + "?"
               : "words go into \\text{...} or \\operatorname{...}");
}

FormulaNode FormulaParser::parse_symbol(const FormulaSymbol& symbol) const {
  const unsigned char first = static_cast<unsigned char>(symbol.text[0]);
  const bool is_greek = first == 0xCE || first == 0xCF;
  const bool is_letter = symbol.atom_class == AtomClass::ordinary && is_greek;
  if (!is_letter) return make_symbol(symbol.text, symbol.atom_class, symbol.has_limits);
  const bool is_upper = symbol.name[0] >= 'A' && symbol.name[0] <= 'Z';
  FormulaNode node = make_styled(FormulaKind::letters, std::string(symbol.text));
  if (is_upper && font_ == FormulaFont::italic) node.font = FormulaFont::upright;
  return node;
}

FormulaNode FormulaParser::parse_accent(const std::string& name) {
  FormulaNode node = make(FormulaKind::accent, name);
  node.has_limits = name == "overbrace" || name == "underbrace";
  node.children.push_back(parse_argument("\\" + name));
  return node;
}

FormulaNode FormulaParser::parse_font(const std::string& name, FormulaFont font) {
  const FormulaFont saved = std::exchange(font_, font);
  const bool saved_name = std::exchange(is_name_font_, font != FormulaFont::italic &&
                                                           font != FormulaFont::bold_italic &&
                                                           font != FormulaFont::double_struck);
  FormulaNode argument = parse_argument("\\" + name);
  font_ = saved;
  is_name_font_ = saved_name;
  return argument;
}

FormulaNode FormulaParser::parse_two(FormulaKind kind, const std::string& name) {
  FormulaNode node = make(kind);
  node.children.push_back(parse_argument("\\" + name));
  node.children.push_back(parse_argument("\\" + name));
  return node;
}

FormulaNode FormulaParser::parse_fraction(const std::string& name) {
  FormulaNode fraction = parse_two(FormulaKind::fraction, name);
  if (name == "frac") return fraction;
  FormulaNode style = make(FormulaKind::style);
  style.is_display = name != "tfrac";
  style.children.push_back(std::move(fraction));
  return style;
}

FormulaNode FormulaParser::parse_root() {
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

std::string FormulaParser::parse_delimiter(const std::string& owner) {
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
    const bool is_fence = symbol && (symbol->atom_class == AtomClass::opening ||
                                     symbol->atom_class == AtomClass::closing);
    constexpr std::array others = {"vert",      "Vert",    "|",         "backslash",  "uparrow",
                                   "downarrow", "Uparrow", "Downarrow", "updownarrow"};
    if (is_fence || (symbol && std::ranges::find(others, symbol->name) != others.end()))
      return std::string(symbol->text);
  }
  fail(begin, owner + " needs a delimiter",
       "one of ( ) [ ] \\{ \\} | \\| / \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil, or . "
       "for none");
}

FormulaNode FormulaParser::parse_fenced(std::size_t begin) {
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

int FormulaParser::big_size(std::string_view name) {
  if (const int* size = find_pair(big_sizes, name)) return *size;
  const bool has_side = name.ends_with('l') || name.ends_with('r') || name.ends_with('m');
  const int* size = has_side ? find_pair(big_sizes, name.substr(0, name.size() - 1)) : nullptr;
  return size ? *size : 0;
}

FormulaNode FormulaParser::parse_big(const std::string& name, int size) {
  const std::string delimiter = parse_delimiter("\\" + name);
  AtomClass atom_class = delimiter == "/" ? AtomClass::ordinary : class_of(delimiter);
  if (name.ends_with('l')) atom_class = AtomClass::opening;
  if (name.ends_with('r')) atom_class = AtomClass::closing;
  if (name.ends_with('m')) atom_class = AtomClass::relation;
  FormulaNode node = make_symbol(delimiter, atom_class);
  node.size = size;
  return node;
}

std::string FormulaParser::read_text(const std::string& name) {
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

FormulaNode FormulaParser::parse_operator_name() {
  const bool has_limits = peek() == '*';
  if (has_limits) ++at_;
  return make_symbol(read_text("operatorname"), AtomClass::function, has_limits);
}

FormulaNode FormulaParser::parse_not(std::size_t begin) {
  FormulaNode atom = parse_argument("\\not");
  if (atom.kind != FormulaKind::symbol)
    fail(begin, "\\not must stand before a relation such as = or \\in");
  constexpr std::array negated =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"=", "≠"},
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

FormulaNode FormulaParser::parse_stack(const std::string& name) {
  FormulaNode script = parse_argument("\\" + name);
  FormulaNode stack = make(FormulaKind::stack);
  stack.children.push_back(parse_argument("\\" + name));
  stack.children.push_back(no_script());
  stack.children.push_back(no_script());
  stack.children[name == "underset" ? 1 : 2] = std::move(script);
  return stack;
}

void FormulaParser::parse_pmod(std::vector<FormulaNode>& row) {
  read_command();
  row.push_back(make(FormulaKind::space, "1"));
  row.push_back(make_symbol("(", AtomClass::opening));
  row.push_back(make_symbol("mod", AtomClass::function));
  row.push_back(parse_argument("\\pmod"));
  row.push_back(make_symbol(")", AtomClass::closing));
}

}  // namespace chalkline::formula
