#include "markdown/html.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "formula/formula.hpp"
#include "markdown/tree.hpp"
#include "source/code_highlight.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

/// Whether `address` is relative or has a scheme that cannot run anything.
bool is_safe_address(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ') continue;  // browsers skip them
    if (c == '/' || c == '?' || c == '#') return true;
    if (c == ':') return scheme == "http" || scheme == "https" || scheme == "mailto";
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return true;
}

/// An address as an attribute's value: what may not stand in one is percent-encoded.
std::string escape_address(std::string_view address) {
  constexpr std::string_view allowed = "-_.~!*'(),;:@&=+$/?%#", digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter || allowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return text::escape_html(out);
}

std::string_view leading_punctuation(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of(".,;:!?)-"), text.size()));
}

class HtmlWriter {
 public:
  explicit HtmlWriter(HeadingIds& ids) : ids_(ids) {}

  MarkdownHtml write(const MarkdownNode& document) {
    children(document);
    return std::move(result_);
  }

 private:
  void put(std::string_view text) { result_.html += text; }

  /// A formula stays in one line with the punctuation that follows it; browsers would part them.
  void children(const MarkdownNode& node) {
    std::string_view written;  // of the text that comes next
    bool at_line_start = false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const MarkdownNode& child = node.children[i];
      if (node.kind == MarkdownKind::item && is_block(child.kind) && !at_line_start) put("\n");
      at_line_start = is_block(child.kind);
      if (child.kind == MarkdownKind::text) {
        put(text::escape_html(std::string_view(child.text).substr(written.size())));
        written = {};
        continue;
      }
      const bool before_text =
          i + 1 < node.children.size() && node.children[i + 1].kind == MarkdownKind::text;
      if (child.kind == MarkdownKind::formula && before_text)
        written = leading_punctuation(node.children[i + 1].text);
      if (!written.empty()) put("<span class=\"whole\">");
      write_node(child);
      if (!written.empty()) put(std::string(written) + "</span>");
    }
  }

  void element(std::string_view name, const MarkdownNode& node, std::string_view after = "") {
    put("<" + std::string(name) + ">");
    children(node);
    put("</" + std::string(name) + ">" + std::string(after));
  }

  void write_node(const MarkdownNode& node) {
    switch (node.kind) {
      case MarkdownKind::document:
        return children(node);
      case MarkdownKind::quote:
        put("<blockquote>\n");
        children(node);
        return put("</blockquote>\n");
      case MarkdownKind::bullet_list:
      case MarkdownKind::ordered_list:
        return write_list(node);
      case MarkdownKind::item:
        return write_item(node);
      case MarkdownKind::rule:
        return put("<hr/>\n");
      case MarkdownKind::heading:
        return write_heading(node);
      case MarkdownKind::code_block:
        return write_code_block(node);
      case MarkdownKind::paragraph:
        return write_paragraph(node);
      case MarkdownKind::table:
        return write_table(node);
      case MarkdownKind::row:
        return element("tr", node, "\n");
      case MarkdownKind::cell:
        return write_cell(node);
      case MarkdownKind::text:
        return put(text::escape_html(node.text));
      case MarkdownKind::emphasis:
        return element("em", node);
      case MarkdownKind::strong:
        return element("strong", node);
      case MarkdownKind::strikethrough:
        return element("del", node);
      case MarkdownKind::link:
        return write_link(node);
      case MarkdownKind::image:
        return write_image(node);
      case MarkdownKind::code:
        return put("<code>" + text::escape_html(node.text) + "</code>");
      case MarkdownKind::formula:
        return write_formula(node.text, false);
      case MarkdownKind::display_formula:
        return write_formula(node.text, true);
      case MarkdownKind::line_break:
        return put("<br/>\n");
    }
  }

  void write_list(const MarkdownNode& node) {
    const bool is_ordered = node.kind == MarkdownKind::ordered_list;
    put(is_ordered ? "<ol" : "<ul");
    if (is_ordered && node.number != 1) put(" start=\"" + std::to_string(node.number) + "\"");
    put(">\n");
    children(node);
    put(is_ordered ? "</ol>\n" : "</ul>\n");
  }

  void write_item(const MarkdownNode& node) {
    put("<li>");
    if (node.is_task) put(node.is_done ? "☑ " : "☐ ");
    children(node);
    put("</li>\n");
  }

  void write_heading(const MarkdownNode& node) {
    Heading heading;
    heading.level = static_cast<int>(std::clamp(node.number, 1U, 6U));
    heading.text = plain_text(node);
    heading.id = ids_.make(heading.text);
    const std::string name = "h" + std::to_string(heading.level);
    put("<" + name + " id=\"" + text::escape_html(heading.id) + "\">");
    children(node);
    put("</" + name + ">\n");
    result_.headings.push_back(std::move(heading));
  }

  void write_code_block(const MarkdownNode& node) {
    if (const auto tex = block_formula(node)) return write_display(*tex);
    const std::string code = code_of(node);
    put("<pre tabindex=\"0\"><code>" +
        (is_cpp_block(node) ? source::code_to_html(code) : text::escape_html(code)) +
        "</code></pre>\n");
  }

  void write_paragraph(const MarkdownNode& node) {
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

  void write_table(const MarkdownNode& node) {
    put("<div class=\"table\" tabindex=\"0\"><table>\n");
    bool in_body = false;
    for (const MarkdownNode& row : node.children) {
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

  void write_cell(const MarkdownNode& node) {
    constexpr std::array styles = {"", " style=\"text-align: left\"",
                                   " style=\"text-align: center\"", " style=\"text-align: right\""};
    const bool is_header =
        node.is_header && !node.children.empty();  // an empty one would head nothing
    put(is_header ? "<th scope=\"col\"" : "<td");
    put(styles[static_cast<std::size_t>(node.alignment)]);
    put(">");
    children(node);
    put(is_header ? "</th>" : "</td>");
  }

  void write_link(const MarkdownNode& node) {
    if (!is_safe_address(node.text)) return children(node);
    put("<a href=\"" + escape_address(node.text) + "\">");
    children(node);
    put("</a>");
  }

  void write_image(const MarkdownNode& node) {
    const std::string alt = text::escape_html(plain_text(node));
    if (!is_safe_address(node.text)) return put(alt);
    put("<img src=\"" + escape_address(node.text) + "\" alt=\"" + alt + "\"/>");
  }

  HeadingIds& ids_;
  MarkdownHtml result_;
};

void collect_formulas(std::vector<std::string>& formulas, const MarkdownNode& node) {
  const bool is_formula =
      node.kind == MarkdownKind::formula || node.kind == MarkdownKind::display_formula;
  if (is_formula) formulas.push_back(node.text);
  if (node.kind == MarkdownKind::code_block && block_formula(node))
    formulas.push_back(*block_formula(node));
  for (const MarkdownNode& child : node.children) collect_formulas(formulas, child);
}

}  // namespace

std::string HeadingIds::make(std::string_view text) {
  std::string slug;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    const bool is_word = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
                         c == '_' || c == '-';
    if (c == ' ') {
      slug += '-';
    } else if (is_word) {
      text::append_utf8(slug,
                        static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    }
  }
  if (slug.empty()) slug = "section";
  std::string id = slug;
  const auto [found, is_new] = next_repeat_.try_emplace(slug, 1);
  while (!is_new &&
         !next_repeat_.try_emplace(id = slug + "-" + std::to_string(found->second), 1).second)
    ++found->second;
  return id;
}

MarkdownHtml markdown_to_html(std::string_view markdown, HeadingIds& ids) {
  return HtmlWriter(ids).write(parse_markdown(markdown));
}

std::vector<std::string> markdown_formulas(std::string_view markdown) {
  std::vector<std::string> formulas;
  collect_formulas(formulas, parse_markdown(markdown));
  return formulas;
}

std::string markdown_to_plain(std::string_view markdown) {
  return plain_text(parse_markdown(markdown));
}

}  // namespace chalkline::markdown
