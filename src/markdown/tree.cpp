#include "markdown/tree.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "formula/formula.hpp"
#include "markdown/math.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

/// The named characters that prose uses; any other name stays as it is written.
constexpr std::array named_characters =
    std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"&amp;", "&"},     {"&lt;", "<"},        {"&gt;", ">"},     {"&quot;", "\""},
         {"&apos;", "'"},    {"&nbsp;", "\u00A0"}, {"&ndash;", "–"},  {"&mdash;", "—"},
         {"&hellip;", "…"},  {"&copy;", "©"},      {"&times;", "×"},  {"&minus;", "−"},
         {"&plusmn;", "±"},  {"&deg;", "°"},       {"&middot;", "·"}, {"&larr;", "←"},
         {"&rarr;", "→"},    {"&uarr;", "↑"},      {"&darr;", "↓"},   {"&le;", "≤"},
         {"&ge;", "≥"},      {"&ne;", "≠"},        {"&alpha;", "α"},  {"&beta;", "β"},
         {"&epsilon;", "ε"}, {"&rho;", "ρ"},       {"&lsquo;", "‘"},  {"&rsquo;", "’"},
         {"&ldquo;", "“"},   {"&rdquo;", "”"}});

/// The character of "&amp;", "&#955;" or "&#x3bb;".
std::string decode_entity(std::string_view entity) {
  if (!entity.starts_with("&#")) {
    const auto found =
        std::ranges::find(named_characters, entity, [](const auto& named) { return named.first; });
    return std::string(found != named_characters.end() ? found->second : entity);
  }
  const bool is_hex = entity.size() > 2 && (entity[2] == 'x' || entity[2] == 'X');
  const std::string_view digits = entity.substr(is_hex ? 3 : 2);
  unsigned code = 0;
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
  const bool is_character =
      result.ec == std::errc() && code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  std::string out;
  text::append_utf8(out, is_character ? code : text::replacement_character);
  return out;
}

std::string decode(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_ENTITY) return decode_entity(text);
  if (type == MD_TEXT_NULLCHAR) return "\uFFFD";
  if (type == MD_TEXT_SOFTBR) return " ";
  return std::string(text);
}

std::string decode(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::size_t begin = attribute.substr_offsets[i], end = attribute.substr_offsets[i + 1];
    out += decode(attribute.substr_types[i], {attribute.text + begin, end - begin});
  }
  return unmask(out);
}

MarkdownNode block_node(MD_BLOCKTYPE type, void* detail) {
  MarkdownNode node;
  const auto cell_node = [&](bool is_header) {
    node.kind = MarkdownKind::cell;
    node.is_header = is_header;
    node.alignment = static_cast<Alignment>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
  };
  switch (type) {
    case MD_BLOCK_QUOTE:
      node.kind = MarkdownKind::quote;
      break;
    case MD_BLOCK_UL:
      node.kind = MarkdownKind::bullet_list;
      node.is_tight = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
      break;
    case MD_BLOCK_OL:
      node.kind = MarkdownKind::ordered_list;
      node.is_tight = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->is_tight != 0;
      node.number = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
      break;
    case MD_BLOCK_LI:
      node.kind = MarkdownKind::item;
      node.is_task = static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task != 0;
      node.is_done = node.is_task && static_cast<MD_BLOCK_LI_DETAIL*>(detail)->task_mark != ' ';
      break;
    case MD_BLOCK_HR:
      node.kind = MarkdownKind::rule;
      break;
    case MD_BLOCK_H:
      node.kind = MarkdownKind::heading;
      node.number = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
      break;
    case MD_BLOCK_CODE:
      node.kind = MarkdownKind::code_block;
      node.text = decode(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang);
      break;
    case MD_BLOCK_P:
    case MD_BLOCK_HTML:
      node.kind = MarkdownKind::paragraph;
      break;
    case MD_BLOCK_TABLE:
      node.kind = MarkdownKind::table;
      break;
    case MD_BLOCK_TR:
      node.kind = MarkdownKind::row;
      break;
    case MD_BLOCK_TH:
      cell_node(true);
      break;
    case MD_BLOCK_TD:
      cell_node(false);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
  }
  return node;
}

