#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "formula/tree.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::formula {
namespace {

/// How tightly a text holds together: what is looser than its place allows gets parentheses.
enum class Binding { relation, sum, quotient, product, atom };

struct Piece {
  std::string text;
  Binding binding = Binding::atom;
};

/// What a row knows of an item to set the next one beside it.
struct Item {
  std::string text;
  AtomClass atom_class = AtomClass::ordinary;
  bool is_fraction = false;
  bool is_derivative = false;  ///< df/dx
  bool is_fenced = false;
  bool stands_apart = false;  ///< a name or root, which would run into a letter beside it
  bool runs_on = false;       ///< ends in a script such as _α, which a letter after it would join
  bool has_limits = false;    ///< an operator such as min, which is not applied like a function
};

std::string in_parentheses(const std::string& text) { return "(" + text + ")"; }

std::size_t length(std::string_view text) { return text::characters(text).size(); }

/// Pairs of a character and the one that is its script.
constexpr std::u32string_view superscripts =
    U"0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)"
    U"⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂ"
    U"βᵝγᵞδᵟθᶿφᵠχᵡ⊤ᵀ∘°′′″″‴‴⁗⁗****††‡‡⋆⋆";
constexpr std::u32string_view subscripts =
    U"0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ";

/// `text` without blanks in raised or lowered characters; nothing if one has none.
std::optional<std::string> as_script(std::string_view text, std::u32string_view pairs) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    if (c == ' ') continue;
    std::size_t i = 0;
    while (i < pairs.size() && pairs[i] != c) i += 2;
    if (i >= pairs.size()) return std::nullopt;
    text::append_utf8(out, pairs[i + 1]);
  }
  return out;
}

/// The text of a letter or symbol as terminals show it best.
std::string terminal_form(const std::string& text) {
  constexpr std::array forms = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"ϵ", "ε"}, {"ϕ", "φ"}, {"⋅", "·"}, {"∗", "*"}, {"∣", "|"}});
  const auto found = std::ranges::find(forms, text, [](const auto& form) { return form.first; });
  return found == forms.end() ? text : std::string(found->second);
}

bool is_symbol(const FormulaNode& node, std::string_view text) {
  return node.kind == FormulaKind::symbol && node.text == text;
}

/// d or ∂, perhaps with a power.
bool is_differential(const FormulaNode& node) {
  if (node.kind == FormulaKind::scripts) return is_differential(node.children[0]);
  return is_symbol(node, "∂") || (node.kind == FormulaKind::letters && node.text == "d");
}

bool starts_with_differential(const FormulaNode& node) {
  return is_differential(node) || (node.kind == FormulaKind::row && !node.children.empty() &&
                                   is_differential(node.children.front()));
}

bool is_derivative(const FormulaNode& fraction) {
  const FormulaNode& below = fraction.children[1];
  return starts_with_differential(fraction.children[0]) && starts_with_differential(below) &&
         below.kind == FormulaKind::row && below.children.size() > 1;
}

/// The fraction that a node is, also inside a style.
const FormulaNode* fraction_of(const FormulaNode& node) {
  if (node.kind == FormulaKind::fraction) return &node;
  const bool is_wrapper = (node.kind == FormulaKind::style || node.kind == FormulaKind::row) &&
                          node.children.size() == 1;
  return is_wrapper ? fraction_of(node.children.front()) : nullptr;
}

/// The blanks that TeX's classes ask for between two neighbors.
std::string_view gap(const Item& left, const Item& right) {
  using enum AtomClass;
  const AtomClass l = left.atom_class, r = right.atom_class;
  if (l == opening || r == closing || r == punctuation || l == prefix) return "";
  if (l == punctuation) return " ";
  if (l == relation && r == relation) return "";
  if (l == relation || r == relation || l == binary || r == binary) return " ";
  if (l == large || left.has_limits || left.is_derivative || right.is_derivative) return " ";
  if ((left.is_fraction || right.is_fraction) && l != function) return " · ";
  if (r == large) return " ";
  if (r == function) return " ";
  if (l == function) return r == opening || right.is_fenced ? "" : " ";
  const bool collide = left.stands_apart || right.stands_apart || left.runs_on;
  return collide && r != opening && !right.is_fenced ? " " : "";
}

