#include <array>
#include <utility>

#include "formula/tree.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::formula {
namespace {

std::string element(std::string_view name, const std::string& content,
                    std::string_view attributes = "") {
  const std::string gap = attributes.empty() ? "" : " ";
  return "<" + std::string(name) + gap + std::string(attributes) + ">" + content + "</" +
         std::string(name) + ">";
}

std::string space_element(std::string_view em) {
  return "<mspace width=\"" + std::string(em) + "em\"/>";
}

constexpr std::string_view tight = "lspace=\"0\" rspace=\"0\"";

class MathmlWriter {
 public:
  explicit MathmlWriter(bool display) : display_(display) {}

  /// One element.
  std::string write(const FormulaNode& node) {
    switch (node.kind) {
      case FormulaKind::row:
        return write_row(node);
      case FormulaKind::letters:
        return write_letters(node);
      case FormulaKind::number:
        return element("mn", text::escape_html(in_font(node.font, node.text)));
      case FormulaKind::symbol:
        return write_symbol(node);
      case FormulaKind::text:
        return element("mtext", text::escape_html(with_hard_ends(node.text)));
      case FormulaKind::space:
        return space_element(node.text);
      case FormulaKind::fraction:
        return element("mfrac", write_small(node.children[0]) + write_small(node.children[1]));
      case FormulaKind::binomial:
        return write_binomial(node);
      case FormulaKind::root:
        return write_root(node);
      case FormulaKind::scripts:
      case FormulaKind::stack:
        return write_scripts(node);
      case FormulaKind::fenced:
        return write_fenced(node);
      case FormulaKind::accent:
        return write_accent(node);
      case FormulaKind::table:
        return write_table(node);
      case FormulaKind::style:
        return write_style(node);
    }
    return "";
  }

  /// The items of a row, with the spaces that MathML does not put by itself.
  std::string write_children(const FormulaNode& row) {
    std::string out;
    const FormulaNode* previous = nullptr;
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const FormulaNode& node = row.children[i];
      if (previous && needs_thin_space(*previous, node)) out += space_element("0.1667");
      at_edge_ = i == 0 || i + 1 == row.children.size();
      out += write(node);
      previous = &node;
    }
    return out;
  }

 private:
  /// Around the name of a function, unless a bracket follows: 2 sin x, sin(x).
  static bool needs_thin_space(const FormulaNode& left, const FormulaNode& right) {
    if (left.kind == FormulaKind::space || right.kind == FormulaKind::space) return false;
    const AtomClass l = class_of(left), r = class_of(right);
    const bool is_operand =
        l == AtomClass::ordinary || l == AtomClass::closing || l == AtomClass::function;
    if (r == AtomClass::function) return is_operand;
    const bool is_fenced = right.kind == FormulaKind::fenced;
    return l == AtomClass::function && r == AtomClass::ordinary && !is_fenced;
  }

  std::string write_row(const FormulaNode& node) {
    const std::string content = write_children(node);
    return node.children.size() == 1 ? content : element("mrow", content);
  }

  /// In the style of text, not of a display.
  std::string write_small(const FormulaNode& node) {
    const bool saved = std::exchange(display_, false);
    std::string out = write(node);
    display_ = saved;
    return out;
  }

  std::string write_letters(const FormulaNode& node) {
    const bool is_upright = node.font == FormulaFont::upright || node.font == FormulaFont::bold ||
                            node.font == FormulaFont::double_struck ||
                            node.font == FormulaFont::script;
    const std::string letters = in_font(node.font, node.text);
    return element("mi", text::escape_html(letters), is_upright ? "mathvariant=\"normal\"" : "");
  }

  /// MathML drops blanks at the ends of words.
  static std::string with_hard_ends(std::string text) {
    if (text.ends_with(' ')) text.replace(text.size() - 1, 1, "\u00A0");
    if (text.starts_with(' ')) text.replace(0, 1, "\u00A0");
    return text;
  }

