#include "markdown/html.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "formula/formula.hpp"
#include "markdown/headings.hpp"
#include "prose.hpp"
#include "sanitized.hpp"
#include "source/lesson_source.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::markdown;
using namespace std::string_literals;

namespace {

std::string html(std::string_view text) {
  Node document = parse(text).document;
  HeadingIds ids;
  name_headings(document, ids);
  return to_html(document);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < test::fewer(times); ++i) out += text;
  return out;
}

/// What is wrong with an XML fragment; empty if it is well-formed. Knows tags, quoted attributes
/// and escapes.
std::string fault(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '&') {
      const std::string_view rest = std::string_view(xml).substr(at);
      const std::vector<std::string_view> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
      if (std::ranges::none_of(known, [&](auto entity) { return rest.starts_with(entity); }))
        return "a bare & at " + std::to_string(at);
    }
    if (xml[at] == '>') return "a bare > at " + std::to_string(at);
    if (xml[at] != '<') {
      ++at;
      continue;
    }
    const std::size_t end = xml.find('>', at);
    if (end == std::string::npos) return "a tag without end";
    const std::string tag = xml.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string::npos || std::ranges::count(tag, '"') % 2 != 0)
      return "a broken tag " + tag;
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return "closes what is not open: " + tag;
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
    at = end + 1;
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

}  // namespace

TEST_CASE("prose becomes HTML") {
  CHECK(html("# A *b* `c`\n\nd **e** ~~f~~\\\ng & h\n\n---") ==
        "<h1 id=\"a-b-c\">A <em>b</em> <code>c</code></h1>\n"
        "<p>d <strong>e</strong> <del>f</del><br/>\ng &amp; h</p>\n<hr/>\n");
  CHECK(html("> a\n\n1. b\n2. c\n\n- [x] d\n- [ ] e\n\n3) f") ==
        "<blockquote>\n<p>a</p>\n</blockquote>\n<ol>\n<li>b</li>\n<li>c</li>\n</ol>\n"
        "<ul>\n<li class=\"task\">☑ d</li>\n<li class=\"task\">☐ e</li>\n</ul>\n<ol "
        "start=\"3\">\n<li>f</li>\n</ol>\n");
  CHECK(html("- a\n\n  b\n- c\n  - d") ==
        "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n<ul>\n<li>d</li>\n</ul>\n</li>\n</"
        "ul>\n");
}

TEST_CASE("tables scroll, name their columns and align") {
  CHECK(html("| a | b |\n|:--|--:|\n| 1 | `x\\|y` |") ==
        "<div class=\"table\" tabindex=\"0\"><table>\n<thead>\n<tr><th scope=\"col\" "
        "class=\"left\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td class=\"left\">1</td><td class=\"right\"><code>x|y</code></td></tr>\n"
        "</tbody>\n</table></div>\n");
}

TEST_CASE("code blocks are escaped, and colored if they are C++") {
  CHECK(html("```\na < b\n```") == "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>\n");
  CHECK(html("```cpp\nint x;\n```") ==
        "<pre tabindex=\"0\"><code><span class=\"k\">int</span> x;\n</code></pre>\n");
}

