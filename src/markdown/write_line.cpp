#include "markdown/write_line.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <optional>
#include <set>

#include "markdown/escape_text.hpp"
#include "markdown/parse.hpp"
#include "markdown/write_address.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

bool is_space(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS ||
         c == 0x2028 || c == 0x2029;
}

/// Text with an entity in place of a first character that is a blank to Markdown.
std::string with_visible_begin(const std::string& text) {
  std::size_t end = 0;
  const char32_t first = text.empty() ? U'x' : text::next_character(text, end);
  return is_space(first) ? numeric_entity(first) + text.substr(end) : text;
}

/// The same of its last character.
std::string with_visible_end(const std::string& text) {
  std::size_t at = text.empty() ? 0 : text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  std::size_t end = at;
  const char32_t last = text.empty() ? U'x' : text::next_character(text, end);
  return is_space(last) ? text.substr(0, at) + numeric_entity(last) : text;
}

/// Replaces `from` wherever it stands.
std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

/// The shortest run of c that is as long as none in `text`.
std::string other_run(std::string_view text, char c) {
  std::set<std::size_t> lengths;
  for (std::size_t i = 0; (i = text.find(c, i)) != text.npos;) {
    const std::size_t end = std::min(text.find_first_not_of(c, i), text.size());
    lengths.insert(end - i);
    i = end;
  }
  std::size_t length = 1;
  while (lengths.contains(length)) ++length;
  return std::string(length, c);
}

std::size_t count_dollars(const std::vector<Node>& nodes) {
  std::size_t count = 0;
  for (const Node& node : nodes) {
    if (node.kind == Kind::text)
      count += static_cast<std::size_t>(std::ranges::count(node.text, '$'));
    if (node.kind == Kind::formula || node.kind == Kind::display_formula) ++count;
    count += count_dollars(node.children);
  }
  return count;
}

class LineWriter {
 public:
  LineWriter(const std::vector<Node>& nodes, const LinePlace& place, bool quotes_formulas)
      : LineWriter(place, count_dollars(nodes) > 1, quotes_formulas) {}

  std::string write(const std::vector<Node>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Node* next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
      put(nodes[i], next, i == 0, next == nullptr);
    }
    return std::move(out_);
  }

 private:
  void put(const Node& node, const Node* next, bool is_first, bool is_last) {
    switch (node.kind) {
      case Kind::text:
        return put_text(node, next, is_first, is_last);
      case Kind::emphasis:
        return put_emphasis(node, "*", "_");
      case Kind::strong:
        return put_emphasis(node, "**", "__");
      case Kind::strikethrough:
        return put_emphasis(node, "~~", "~~");
      case Kind::link:
        return put_link(node);
      case Kind::image:
        return add("![" + inner(node, {}, true) + "](" + address_text(node.text, place_.in_cell) +
                   ")");
      case Kind::code:
        return put_code(node.text);
      case Kind::formula:
      case Kind::display_formula:
        return put_formula(node, next);
      case Kind::line_break:
        return add("\\\n");
      default:
        return;  // blocks do not stand in lines
    }
  }

  /// What begins with no letter.
  void add(const std::string& text) {
    out_ += text;
    protects_next_ = false;
    mark_ = 0;
  }

  bool at_line_start() const {
    if (place_.in_heading || place_.in_cell) return false;
    return out_.empty() ? depth_ == 0 : out_.back() == '\n';
  }

  void put_text(const Node& node, const Node* next, bool is_first, bool is_last) {
    TextPlace place{.at_line_start = at_line_start(),
                    .in_heading = place_.in_heading,
                    .in_cell = place_.in_cell,
                    .in_link = in_link_,
                    .has_neighbors = depth_ > 0 || !is_first || !is_last,
                    .before_link = next && next->kind == Kind::link,
                    .with_dollars = with_dollars_,
                    .protects_first = protects_next_,
                    .links_addresses = place_.reader == Reader::code_host && !in_link_};
    std::string text = escape_text(node.text, place);
    if (in_emphasis_ && is_first) text = with_visible_begin(text);
    if (in_emphasis_ && is_last) text = with_visible_end(text);
    out_ += text;
    protects_next_ = false;
    mark_ = 0;
  }

  /// The children written by themselves, within marks of this kind.
  std::string inner(const Node& node, std::optional<char> mark, bool is_link) {
    LineWriter writer(place_, with_dollars_, quotes_formulas_);
    writer.in_emphasis_ = mark.has_value();
    writer.outer_mark_ = mark.value_or(outer_mark_);
    writer.in_link_ = in_link_ || is_link;
    writer.depth_ = depth_ + 1;
    return writer.write(node.children);
  }

  /// Marks that differ from those beside and around them, so that no two run together. What stands
  /// beside them must not be a letter, if a letter does not stand within.
  void put_emphasis(const Node& node, const std::string& usual, const std::string& other) {
    const bool takes_other = usual[0] == '*' && (mark_ == '*' || outer_mark_ == '*');
    const std::string& mark = takes_other ? other : usual;
    const std::string text = inner(node, mark[0] == '~' ? outer_mark_ : mark[0], false);
    const bool is_strict = mark[0] == '_';
    if (is_strict || !is_word(text.front())) protect_last();
    out_ += mark + text + mark;
    protects_next_ = is_strict || !is_word(text.back());
    mark_ = mark[0];
  }

  /// Makes the last character written no letter.
  void protect_last() {
    if (out_.empty() || !may_be_letter(out_.back())) return;
    std::size_t at = out_.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(out_[at]) & 0xC0) == 0x80) --at;
    std::size_t end = at;
    const char32_t character = text::next_character(out_, end);
    out_.replace(at, out_.size() - at, numeric_entity(character));
  }

  void put_link(const Node& node) {
    if (const auto address = bare_address(node)) return add("<" + *address + ">");
    add("[" + inner(node, {}, true) + "](" + address_text(node.text, place_.in_cell) + ")");
  }

  void put_code(const std::string& code) {
    const std::string text = place_.in_cell ? replaced(code, "|", "\\|") : code;
    const bool is_blank = text.find_first_not_of(' ') == text.npos;
    const bool needs_room = text.starts_with('`') || text.ends_with('`') ||
                            (text.starts_with(' ') && text.ends_with(' ') && !is_blank);
    const std::string fence = other_run(text, '`'), room = needs_room ? " " : "";
    add(fence + room + text + room + fence);
  }

  void put_formula(const Node& node, const Node* next) {
    const std::string tex = place_.in_cell ? replaced(node.text, "|", "\\|") : node.text;
    if (node.kind == Kind::display_formula) return add(in_dollars(tex));
    const char after = next && next->kind == Kind::text ? next->text[0] : ' ';
    const bool is_beside_word =
        may_be_letter(after) || (!out_.empty() && may_be_letter(out_.back()));
    if (quotes_formulas_ ||
        (place_.reader == Reader::code_host && (is_beside_word || is_hazardous(tex))))
      return add("$`" + tex + "`$");
    protect_last();
    add("$" + tex + "$");
    protects_next_ = after >= '0' && after <= '9';
  }

  LineWriter(const LinePlace& place, bool with_dollars, bool quotes_formulas)
      : place_(place), with_dollars_(with_dollars), quotes_formulas_(quotes_formulas) {}

  const LinePlace& place_;
  bool with_dollars_, quotes_formulas_;
  std::string out_;
  bool protects_next_ = false;  // the character that comes next may be no letter
  char mark_ = 0;               // the mark that ends what is written, if it ends an emphasis
  char outer_mark_ = 0;         // of the emphasis around
  bool in_emphasis_ = false, in_link_ = false;
  int depth_ = 0;
};