  std::string write_symbol(const FormulaNode& node) {
    const std::string text = text::escape_html(node.text);
    if (node.size != 0) return write_sized(node, text);
    switch (node.atom_class) {
      case AtomClass::function: {
        const bool is_one_letter = text::characters(node.text).size() == 1;
        return element("mi", text, is_one_letter ? "mathvariant=\"normal\"" : "");
      }
      case AtomClass::binary:
        if (node.text == "mod")
          return element("mo", text, "lspace=\"0.2222em\" rspace=\"0.2222em\"");
        return element("mo", text, at_edge_ ? "form=\"infix\"" : "");
      case AtomClass::prefix:
        return element("mo", text, "form=\"prefix\" " + std::string(tight));
      case AtomClass::opening:
        return element("mo", text, "form=\"prefix\" stretchy=\"false\"");
      case AtomClass::closing:
        return element("mo", text, "form=\"postfix\" stretchy=\"false\"");
      case AtomClass::relation: {
        const bool is_bar = node.text == "∣" || node.text == ":";
        return element("mo", text,
                       is_bar ? "lspace=\"0.2778em\" rspace=\"0.2778em\"" : stretchless(node.text));
      }
      case AtomClass::punctuation:
        return element("mo", text, node.text == ":" ? "lspace=\"0\" rspace=\"0.1667em\"" : "");
      case AtomClass::large:
        return element("mo", text);
      case AtomClass::ordinary:
        return write_ordinary(node, text);
    }
    return "";
  }

  /// Arrows stretch only where they are stacked.
  static std::string_view stretchless(std::string_view text) {
    return text.starts_with("\xE2\x86") || text.starts_with("\xE2\x87") ? "stretchy=\"false\"" : "";
  }

  static std::string write_ordinary(const FormulaNode& node, const std::string& text) {
    constexpr std::string_view operators = "|‖/\\!…⋯⋮⋱¬∀∃∄′+−±∓.";
    if (node.text == "∂" || node.text == "ℓ" || node.text == "∞") return element("mi", text);
    if (node.text == "∇" || operators.find(node.text) == std::string_view::npos) {
      return element("mi", text, "mathvariant=\"normal\"");
    }
    return element("mo", text, "stretchy=\"false\" " + std::string(tight));
  }

  static std::string write_sized(const FormulaNode& node, const std::string& text) {
    if (node.size < 0)
      return element("mo", text, "stretchy=\"true\" lspace=\"0.2778em\" rspace=\"0.2778em\"");
    constexpr std::array sizes = {"1.2em", "1.8em", "2.4em", "3em"};
    const std::string size = sizes[static_cast<std::size_t>(node.size - 1)];
    const std::string form = node.atom_class == AtomClass::opening   ? "form=\"prefix\" "
                             : node.atom_class == AtomClass::closing ? "form=\"postfix\" "
                                                                     : "";
    const std::string gap = node.atom_class == AtomClass::relation
                                ? "lspace=\"0.2778em\" rspace=\"0.2778em\""
                                : std::string(tight);
    return element("mo", text,
                   form + "stretchy=\"true\" symmetric=\"true\" minsize=\"" + size +
                       "\" maxsize=\"" + size + "\" " + gap);
  }

  std::string write_binomial(const FormulaNode& node) {
    const std::string fraction =
        element("mfrac", write_small(node.children[0]) + write_small(node.children[1]),
                "linethickness=\"0\"");
    return element("mrow", "<mo form=\"prefix\">(</mo>" + fraction + "<mo form=\"postfix\">)</mo>");
  }

  std::string write_root(const FormulaNode& node) {
    const std::string radicand = write(node.children[0]);
    return node.children.size() == 1 ? element("msqrt", radicand)
                                     : element("mroot", radicand + write_small(node.children[1]));
  }

  /// Scripts beside the base, or below and above it.
  std::string write_scripts(const FormulaNode& node) {
    const FormulaNode& base = node.children[0];
    const bool is_stacked = node.kind == FormulaKind::stack ||
                            (base.has_limits && (display_ || base.kind == FormulaKind::accent));
    const FormulaNode &below = node.children[1], &above = node.children[2];
    const bool at_edge = std::exchange(at_edge_, false);
    std::string content =
        base.kind == FormulaKind::row && base.children.empty() ? "<mrow></mrow>" : write(base);
    at_edge_ = at_edge;
    if (below.is_present) content += write_small(below);
    if (above.is_present) content += write_small(above);
    if (!below.is_present && !above.is_present) return content;
    const bool both = below.is_present && above.is_present;
    if (is_stacked)
      return element(both ? "munderover" : below.is_present ? "munder" : "mover", content);
    return element(both ? "msubsup" : below.is_present ? "msub" : "msup", content);
  }