MarkdownNode span_node(MD_SPANTYPE type, void* detail) {
  MarkdownNode node;
  node.kind = MarkdownKind::emphasis;
  switch (type) {
    case MD_SPAN_STRONG:
      node.kind = MarkdownKind::strong;
      break;
    case MD_SPAN_DEL:
      node.kind = MarkdownKind::strikethrough;
      break;
    case MD_SPAN_CODE:
      node.kind = MarkdownKind::code;
      break;
    case MD_SPAN_A:
      node.kind = MarkdownKind::link;
      node.text = decode(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
      break;
    case MD_SPAN_IMG:
      node.kind = MarkdownKind::image;
      node.text = decode(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
      break;
    default:
      break;
  }
  return node;
}

/// Grows the tree from md4c's calls. Nodes that are too deep are left out; what they hold goes to
/// the deepest.
class TreeBuilder {
 public:
  MarkdownNode build(std::string_view markdown) {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY
                 ? 0
                 : static_cast<TreeBuilder*>(self)->enter(block_node(type, detail));
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY
                 ? 0
                 : static_cast<TreeBuilder*>(self)->leave_block();
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<TreeBuilder*>(self)->enter(span_node(type, detail));
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<TreeBuilder*>(self)->leave_span(span_node(type, detail).kind);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<TreeBuilder*>(self)->add_text(type, {text, size});
    };
    nodes_left_ = 1000 + 20 * markdown.size();
    const int fault =
        md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, this);
    if (fault != 0 || open_.size() != 1 || too_deep_ != 0) return as_written(markdown);
    return std::move(open_.front());
  }

 private:
  static constexpr std::size_t deepest = 50;

  /// What the parser fails on, or would blow up.
  static MarkdownNode as_written(std::string_view markdown) {
    MarkdownNode block{MarkdownKind::code_block};
    block.children.push_back({MarkdownKind::text, unmask(markdown)});
    MarkdownNode document;
    document.children.push_back(std::move(block));
    return document;
  }

  int enter(MarkdownNode node) {
    if (nodes_left_ == 0) return 1;
    --nodes_left_;
    if (open_.size() < deepest) {
      open_.push_back(std::move(node));
    } else {
      ++too_deep_;
    }
    return 0;
  }

  int leave_block() {
    if (too_deep_ > 0) {
      --too_deep_;
      return 0;
    }
    while (!is_block(open_.back().kind)) close();
    if (open_.size() == 1) return 1;
    close();
    return 0;
  }

  /// md4c 0.4.8 can end a span that it did not begin, or two in the wrong order: [a ~~b](c) d~~.
  int leave_span(MarkdownKind kind) {
    if (too_deep_ > 0) {
      --too_deep_;
      return 0;
    }
    std::size_t span = open_.size() - 1;
    while (open_[span].kind != kind && !is_block(open_[span].kind)) --span;
    if (open_[span].kind != kind) return 0;
    while (open_.size() > span) close();
    return 0;
  }

  void close() {
    finish(open_.back());
    MarkdownNode node = std::move(open_.back());
    open_.pop_back();
    open_.back().children.push_back(std::move(node));
  }

  /// Puts formulas in place of their masks.
  void finish(MarkdownNode& node) const {
    if (node.kind == MarkdownKind::code) node.text = in_cell(unmask(node.text));
    std::vector<MarkdownNode> children;
    for (MarkdownNode& child : node.children) {
      if (child.kind != MarkdownKind::text) {
        children.push_back(std::move(child));
      } else if (node.kind == MarkdownKind::code_block) {
        children.push_back({MarkdownKind::text, unmask(child.text)});
      } else {
        for (TextPart& part : split_formulas(child.text))
          children.push_back(part_node(std::move(part)));
      }
    }
    node.children = std::move(children);
  }

  MarkdownNode part_node(TextPart part) const {
    if (part.kind == TextPart::Kind::text) return {MarkdownKind::text, std::move(part.text)};
    const bool is_display = part.kind == TextPart::Kind::display;
    return {is_display ? MarkdownKind::display_formula : MarkdownKind::formula,
            in_cell(std::move(part.text))};
  }

  /// Within a table a bar in code or in a formula is written \|, as code hosts have it.
  std::string in_cell(std::string text) const {
    const auto is_cell = [](const MarkdownNode& node) { return node.kind == MarkdownKind::cell; };
    if (std::ranges::none_of(open_, is_cell)) return text;
    for (std::size_t at = text.find("\\|"); at != std::string::npos; at = text.find("\\|", at + 1))
      text.erase(at, 1);
    return text;
  }

  int add_text(MD_TEXTTYPE type, std::string_view text) {
    MarkdownNode& parent = open_.back();
    if (parent.kind == MarkdownKind::code) {
      parent.text += decode(type, text);
      return 0;
    }
    const bool follows_text =
        !parent.children.empty() && parent.children.back().kind == MarkdownKind::text;
    if (type == MD_TEXT_BR) {
      parent.children.push_back({MarkdownKind::line_break});
    } else if (follows_text) {
      parent.children.back().text += decode(type, text);
    } else {
      parent.children.push_back({MarkdownKind::text, decode(type, text)});
    }
    return 0;
  }

  std::vector<MarkdownNode> open_{1};
  std::size_t too_deep_ = 0;
  std::size_t nodes_left_ = 0;
};

void append_plain(std::string& out, const MarkdownNode& node) {
  if (is_block(node.kind) || node.kind == MarkdownKind::line_break) out += ' ';
  switch (node.kind) {
    case MarkdownKind::text:
    case MarkdownKind::code:
      out += node.text;
      break;
    case MarkdownKind::formula:
    case MarkdownKind::display_formula:
      try {
        out += formula::formula_to_text(node.text);
      } catch (const formula::FormulaError&) {
        out += node.text;
      }
      break;
    default:
      break;
  }
  for (const MarkdownNode& child : node.children) append_plain(out, child);
}

}  // namespace

MarkdownNode parse_markdown(std::string_view markdown) {
  return TreeBuilder().build(mask_formulas(markdown));
}

std::string code_of(const MarkdownNode& block) {
  std::string code;
  for (const MarkdownNode& child : block.children) code += child.text;
  return code;
}

bool is_cpp_block(const MarkdownNode& block) {
  constexpr std::array languages = {"c", "c++", "cc", "cpp", "cxx", "h", "hpp"};
  return block.kind == MarkdownKind::code_block &&
         std::ranges::find(languages, block.text) != languages.end();
}

std::optional<std::string> block_formula(const MarkdownNode& block) {
  if (block.kind == MarkdownKind::code_block && block.text == "math") return code_of(block);
  const bool is_formula = block.kind == MarkdownKind::paragraph && block.children.size() == 1 &&
                          block.children[0].kind == MarkdownKind::display_formula;
  return is_formula ? std::optional(block.children[0].text) : std::nullopt;
}

std::string plain_text(const MarkdownNode& node) {
  std::string text, line;
  append_plain(text, node);
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace chalkline::markdown