/// Whether the marks in a formula may be taken for those of an emphasis around it.
bool is_doubtful(const std::vector<Node>& nodes) {
  bool has_span = false, has_marks = false;
  for (const Node& node : nodes)
    for_each_node(node, [&](const Node& below) {
      has_span |= !below.children.empty();
      has_marks |=
          below.kind == Kind::formula && below.text.find_first_of("*_~[]") != below.text.npos;
    });
  return has_span && has_marks;
}

bool reads_as(const std::string& line, const std::vector<Node>& nodes, const LinePlace& place) {
  const std::string text = place.in_heading ? "# " + line
                           : place.in_cell  ? "| " + line + " |\n| --- |"
                                            : line;
  Node node = parse(text).document;
  for (int depth = place.in_cell ? 3 : 1; depth > 0 && !node.children.empty(); --depth) {
    Node first = std::move(node.children[0]);
    node = std::move(first);
  }
  return node.children == nodes;
}

}  // namespace

std::string write_line(const std::vector<Node>& nodes, const LinePlace& place) {
  std::string line = LineWriter(nodes, place, false).write(nodes);
  if (place.reader == Reader::jupyter && is_doubtful(nodes) && !reads_as(line, nodes, place))
    line = LineWriter(nodes, place, true).write(nodes);
  return line;
}

bool is_hazardous(std::string_view tex) {
  for (std::size_t i = 0; i < tex.size(); ++i) {
    if (std::string_view("*<~[&").find(tex[i]) != std::string_view::npos) return true;
    const char next = i + 1 < tex.size() ? tex[i + 1] : ' ';
    if (tex[i] == '\\' && punctuation.find(next) != std::string_view::npos) return true;
    const bool is_after_mark = i == 0 || punctuation.find(tex[i - 1]) != std::string_view::npos;
    if (tex[i] == '_' && is_after_mark) return true;
  }
  return false;
}

std::string in_dollars(const std::string& tex) {
  const bool is_apart = tex.starts_with('$') || tex.ends_with('$');
  return is_apart ? "$$ " + tex + " $$" : "$$" + tex + "$$";
}

std::string longer_run(std::string_view text, char c, std::size_t least) {
  std::size_t longest = least - 1;
  for (std::size_t i = 0; (i = text.find(c, i)) != text.npos;) {
    const std::size_t end = std::min(text.find_first_not_of(c, i), text.size());
    longest = std::max(longest, end - i);
    i = end;
  }
  return std::string(longest + 1, c);
}

}  // namespace chalkline::markdown
