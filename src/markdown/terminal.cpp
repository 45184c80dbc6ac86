#include "markdown/terminal.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "markdown/terminal_runs.hpp"
#include "markdown/terminal_table.hpp"
#include "source/blanks.hpp"
#include "source/code_highlight.hpp"
#include "text/printable.hpp"
#include "text/terminal_text.hpp"

namespace chalkline::markdown {
namespace {

/// Lays blocks out in lines of a width; an outer block puts its own mark before each line of an
/// inner one.
class TerminalWriter {
 public:
  explicit TerminalWriter(bool color) : color_(color) {}

  /// The lines of the blocks in `node`, parted by blank lines unless `is_tight`.
  std::vector<std::string> write_blocks(const Node& node, std::size_t width, bool is_tight) {
    std::vector<std::string> lines;
    const auto append = [&](std::vector<std::string> more) {
      if (!lines.empty() && !is_tight) lines.emplace_back();
      std::ranges::move(more, std::back_inserter(lines));
    };
    for (std::size_t i = 0; i < node.children.size();) {
      if (is_block(node.children[i].kind)) {
        append(write_block(node.children[i++], width));
        continue;
      }
      std::vector<Node> text;  // a tight item holds it without a paragraph
      while (i < node.children.size() && !is_block(node.children[i].kind))
        text.push_back(node.children[i++]);
      append(wrap(terminal_runs(text, "", color_), width));
    }
    return lines;
  }

 private:
  std::string paint(const std::string& text, std::string_view look) const {
    return text::paint(text, look, color_);
  }

  std::vector<std::string> wrap(const std::vector<text::Run>& runs, std::size_t width) const {
    std::vector<std::string> lines;
    for (const text::Line& line : text::wrap_words(runs, width))
      lines.push_back(text::paint(line, color_));
    return lines;
  }

  std::vector<std::string> write_block(const Node& node, std::size_t width) {
    switch (node.kind) {
      case Kind::quote:
        return prefixed(write_blocks(node, less(width, 2), false), paint("│", "2") + " ", {});
      case Kind::bullet_list:
      case Kind::ordered_list:
        return write_list(node, width);
      case Kind::rule:
        return {paint(repeated("─", std::min<std::size_t>(width, 200)), "2")};
      case Kind::heading:
        return write_heading(node, width);
      case Kind::code_block:
        return write_code(node, width);
      case Kind::paragraph:
        return write_paragraph(node, width);
      case Kind::table:
        return terminal_table(node, width, color_);
      default:
        return write_blocks(node, width, false);
    }
  }

  /// A width that is `taken` less, but never so little that nothing fits.
  static std::size_t less(std::size_t width, std::size_t taken) {
    return width > taken + 8 ? width - taken : 8;
  }

  /// `lines` with `prefix` before each, or `first` before the first if it is given. No blanks end a
  /// line.
  static std::vector<std::string> prefixed(std::vector<std::string> lines,
                                           const std::string& prefix,
                                           const std::optional<std::string>& first) {
    if (lines.empty()) lines.emplace_back();
    bool is_first = true;
    for (std::string& line : lines) {
      line = (is_first && first ? *first : prefix) + line;
      while (line.ends_with(' ')) line.pop_back();
      is_first = false;
    }
    return lines;
  }

  std::vector<std::string> write_heading(const Node& node, std::size_t width) {
    constexpr std::array<std::string_view, 2> looks = {"1;36", "1"};
    const text::Look look(looks[node.number > 2 ? 1 : 0]);
    const std::vector<text::Line> lines =
        text::wrap_words(terminal_runs(node.children, look, color_), width);
    const std::size_t longest = std::ranges::max(lines, {}, &text::Line::width).width;
    std::vector<std::string> out;
    for (const text::Line& line : lines) out.push_back(text::paint(line, color_));
    constexpr std::array<std::string_view, 3> rules = {"═", "─", "╌"};
    if (node.number == 1 || (!color_ && node.number <= 3))
      out.push_back(paint(repeated(rules[std::min(node.number, 3U) - 1], longest), "36"));
    return out;
  }