TEST_CASE("HTML in Markdown is text") {
  CHECK(html("a <b>c</b> <!-- d --> &lt; &copy; &#955;") ==
        "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt; &lt; © λ</p>\n");
  CHECK(html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
  CHECK(html("<div onclick=\"x\">\n\n]]>\n") ==
        "<p>&lt;div onclick=&quot;x&quot;&gt;</p>\n<p>]]&gt;</p>\n");
}

TEST_CASE("only addresses that cannot run anything become links and pictures") {
  CHECK(html("[a](http://x.org/ä b?c=1&d=2)") ==
        "<p>[a](http://x.org/ä b?c=1&amp;d=2)</p>\n");  // a blank ends it
  CHECK(html("[a](<http://x.org/ä b?c=1&d=\"2\">)") ==
        "<p><a href=\"http://x.org/%C3%A4%20b?c=1&amp;d=%222%22\">a</a></p>\n");
  CHECK(html("[a](#b) [c](d/e:f) <mailto:g@h.org> https://i.org") ==
        "<p><a href=\"#b\">a</a> <a href=\"d/e:f\">c</a> <a "
        "href=\"mailto:g@h.org\">mailto:g@h.org</a> "
        "https://i.org</p>\n");
  for (const char* address :
       {"javascript:alert(1)", "JavaScript:alert(1)", "java&#115;cript:alert(1)",
        "<java\tscript:x>", "< javascript:x>", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "<&#1;javascript:x>", "x-y:z"}) {
    INFO(address);
    CHECK(html("[a]("s + address + ")") == "<p>a</p>\n");
    CHECK(html("![a]("s + address + ")") == "<p>a</p>\n");
  }
  CHECK(html("![a *b* $x^2$ \"c\"](d.png)") ==
        "<p><img src=\"d.png\" alt=\"a b x² &quot;c&quot;\"/></p>\n");
}

TEST_CASE(
    "a formula alone in its paragraph is a display, one that cannot be read is shown as it is "
    "written") {
  CHECK(html("$$x$$") ==
        "<div class=\"formula\">" + formula::formula_to_mathml("x", true) + "</div>\n");
  CHECK(html("a $x$") == "<p>a " + formula::formula_to_mathml("x", false) + "</p>\n");
  CHECK(html("- a $x$, b") == "<ul>\n<li>a <span class=\"whole\">" +
                                  formula::formula_to_mathml("x", false) +
                                  ",</span> b</li>\n</ul>\n");
  CHECK(html("a $\\foo<$ b") == "<p>a <code class=\"formula-error\">\\foo&lt;</code> b</p>\n");
  CHECK(html("```math\nx\n```") ==
        "<div class=\"formula\">" + formula::formula_to_mathml("x", true) + "</div>\n");
}

TEST_CASE("hostile Markdown gives well-formed HTML in time") {
  const std::vector<std::string> hostile = {
      repeated(">", 100'000),
      repeated("> - ", 20'000),
      repeated("*a **b ", 20'000),
      repeated("[", 50'000),
      repeated("[a](", 20'000),
      repeated("![", 20'000),
      repeated("$x$ ", 50'000),
      repeated("$", 100'001),
      repeated("$$a ", 50'000),
      repeated("$a ", 50'000),
      repeated("`a``b", 20'000),
      repeated("\\", 100'000),
      repeated("a|", 2'000) + "\n" + repeated("---|", 2'000) + "\n" + repeated("b\n", 2'000),
      repeated("- ", 10'000) + "x",
      repeated("<a href=\"", 10'000),
      repeated("&#x", 30'000),
      repeated("~~~\n", 30'000),
      "$" + repeated("{", 100'000) + "$",
      "\0\xFF\xFE$\xFF$\x1B"s,
      repeated("a\n", 50'000) + "$",
      repeated("# $x\n", 20'000),
      repeated("[^", 50'000),
      repeated("<span>$</span>", 20'000),
      repeated("*$a* ", 20'000),
      repeated("[$a](b) ", 10'000),
      repeated("$$\n- a\n", 20'000),
      repeated("- $$ a\n", 20'000),
      repeated("](", 50'000),
      repeated("$`a`$", 20'000),
      "[a](\0javascript:x)"s};
  for (const std::string& markdown : hostile) {
    INFO(markdown.substr(0, 20));
    const std::string out = html(markdown);
    CHECK(fault(out).empty());
    CHECK(text::valid_utf8(out) == out);
    CHECK(out.find('\x1B') == std::string::npos);
  }
}

TEST_CASE("any text gives well-formed HTML without foreign tags") {
  prose::RandomProse texts(2);
  for (std::size_t i = 0; i < test::fewer(20'000); ++i) {
    const std::string text = texts.next(25);
    INFO(text);
    const std::string out = html(text);
    CHECK(fault(out).empty());
    CHECK(text::valid_utf8(out) == out);
    CHECK(out.find("<script") == std::string::npos);
    CHECK(prose::plain(text).find('\n') == std::string::npos);
  }
}

TEST_CASE("every formula of the course can be read") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(CHALKLINE_SOURCE_DIR "/lessons")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream file(entry.path());
    const source::LessonSource lesson = source::parse_lesson(
        entry.path().string(), std::string(std::istreambuf_iterator<char>(file), {}));
    for (const source::Cell& cell : lesson.cells) {
      if (cell.kind != source::CellKind::markdown) continue;
      for (const std::string& tex : prose::formulas(cell.source)) {
        INFO(entry.path().filename().string() + ": " + tex);
        CHECK_NOTHROW(formula::formula_to_text(tex));
        ++count;
      }
      CHECK(fault(html(cell.source)).empty());
    }
  }
  CHECK(count >= 30);
}
