#include "markdown/write.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "markdown/write_line.hpp"

namespace chalkline::markdown {
namespace {

using Lines = std::vector<std::string>;

/// Where a block stands.
struct BlockPlace {
  bool is_tight = false;  ///< no blank line parts it from the next one
  bool in_quote = false, in_list = false;
  char bullet = 0;             ///< of the list around
  bool is_behind_box = false;  ///< of a task, where only text begins
};

bool is_list(const Node& node) {
  return node.kind == Kind::bullet_list || node.kind == Kind::ordered_list;
}

Lines split(const std::string& text) {
  Lines lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

void append(Lines& lines, Lines more) { std::ranges::move(more, std::back_inserter(lines)); }

/// Lines with a prefix, which stands without its blanks where nothing follows.
Lines prefixed(Lines lines, const std::string& first, const std::string& others) {
  if (lines.empty()) lines.emplace_back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& prefix = i == 0 ? first : others;
    lines[i] =
        lines[i].empty() ? prefix.substr(0, prefix.find_last_not_of(' ') + 1) : prefix + lines[i];
  }
  return lines;
}

/// A formula's rows, each ending with \\ but for the last.
Lines rows_of(const std::string& tex) {
  Lines rows(1);
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const bool is_end = tex.compare(i, 3, "\\\\ ") == 0 && tex.compare(i + 3, 1, " ") != 0;
    const std::size_t taken = is_end || tex[i] == '\\' ? 2 : 1;
    rows.back() += tex.substr(i, taken);
    i += taken - 1;
    if (!is_end) continue;
    rows.emplace_back();
    ++i;
  }
  return rows;
}

class BlockWriter {
 public:
  explicit BlockWriter(Reader reader) : reader_(reader) {}

  Lines write_all(const std::vector<Node>& nodes, const BlockPlace& place) {
    Lines lines;
    char before = 0;  // the bullet of the list just before
    for (std::size_t i = 0; i < nodes.size();) {
      if (i > 0 && !place.is_tight) lines.emplace_back();
      std::size_t end = i;
      while (end < nodes.size() && !is_block(nodes[end].kind)) ++end;
      if (end > i) {
        const auto begin = nodes.begin() + static_cast<std::ptrdiff_t>(i);
        const auto after = nodes.begin() + static_cast<std::ptrdiff_t>(end);
        append(lines, split(write_line({begin, after}, {reader_})));
        i = end;
        before = 0;
        continue;
      }
      const char mark = is_list(nodes[i]) ? list_mark(nodes[i], before, place) : char{0};
      append(lines, is_list(nodes[i]) ? write_list(nodes[i], mark, place)
                                      : write_block(nodes[i], place, i == 0));
      before = mark;
      ++i;
    }
    return lines;
  }

 private:
  Lines write_block(const Node& node, const BlockPlace& place, bool is_first) {
    switch (node.kind) {
      case Kind::quote:
        return prefixed(write_all(node.children, {.in_quote = true, .in_list = place.in_list}),
                        "> ", "> ");
      case Kind::rule:
        return {place.in_list || is_first ? "___" : "---"};
      case Kind::heading:
        return write_heading(node, place.is_behind_box && is_first);
      case Kind::code_block:
        return fenced(code_of(node), node.text);
      case Kind::paragraph:
        return block_formula(node) ? write_display(*block_formula(node), place)
                                   : split(write_line(node.children, {reader_}));
      case Kind::table:
        return write_table(node);
      default:
        return write_all(node.children, place);
    }
  }

  Lines write_heading(const Node& node, bool is_underlined) const {
    for_each_node(node,
                  [&](const Node& below) { is_underlined |= below.kind == Kind::line_break; });
    if (is_underlined) {
      Lines lines = split(write_line(node.children, {reader_}));
      lines.push_back(node.number == 1 ? "===" : "---");
      return lines;
    }
    const std::string text = write_line(node.children, {.reader = reader_, .in_heading = true});
    return {std::string(node.number, '#') + (text.empty() ? "" : " " + text)};
  }

  static Lines fenced(const std::string& code, const std::string& language) {
    std::string word;
    for (const char c : language) {
      if (c == ' ') {
        word += "&#32;";
        continue;
      }
      if (c == '\\' || c == '&') word += '\\';
      word += c;
    }
    const bool has_backticks = word.find('`') != word.npos;
    const std::string fence = longer_run(code, has_backticks ? '~' : '`', 3);
    Lines lines = {fence + (word.starts_with(fence[0]) ? " " : "") + word};
    if (!code.empty())
      append(lines, split(code.ends_with('\n') ? code.substr(0, code.size() - 1) : code));
    lines.push_back(fence);
    return lines;
  }

  Lines write_display(const std::string& tex, const BlockPlace& place) const {
    if (reader_ == Reader::code_host && is_hazardous(tex)) {
      Lines lines = {"```math"};
      append(lines, rows_of(tex));
      lines.emplace_back("```");
      return lines;
    }
    Lines rows = rows_of(tex);
    if (rows.size() == 1 || place.in_quote) return {in_dollars(tex)};
    rows.insert(rows.begin(), "$$");
    rows.push_back("$$");
    return rows;
  }

  /// Differs from that of the list before, which it would continue, and around.
  static char list_mark(const Node& list, char before, const BlockPlace& place) {
    if (list.kind == Kind::ordered_list) return before == '.' ? ')' : '.';
    for (const char bullet : {'-', '+', '*'})
      if (bullet != before && bullet != place.bullet) return bullet;
    return '-';
  }

  Lines write_list(const Node& list, char mark, const BlockPlace& place) {
    constexpr unsigned largest = 999'999'999;
    const bool is_ordered = list.kind == Kind::ordered_list;
    Lines lines;
    unsigned number = list.number;
    for (const Node& item : list.children) {
      if (!lines.empty() && !list.is_tight) lines.emplace_back();
      const std::string marker = (is_ordered ? std::to_string(number) : "") + mark + " ";
      number = std::min(number + 1, largest);
      const std::string task = !item.is_task ? "" : item.is_done ? "[x] " : "[ ] ";
      Lines content = write_all(item.children, {.is_tight = list.is_tight,
                                                .in_quote = place.in_quote,
                                                .in_list = true,
                                                .bullet = is_ordered ? char{0} : mark,
                                                .is_behind_box = item.is_task});
      if (item.is_task && content[0].starts_with("```")) content.insert(content.begin(), "");
      const bool is_bare = content.empty();
      append(lines, prefixed(std::move(content), marker + task, std::string(marker.size(), ' ')));
      if (is_bare) lines.back() += ' ';  // without it md4c takes what follows for something else
    }
    return lines;
  }

  Lines write_table(const Node& table) const {
    constexpr std::array rules = {" --- |", " :--- |", " :---: |", " ---: |"};
    Lines lines;
    for (const Node& row : table.children) {
      std::string line = "|", rule = "|";
      for (const Node& cell : row.children) {
        const std::string text = write_line(cell.children, {.reader = reader_, .in_cell = true});
        line += (text.empty() ? "" : " " + text) + " |";
        rule += rules[static_cast<std::size_t>(cell.alignment)];
      }
      lines.push_back(std::move(line));
      if (lines.size() == 1) lines.push_back(std::move(rule));
    }
    return lines;
  }

  Reader reader_;
};

}  // namespace

std::string to_markdown(const Node& document, Reader reader) {
  std::string text;
  for (const std::string& line : BlockWriter(reader).write_all(document.children, {}))
    text += line + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace chalkline::markdown