  std::vector<std::string> write_list(const Node& node, std::size_t width) {
    constexpr std::array<std::string_view, 3> bullets = {"•", "◦", "▪"};
    const bool is_ordered = node.kind == Kind::ordered_list;
    const std::string_view bullet = bullets[std::min(list_depth_, bullets.size() - 1)];
    const std::size_t last = node.number + node.children.size() - 1;
    const std::size_t digits = std::to_string(last).size();
    std::vector<std::string> lines;
    std::size_t number = node.number;
    ++list_depth_;
    for (const Node& item : node.children) {
      std::string mark(bullet);
      if (item.is_task) {
        mark = item.is_done ? "☑" : "☐";
      } else if (is_ordered) {
        const std::string text = std::to_string(number++);
        mark = std::string(digits > text.size() ? digits - text.size() : 0, ' ') + text + ".";
      }
      if (!lines.empty() && !node.is_tight) lines.emplace_back();
      const std::size_t indent = text::columns(mark) + 1;
      const std::string first = paint(mark, "36") + " ";
      std::ranges::move(prefixed(write_blocks(item, less(width, indent), node.is_tight),
                                 std::string(indent, ' '), first),
                        std::back_inserter(lines));
    }
    --list_depth_;
    return lines;
  }

  std::vector<std::string> write_code(const Node& node, std::size_t width) {
    const std::string code = code_of(node);
    std::vector<std::vector<text::Run>> code_runs;
    if (is_cpp_block(node)) {
      code_runs = source::code_lines(code);
    } else {
      code_runs.push_back({{code.ends_with('\n') ? text::printable(code.substr(0, code.size() - 1))
                                                 : text::printable(code),
                            "33"}});
    }
    std::vector<std::string> lines;
    for (const std::vector<text::Run>& runs : code_runs) {
      for (const text::Line& line : text::cut_lines(runs, less(width, 4)))
        lines.push_back(text::paint(line, color_));
    }
    return prefixed(std::move(lines), "    ", {});
  }

  std::vector<std::string> write_paragraph(const Node& node, std::size_t width) {
    if (const auto tex = block_formula(node)) return write_display(*tex, width);
    return wrap(terminal_runs(node.children, "", color_), width);
  }

  /// A formula on lines of its own. What is too wide is broken where \\quad parts it, else between
  /// words.
  std::vector<std::string> write_display(const std::string& tex, std::size_t width) {
    const std::size_t room = less(width, 4);
    const text::Run formula = formula_run(tex, "", true);
    std::vector<std::string> lines;
    for (const std::string_view line : split(formula.text, "\n")) {
      const bool fits = text::columns(line) <= room;
      for (const std::string_view part : fits ? std::vector{line} : split(line, "  ")) {
        if (text::columns(part) <= room) {
          lines.push_back(paint(std::string(part), formula.look));
        } else {
          std::ranges::move(wrap({{std::string(part), formula.look}}, room),
                            std::back_inserter(lines));
        }
      }
    }
    return prefixed(std::move(lines), "    ", {});
  }

  /// The pieces of `text` between separators, without blanks around them.
  static std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    while (true) {
      const std::size_t end = text.find(separator);
      parts.push_back(source::trim(text.substr(0, end)));
      if (end == std::string_view::npos) return parts;
      text.remove_prefix(end + separator.size());
    }
  }

  bool color_;
  std::size_t list_depth_ = 0;
};

}  // namespace

std::string to_terminal(const Node& document, const text::TerminalStyle& style) {
  TerminalWriter writer(style.color);
  std::string out;
  for (const std::string& line :
       writer.write_blocks(document, std::max<std::size_t>(style.width, 8), false))
    out += line + "\n";
  return out;
}

}  // namespace chalkline::markdown