class TextWriter {
 public:
  Piece write(const FormulaNode& node) {
    switch (node.kind) {
      case FormulaKind::row:
        return write_row(node.children);
      case FormulaKind::letters:
        return {terminal_form(is_plain(node.font) ? node.text : in_font(node.font, node.text))};
      case FormulaKind::number:
      case FormulaKind::text:
        return {node.text};
      case FormulaKind::symbol:
        return {terminal_form(node.text)};
      case FormulaKind::space:
        return {""};
      case FormulaKind::fraction:
        return write_fraction(node);
      case FormulaKind::binomial:
        return {
            in_parentheses(write(node.children[0]).text + " over " + write(node.children[1]).text)};
      case FormulaKind::root:
        return write_root(node);
      case FormulaKind::scripts:
      case FormulaKind::stack:
        return write_scripts(node);
      case FormulaKind::fenced:
        return {terminal_form(node.text) + write(node.children[0]).text +
                terminal_form(node.other)};
      case FormulaKind::accent:
        return write_accent(node);
      case FormulaKind::table:
        return write_table(node);
      case FormulaKind::style:
        return write(node.children[0]);
    }
    return {};
  }

  Piece write_row(const std::vector<FormulaNode>& nodes) {
    std::string out, blanks;
    std::optional<Item> previous;
    for (const FormulaNode& node : nodes) {
      if (node.kind == FormulaKind::space) {
        const std::string asked = node.text[0] == '-' ? ""
                                  : node.text == "1"  ? "  "
                                  : node.text == "2"  ? "   "
                                                      : " ";
        if (asked.size() > blanks.size()) blanks = asked;
        continue;
      }
      runs_on_ = false;
      Item item = make_item(node, previous ? &*previous : nullptr);
      if (item.text.empty()) continue;
      if (previous) {
        const std::string_view between = gap(*previous, item);
        out += between.size() >= blanks.size() ? between : blanks;
      }
      blanks.clear();
      out += item.text;
      previous = std::move(item);
    }
    runs_on_ = false;
    return {out, binding_of_row(nodes)};
  }

