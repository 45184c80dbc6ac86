#include "markdown/parse.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "markdown/entities.hpp"
#include "markdown/escape_text.hpp"
#include "markdown/formula_regions.hpp"
#include "markdown/md4c_nodes.hpp"
#include "markdown/md4c_text.hpp"
#include "markdown/table_doubts.hpp"
#include "markdown/text_doubts.hpp"
#include "markdown/tidy.hpp"
#include "markdown/write_line.hpp"
#include "text/printable.hpp"

namespace chalkline::markdown {
namespace {

/// The line of each offset of a text.
class LineNumbers {
 public:
  explicit LineNumbers(std::string_view text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; ++at) ends_.push_back(at);
  }
  std::size_t of(std::size_t offset) const {
    return 1 + static_cast<std::size_t>(std::ranges::lower_bound(ends_, offset) - ends_.begin());
  }

 private:
  std::vector<std::size_t> ends_;
};

bool is_transparent(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY;
}

/// Grows the tree from md4c's calls, which point into the text that it was given.
class TreeBuilder {
 public:
  /// `formulas` are those of the text.
  TreeBuilder(std::string_view text, const LineNumbers& lines, const std::vector<Region>& formulas)
      : text_(text), lines_(lines), formulas_(formulas), hidden_(hide_formulas(text, formulas)) {}

  /// Whether all could be read.
  bool build() {
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return is_transparent(type) ? 0 : builder(self).enter(block_node(type, detail));
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return is_transparent(type) ? 0 : builder(self).leave_block();
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return builder(self).enter_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return builder(self).leave_span(span_node(type, nullptr).kind);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return builder(self).add(type, {text, size});
    };
    nodes_left_ = 1000 + 20 * text_.size();
    const int fault = given_.parse(parser, this);
    add_html_doubts(text_, hidden_, doubts_);
    return fault == 0 && open_.size() == 1;
  }

  Node tree() { return std::move(open_.front()); }
  const std::vector<Doubt>& doubts() const { return doubts_; }

  /// The formulas that came out whole: all of them, unless their dollars stand elsewhere than they
  /// seemed to.
  const std::vector<Region>& whole_formulas() const { return whole_; }

 private:
  static constexpr std::size_t deepest = 50;

  static TreeBuilder& builder(void* self) { return *static_cast<TreeBuilder*>(self); }

  int enter(Node node) {
    in_formula_ = false;
    if (is_block(node.kind)) looks_.end_block();
    if (nodes_left_ == 0 || open_.size() > deepest) return 1;
    --nodes_left_;
    open_.push_back(std::move(node));
    return 0;
  }

  /// A picture without text is where its address is, as far as that is no other line's.
  int enter_span(MD_SPANTYPE type, void* detail) {
    const MD_ATTRIBUTE* address = type == MD_SPAN_A ? &static_cast<MD_SPAN_A_DETAIL*>(detail)->href
                                  : type == MD_SPAN_IMG
                                      ? &static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src
                                      : nullptr;
    const auto offset = address ? given_.offset_of(address->text) : std::nullopt;
    address_line_ = offset ? lines_.of(*offset) : 0;
    return enter(span_node(type, detail));
  }

  int leave_block() {
    looks_.end_block();
    while (!is_block(open_.back().kind)) close_without_end();
    if (open_.size() == 1) return 1;
    close();
    return 0;
  }

  /// md4c 0.4.8 can end a span that it did not begin, or two in the wrong order: [a ~~b](c) d~~.
  int leave_span(Kind kind) {
    std::size_t span = open_.size() - 1;
    while (open_[span].kind != kind && !is_block(open_[span].kind)) --span;
    if (open_[span].kind != kind) return 0;
    while (open_.size() > span) close();
    return 0;
  }

  void close() {
    in_formula_ = false;
    Node node = std::move(open_.back());
    open_.pop_back();
    const bool has_address = node.kind == Kind::link || node.kind == Kind::image;
    if (node.line == 0 && has_address) begin_line(std::max(line_, address_line_));
    if (node.kind == Kind::row) tables_.take_row(node.line);
    if (node.kind == Kind::table) tables_.end_table(node.children.at(0).children.size());
    if (node.line == 0) node.line = line_;
    if (node.kind == Kind::code) node.text = in_cell(std::move(node.text));
    open_.back().children.push_back(std::move(node));
  }

  /// md4c 0.4.8 can begin a span and never end it, if its last mark stands in an address: *[a](b*).
  void close_without_end() {
    const Kind kind = open_.back().kind;
    std::vector<Node> children = std::move(open_.back().children);
    open_.pop_back();
    add_text(kind == Kind::emphasis        ? "*"
             : kind == Kind::strong        ? "**"
             : kind == Kind::strikethrough ? "~~"
                                           : "");
    std::ranges::move(children, std::back_inserter(open_.back().children));
  }

  int add(MD_TEXTTYPE type, std::string_view piece) {
    const std::optional<std::size_t> offset = given_.offset_of(piece.data());
    if (offset) begin_line(lines_.of(*offset));
    // Only the copy that md4c reads hides anything.
    const std::string_view text = offset ? text_.substr(*offset, piece.size()) : piece;
    if (type == MD_TEXT_NORMAL && offset) {
      add_with_formulas(*offset, piece.size());
    } else if (type == MD_TEXT_BR) {
      in_formula_ = false;
      open_.back().children.push_back({.kind = Kind::line_break, .line = line_});
    } else if (type == MD_TEXT_SOFTBR) {
      if (!in_formula_) add_text(" ");
    } else if (type == MD_TEXT_ENTITY) {
      const std::optional<std::string> character = decode_entity(text);
      if (!character) looks_.take_entity(*offset);
      add_text(character.value_or(std::string(text)));
    } else {
      add_text(text);
    }
    return 0;
  }

