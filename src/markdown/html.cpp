#include "markdown/html.hpp"

#include <algorithm>
#include <array>

#include "formula/formula.hpp"
#include "markdown/address.hpp"
#include "source/code_highlight.hpp"
#include "text/printable.hpp"

namespace chalkline::markdown {
namespace {

std::string_view leading_punctuation(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of(".,;:!?)-"), text.size()));
}

class HtmlWriter {
 public:
  std::string write(const Node& node) {
    write_node(node);
    return std::move(html_);
  }
  std::string write_children(const Node& node) {
    children(node);
    return std::move(html_);
  }

 private:
  void put(std::string_view text) { html_ += text; }

  /// A formula stays in one line with the punctuation that follows it; browsers would part them.
  void children(const Node& node) {
    std::string_view written;  // of the text that comes next
    bool at_line_start = false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      if (node.kind == Kind::item && is_block(child.kind) && !at_line_start) put("\n");
      at_line_start = is_block(child.kind);
      if (child.kind == Kind::text) {
        put(text::escape_html(std::string_view(child.text).substr(written.size())));
        written = {};
        continue;
      }
      const bool before_text =
          i + 1 < node.children.size() && node.children[i + 1].kind == Kind::text;
      if (child.kind == Kind::formula && before_text)
        written = leading_punctuation(node.children[i + 1].text);
      if (!written.empty()) put("<span class=\"whole\">");
      write_node(child);
      if (!written.empty()) put(std::string(written) + "</span>");
    }
  }

  void element(std::string_view name, const Node& node, std::string_view after = "") {
    put("<" + std::string(name) + ">");
    children(node);
    put("</" + std::string(name) + ">" + std::string(after));
  }

  void write_node(const Node& node) {
    switch (node.kind) {
      case Kind::document:
        return children(node);
      case Kind::quote:
        put("<blockquote>\n");
        children(node);
        return put("</blockquote>\n");
      case Kind::bullet_list:
      case Kind::ordered_list:
        return write_list(node);
      case Kind::item:
        return write_item(node);
      case Kind::rule:
        return put("<hr/>\n");
      case Kind::heading:
        return write_heading(node);
      case Kind::code_block:
        return write_code_block(node);
      case Kind::paragraph:
        return write_paragraph(node);
      case Kind::table:
        return write_table(node);
      case Kind::row:
        return element("tr", node, "\n");
      case Kind::cell:
        return write_cell(node);
      case Kind::text:
        return put(text::escape_html(node.text));
      case Kind::emphasis:
        return element("em", node);
      case Kind::strong:
        return element("strong", node);
      case Kind::strikethrough:
        return element("del", node);
      case Kind::link:
        return write_link(node);
      case Kind::image:
        return write_image(node);
      case Kind::code:
        return put("<code>" + text::escape_html(node.text) + "</code>");
      case Kind::formula:
        return write_formula(node.text, false);
      case Kind::display_formula:
        return write_formula(node.text, true);
      case Kind::line_break:
        return put("<br/>\n");
    }
  }

  void write_list(const Node& node) {
    const bool is_ordered = node.kind == Kind::ordered_list;
    put(is_ordered ? "<ol" : "<ul");
    if (is_ordered && node.number != 1) put(" start=\"" + std::to_string(node.number) + "\"");
    put(">\n");
    children(node);
    put(is_ordered ? "</ol>\n" : "</ul>\n");
  }

  void write_item(const Node& node) {
    put(!node.is_task ? "<li>" : node.is_done ? "<li class=\"task\">☑ " : "<li class=\"task\">☐ ");
    children(node);
    put("</li>\n");
  }

  void write_heading(const Node& node) {
    const std::string name = "h" + std::to_string(std::clamp(node.number, 1U, 6U));
    put("<" + name + (node.text.empty() ? "" : " id=\"" + text::escape_html(node.text) + "\"") +
        ">");
    children(node);
    put("</" + name + ">\n");
  }

  void write_code_block(const Node& node) {
    const std::string code = code_of(node);
    put("<pre tabindex=\"0\"><code>" +
        (is_cpp_block(node) ? source::code_to_html(code) : text::escape_html(code)) +
        "</code></pre>\n");
  }

  void write_paragraph(const Node& node) {
    if (const auto tex = block_formula(node)) return write_display(*tex);
    element("p", node, "\n");
  }

  void write_display(const std::string& tex) {
    put("<div class=\"formula\">");
    write_formula(tex, true);
    put("</div>\n");
  }

  void write_formula(const std::string& tex, bool display) {
    try {
      put(formula::formula_to_mathml(tex, display));
    } catch (const formula::FormulaError&) {
      put("<code class=\"formula-error\">" + text::escape_html(tex) + "</code>");
    }
  }

  void write_table(const Node& node) {
    put("<div class=\"table\" tabindex=\"0\"><table>\n");
    bool in_body = false;
    for (const Node& row : node.children) {
      const bool is_header = !row.children.empty() && row.children[0].is_header;
      if (is_header) {
        put("<thead>\n");
      } else if (!in_body) {
        put("<tbody>\n");
        in_body = true;
      }
      write_node(row);
      if (is_header) put("</thead>\n");
    }
    if (in_body) put("</tbody>\n");
    put("</table></div>\n");
  }

  void write_cell(const Node& node) {
    constexpr std::array sides = {"", " class=\"left\"", " class=\"center\"", " class=\"right\""};
    const bool is_header =
        node.is_header && !node.children.empty();  // an empty one would head nothing
    put(is_header ? "<th scope=\"col\"" : "<td");
    put(sides[static_cast<std::size_t>(node.alignment)]);
    put(">");
    children(node);
    put(is_header ? "</th>" : "</td>");
  }

  void write_link(const Node& node) {
    if (!is_safe_address(node.text)) return children(node);
    put("<a href=\"" + encoded_address(node.text) + "\">");
    children(node);
    put("</a>");
  }

  void write_image(const Node& node) {
    const std::string alt = text::escape_html(plain_text(node));
    if (!is_safe_address(node.text)) return put(alt);
    put("<img src=\"" + encoded_address(node.text) + "\" alt=\"" + alt + "\"/>");
  }

  std::string html_;
};

}  // namespace

std::string to_html(const Node& node) { return HtmlWriter().write(node); }

std::string inner_html(const Node& node) { return HtmlWriter().write_children(node); }

}  // namespace chalkline::markdown