  std::string write_equation(const FormulaNode& row, bool is_case) {
    std::string out;
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const std::string text = write(row.children[i]).text;
      if (i > 0 && !out.empty() && !out.ends_with(' ') && !text.starts_with(' ')) {
        out += is_case ? ", " : i % 2 == 0 ? "  " : " ";
      }
      out += text;
    }
    return out;
  }

 private:
  /// Of a font whose letters terminals may lack, or need not tell apart.
  static bool is_plain(FormulaFont font) {
    return font != FormulaFont::double_struck && font != FormulaFont::script &&
           font != FormulaFont::fraktur;
  }

  std::string within(const Piece& piece, Binding least) {
    return piece.binding < least ? in_parentheses(piece.text) : piece.text;
  }

  Item make_item(const FormulaNode& node, const Item* previous) {
    Item item;
    item.atom_class = class_of(node);
    item.has_limits = node.kind == FormulaKind::scripts && item.atom_class == AtomClass::function &&
                      node.children[0].has_limits;
    if (is_symbol(node, "/")) item.atom_class = AtomClass::binary;
    item.text = write(node).text;
    item.is_fenced = node.kind == FormulaKind::fenced;
    item.stands_apart = (node.kind == FormulaKind::letters && length(node.text) > 1) ||
                        node.kind == FormulaKind::root;
    item.runs_on = node.kind == FormulaKind::scripts && runs_on_;
    if (const FormulaNode* fraction = fraction_of(node)) {
      item.is_derivative = is_derivative(*fraction);
      item.is_fraction = !item.is_derivative;
      const bool is_operand =
          previous && !previous->has_limits &&
          (previous->atom_class == AtomClass::function || previous->text == "/");
      if (is_operand) {
        item.text = in_parentheses(item.text);
        item.is_fraction = item.is_derivative = false;
        item.is_fenced = true;
      }
    }
    return item;
  }

  Binding binding_of_row(const std::vector<FormulaNode>& nodes) {
    Binding loosest = Binding::atom;
    const auto loosen = [&](Binding binding) { loosest = std::min(loosest, binding); };
    std::size_t depth = 0, operands = 0, groups = 0, names = 0;
    for (const FormulaNode& node : nodes) {
      const AtomClass atom_class = class_of(node);
      if (node.kind == FormulaKind::space) continue;
      if (atom_class == AtomClass::closing && depth > 0) {
        --depth;
        continue;
      }
      if (atom_class == AtomClass::opening && depth++ > 0) continue;
      if (atom_class != AtomClass::opening && depth > 0) continue;
      if (atom_class == AtomClass::relation || atom_class == AtomClass::punctuation)
        loosen(Binding::relation);
      if (atom_class == AtomClass::large || atom_class == AtomClass::prefix) loosen(Binding::sum);
      if (atom_class == AtomClass::function) loosen(Binding::product);
      if (atom_class == AtomClass::binary)
        loosen(is_product(node) ? Binding::product : Binding::sum);
      if (is_symbol(node, "/")) loosen(Binding::quotient);
      if (fraction_of(node)) loosen(nodes.size() == 1 ? Binding::quotient : Binding::product);
      if (node.kind == FormulaKind::text && node.text.find(' ') != std::string::npos)
        loosen(Binding::product);
      ++operands;
      if (atom_class == AtomClass::opening || node.kind == FormulaKind::fenced) ++groups;
      if (operands == 1 && is_name(node)) ++names;
    }
    const bool is_call = operands == 2 && names == 1 && groups == 1;
    if (operands > 1 && !is_call && !is_between_bars(nodes)) loosen(Binding::product);
    return loosest;
  }

  static bool is_name(const FormulaNode& node) {
    return node.kind == FormulaKind::scripts ? is_name(node.children[0])
                                             : node.kind == FormulaKind::letters;
  }

  static bool is_product(const FormulaNode& node) {
    constexpr std::array products = {"⋅", "·", "×", "∗", "⊙", "⊗", "∘", "∩", "∧", "mod"};
    return node.kind == FormulaKind::symbol &&
           std::ranges::find(products, node.text) != products.end();
  }

  /// |x| and ‖x‖
  static bool is_between_bars(const std::vector<FormulaNode>& nodes) {
    const auto is_bar = [](const FormulaNode& node) {
      return is_symbol(node, "|") || is_symbol(node, "‖");
    };
    return nodes.size() > 2 && is_bar(nodes.front()) && is_bar(nodes.back()) &&
           std::ranges::count_if(nodes, is_bar) == 2;
  }

  Piece write_fraction(const FormulaNode& node) {
    const Piece above = write(node.children[0]), below = write(node.children[1]);
    if (is_derivative(node)) return {above.text + "/" + below.text, Binding::quotient};
    return {within(above, Binding::product) + " / " + within(below, Binding::atom),
            Binding::quotient};
  }

  Piece write_root(const FormulaNode& node) {
    const FormulaNode& under = node.children[0];
    const std::string text = write(under).text;
    const bool is_bare = under.kind == FormulaKind::number ||
                         (under.kind == FormulaKind::letters && length(text) == 1);
    return {root_sign(node) + (is_bare ? text : in_parentheses(text))};
  }

  std::string root_sign(const FormulaNode& node) {
    if (node.children.size() == 1) return "√";
    const FormulaNode& degree = node.children[1];
    if (degree.text == "2") return "√";
    if (degree.text == "3") return "∛";
    if (degree.text == "4") return "∜";
    const Piece piece = write(degree);
    return as_script(piece.text, superscripts).value_or(in_parentheses(piece.text)) + "√";
  }

  Piece write_scripts(const FormulaNode& node) {
    const FormulaNode &below = node.children[1], &above = node.children[2];
    std::string out = within(write(node.children[0]), Binding::atom);
    const bool both = below.is_present && above.is_present;
    bool runs_on = false;
    if (below.is_present) out += script(below, subscripts, "_", both, runs_on);
    if (above.is_present) out += script(above, superscripts, "^", both, runs_on);
    runs_on_ = runs_on;
    return {out};
  }

  std::string script(const FormulaNode& node, std::u32string_view pairs, const char* mark,
                     bool both, bool& runs_on) {
    const Piece piece = write(node);
    if (const auto raised = as_script(piece.text, pairs)) return *raised;
    runs_on = true;
    const bool is_word = node.kind == FormulaKind::text || node.kind == FormulaKind::symbol ||
                         node.kind == FormulaKind::letters;
    const bool is_one = is_word && !both && piece.text.find(' ') == std::string::npos;
    if (is_one) return mark + piece.text;
    return mark +
           in_parentheses(piece.binding > Binding::sum ? without_blanks(piece.text) : piece.text);
  }

  static std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
  }

  Piece write_accent(const FormulaNode& node) {
    const FormulaAccent& accent = *find_accent(node.text);
    const Piece base = write(node.children[0]);
    if (accent.combining.empty()) return {within(base, Binding::atom)};
    if (text::columns(base.text) > 1 && !accent.is_wide)
      return {node.text + in_parentheses(base.text)};
    const bool is_line = node.text == "overline" || node.text == "underline";
    if (text::columns(base.text) > 1 && !is_line)
      return {std::string(node.text.substr(node.text.starts_with("wide") ? 4 : 0)) +
              in_parentheses(base.text)};
    std::string out;
    for (const std::string_view character : text::characters(base.text)) {
      out += character;
      if (text::columns(character) > 0) out += accent.combining;
    }
    return {out, base.binding};
  }

  /// A matrix as [a, b; c, d]; equations one after the other.
  Piece write_table(const FormulaNode& node) {
    const bool is_matrix = node.text.ends_with("matrix") || node.text == "array";
    std::string out;
    for (const FormulaNode& row : node.children) {
      if (&row != &node.children.front()) out += "; ";
      out += is_matrix ? write_cells(row) : write_equation(row, node.text == "cases");
    }
    const char first = node.text[0];
    if (node.text == "cases") return {"{ " + out};
    if (node.text == "matrix" || node.text == "smallmatrix" || first == 'p')
      return {in_parentheses(out)};
    if (first == 'v') return {"|" + out + "|"};
    if (first == 'V') return {"‖" + out + "‖"};
    if (first == 'B') return {"{" + out + "}"};
    if (is_matrix) return {"[" + out + "]"};
    return {out, Binding::relation};
  }

  std::string write_cells(const FormulaNode& row) {
    std::string out;
    for (const FormulaNode& cell : row.children) {
      if (&cell != &row.children.front()) out += ", ";
      out += write(cell).text;
    }
    return out;
  }

  bool runs_on_ = false;  ///< of the scripts written last
};

}  // namespace

std::string write_text(const FormulaNode& formula, std::string_view line_end) {
  const bool is_lines = formula.kind == FormulaKind::table && formula.text != "cases" &&
                        formula.text != "array" && !formula.text.ends_with("matrix");
  if (!is_lines) return TextWriter().write_row({formula}).text;
  std::string text;
  for (const FormulaNode& line : formula.children) {
    if (!text.empty()) text += line_end;
    text += TextWriter().write_equation(line, false);
  }
  return text;
}

}  // namespace chalkline::formula