  std::string write_fenced(const FormulaNode& node) {
    const auto fence = [](const std::string& text, const std::string& form) {
      return text.empty() ? ""
                          : element("mo", text::escape_html(text),
                                    "form=\"" + form + "\" fence=\"true\" stretchy=\"true\" " +
                                        std::string(tight));
    };
    return element("mrow", fence(node.text, "prefix") + write_children(node.children[0]) +
                               fence(node.other, "postfix"));
  }

  std::string write_accent(const FormulaNode& node) {
    const FormulaAccent& accent = *find_accent(node.text);
    const std::string mark = element("mo", std::string(accent.mark),
                                     accent.is_wide ? "stretchy=\"true\"" : "stretchy=\"false\"");
    return accent.is_below
               ? element("munder", write(node.children[0]) + mark, "accentunder=\"true\"")
               : element("mover", write(node.children[0]) + mark, "accent=\"true\"");
  }

  static std::string_view alignment(const FormulaNode& table, std::size_t column) {
    if (table.text == "cases") return "left";
    if (table.text.starts_with("align") || table.text == "split")
      return column % 2 == 0 ? "right" : "left";
    std::size_t i = 0;
    for (const char c : table.other) {
      if (c != 'l' && c != 'c' && c != 'r') continue;
      if (i++ == column) return c == 'l' ? "left" : c == 'r' ? "right" : "center";
    }
    return "center";
  }

  std::string write_table(const FormulaNode& node) {
    const bool is_equations =
        node.text.starts_with("align") || node.text.starts_with("gather") || node.text == "split";
    const bool is_paired = is_equations && !node.text.starts_with("gather");
    const bool saved = std::exchange(display_, is_equations);
    std::string rows;
    for (const FormulaNode& row : node.children) {
      std::string cells;
      for (std::size_t column = 0; column < row.children.size(); ++column) {
        const std::string side =
            std::string(alignment(node, column)) + (is_paired ? " paired" : "");
        cells += element("mtd", write_children(row.children[column]), "class=\"" + side + "\"");
      }
      rows += element("mtr", cells);
    }
    display_ = saved;
    const std::string table = element("mtable", rows, is_equations ? "displaystyle=\"true\"" : "");
    return with_fences(node.text, table);
  }

  static std::string with_fences(std::string_view environment, const std::string& table) {
    struct Fences {
      std::string_view environment, open, close;
    };
    constexpr std::array all = std::to_array<Fences>({{"pmatrix", "(", ")"},
                                                      {"bmatrix", "[", "]"},
                                                      {"Bmatrix", "{", "}"},
                                                      {"vmatrix", "|", "|"},
                                                      {"Vmatrix", "‖", "‖"},
                                                      {"cases", "{", ""}});
    for (const Fences& fences : all) {
      if (fences.environment != environment) continue;
      std::string content = element("mo", std::string(fences.open),
                                    "form=\"prefix\" fence=\"true\" stretchy=\"true\"") +
                            table;
      if (!fences.close.empty()) {
        content += element("mo", std::string(fences.close),
                           "form=\"postfix\" fence=\"true\" stretchy=\"true\"");
      }
      return element("mrow", content);
    }
    return table;
  }

  std::string write_style(const FormulaNode& node) {
    const bool saved = std::exchange(display_, node.is_display);
    std::string content = write(node.children[0]);
    display_ = saved;
    return element(
        "mstyle", content,
        node.is_display ? "displaystyle=\"true\" scriptlevel=\"0\"" : "displaystyle=\"false\"");
  }

  bool display_;
  bool at_edge_ = true;  ///< the symbol at hand is the first or last of its row
};

}  // namespace

std::string write_mathml(const FormulaNode& formula, std::string_view tex, bool display) {
  const std::string presentation = MathmlWriter(display).write(formula);
  const std::string row =
      presentation.starts_with("<mrow>") ? presentation : element("mrow", presentation);
  return element("math",
                 element("semantics", row + element("annotation", text::escape_html(tex),
                                                    "encoding=\"application/x-tex\"")),
                 std::string("xmlns=\"http://www.w3.org/1998/Math/MathML\"") +
                     (display ? " display=\"block\"" : ""));
}

}  // namespace chalkline::formula