  void begin_line(std::size_t line) {
    line_ = line;
    for (std::size_t i = open_.size(); i-- > 1 && open_[i].line == 0;) open_[i].line = line;
  }

  void add_text(std::string_view text) {
    Node& parent = open_.back();
    if (parent.kind == Kind::code) {
      parent.text += text;
    } else if (!parent.children.empty() && parent.children.back().kind == Kind::text) {
      parent.children.back().text += text;
    } else {
      parent.children.push_back({.kind = Kind::text, .text = std::string(text), .line = line_});
    }
  }

  /// Takes a piece of plain text, in which formulas may begin, end or go on.
  void add_with_formulas(std::size_t offset, std::size_t size) {
    const std::size_t end = offset + size;
    while (offset < end) {
      while (!in_formula_ && next_ < formulas_.size() && formulas_[next_].begin < offset) ++next_;
      if (in_formula_) {
        const Region& inside = formulas_[next_];
        offset = std::min(end, inside.end);
        if (offset == inside.end) end_formula(inside);
        continue;
      }
      const Region* formula = next_ < formulas_.size() ? &formulas_[next_] : nullptr;
      if (formula && formula->begin == offset) {
        in_formula_ = true;
        formula_line_ = lines_.of(offset);
        offset += formula->dollars();
      } else {
        const std::size_t until = formula ? std::min(end, formula->begin) : end;
        looks_.take(offset, until - offset);
        add_text(text_.substr(offset, until - offset));
        offset = until;
      }
    }
  }

  void end_formula(const Region& formula) {
    const Kind kind = formula.is_display ? Kind::display_formula : Kind::formula;
    open_.back().children.push_back(
        {.kind = kind, .text = in_cell(formula.tex(text_)), .line = formula_line_});
    whole_.push_back(formula);
    in_formula_ = false;
    ++next_;
  }

  /// Within a table a bar in code or in a formula is written \|, as code hosts have it.
  std::string in_cell(std::string text) const {
    if (std::ranges::none_of(open_, [](const Node& node) { return node.kind == Kind::cell; }))
      return text;
    for (std::size_t at = 0; (at = text.find("\\|", at)) != text.npos; ++at) text.erase(at, 1);
    return text;
  }

  std::string_view text_;
  const LineNumbers& lines_;
  const std::vector<Region>& formulas_;
  const std::string hidden_;
  const Md4cText given_{hidden_};
  std::vector<Node> open_{1};
  std::size_t nodes_left_ = 0;
  std::size_t line_ = 1;          // of the last text
  std::size_t address_line_ = 0;  // of the last link's or picture's address; 0 if it is not known
  std::size_t next_ = 0;          // the formula that comes next, or is being read
  bool in_formula_ = false;
  std::size_t formula_line_ = 1;
  std::vector<Region> whole_;
  std::vector<Doubt> doubts_;
  TextDoubts looks_{text_, doubts_};
  TableDoubts tables_{hidden_, doubts_};
};

/// What md4c fails on, or would blow up, as a block of code: it is read as one.
Node as_written(const std::string& text) {
  const std::string fence = longer_run(text, '`', 3), end = text.ends_with('\n') ? "" : "\n";
  Node document = parse(fence + "\n" + text + end + fence).document;
  document.children.at(0).line = 1;
  return document;
}

/// <span>$</span> is how code hosts have a dollar that is no formula's, and <span>@</span> what
/// makes no address.
void read_kept_apart(Node& node) {
  constexpr std::string_view open = "<span>", close = "</span>";
  constexpr std::size_t size = open.size() + 1 + close.size();
  if (node.kind == Kind::text)
    for (std::size_t at = 0; (at = node.text.find(open, at)) != node.text.npos;) {
      if (begins_kept_apart(std::string_view(node.text).substr(at, size))) {
        node.text.replace(at, size, 1, node.text[at + open.size()]);
        at -= std::min(at, open.size());
      } else {
        ++at;
      }
    }
  if (node.kind != Kind::code_block)
    for (Node& child : node.children) read_kept_apart(child);
}

std::vector<Remark> remarks_of(const std::vector<Doubt>& doubts, const LineNumbers& lines) {
  std::vector<Remark> remarks;
  for (const Doubt& doubt : doubts) remarks.push_back({lines.of(doubt.offset), doubt.text});
  std::ranges::stable_sort(remarks, {}, &Remark::line);
  return remarks;
}

}  // namespace

Prose parse(std::string_view any_bytes) {
  constexpr int tries = 5;
  const std::string text = text::printable(any_bytes);
  const LineNumbers lines(text);
  std::vector<Doubt> doubts;
  std::vector<Region> formulas = find_formulas(text, doubts);
  for (int i = 0;; ++i) {
    TreeBuilder builder(text, lines, formulas);
    if (!builder.build()) return {as_written(text)};
    if (builder.whole_formulas().size() < formulas.size()) {
      formulas = i < tries ? builder.whole_formulas() : std::vector<Region>();
      continue;
    }
    Prose prose{builder.tree()};
    tidy(prose.document);
    read_kept_apart(prose.document);
    doubts.insert(doubts.end(), builder.doubts().begin(), builder.doubts().end());
    prose.remarks = remarks_of(doubts, lines);
    return prose;
  }
}

}  // namespace chalkline::markdown
