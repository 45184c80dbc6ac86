#include "markdown/parse.hpp"

#include "catch.hpp"
#include "prose.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::markdown;
using prose::document, prose::formulas, prose::nodes, prose::remarks;
using Formulas = std::vector<std::string>;
using Remarks = std::vector<std::string>;

namespace {

/// "formula@3" for every node of these kinds, with its line.
std::vector<std::string> lines(std::string_view text, Kind kind) {
  std::vector<std::string> found;
  for (const Node& node : nodes(text, kind))
    found.push_back(node.text + "@" + std::to_string(node.line));
  return found;
}

}  // namespace

TEST_CASE("every node knows its line, in lists, quotes, tables and displays of several lines") {
  CHECK(lines("$a$ and $b$\nor\n$c$", Kind::formula) == Formulas{"a@1", "b@1", "c@3"});
  CHECK(lines("text\n\n- $a$\n- b\n  $c$\n\n> > $d$\n> > e $f$", Kind::formula) ==
        Formulas{"a@3", "c@5", "d@7", "f@8"});
  CHECK(lines("| a |\n|---|\n| $x$ |\n| $y$ |", Kind::formula) == Formulas{"x@3", "y@4"});
  CHECK(lines("a\n\n$$\nb \\\\\n- c\n$$\n\n$d$", Kind::display_formula) ==
        Formulas{"b \\\\ - c@3"});
  CHECK(lines("a $b\nc$ $d$", Kind::formula) == Formulas{"b c@1", "d@2"});
  CHECK(lines("\n\n# A\n\nB\n===", Kind::heading) == std::vector<std::string>{"@3", "@5"});
  CHECK(lines("a\n[b](c)\n![d](e) ![](f.png)\n\n![](g.png)", Kind::image) ==
        std::vector<std::string>{"e@3", "f.png@3", "g.png@5"});
  CHECK(lines("a\n\n![](g.png)\n\nb", Kind::paragraph) ==
        std::vector<std::string>{"@1", "@3", "@5"});
  CHECK(lines("[a\nb](c)", Kind::link) == std::vector<std::string>{"c@1"});
  CHECK(lines("```cpp\nx\n```\n\n    y", Kind::code_block) ==
        std::vector<std::string>{"cpp@2", "@5"});
}

TEST_CASE("formulas are found as code hosts find them") {
  CHECK(formulas("Both $x$, $y_1$-axis ($z$).") == Formulas{"x", "y_1", "z"});
  CHECK(formulas("`$a$` and\n\n```\n$b$\n```\n\n    $c$\n\nthen $d$") == Formulas{"d"});
  CHECK(formulas("~~~\n$a$\n~~~\n$b$") == Formulas{"b"});
  CHECK(formulas("$a\\$b$ $\\{x\\}$ $a\nb$") == Formulas{"a\\$b", "\\{x\\}", "a b"});
  CHECK(formulas("[$x$](y) ![$z$](w) # $h$") == Formulas{"x", "z", "h"});
  CHECK(formulas("$$a $b$ c$$") == Formulas{"a $b$ c"});
  CHECK(formulas("$a\n\nb$ $$c\n\nd$$") == Formulas{});
  CHECK(formulas("$$$$ $$ $$ $$$x$$$ $a$$b$") == Formulas{});
  CHECK(formulas("```math\nx^2\n  + y\n```") == Formulas{"x^2 + y"});
  CHECK(formulas("$`a*b`$5 and x$`c`$") == Formulas{"a*b", "c"});
  CHECK(formulas("| a |\n|---|\n| $\\|x\\|$ |") == Formulas{"|x|"});
  CHECK(formulas("<https://x.org/$a$b> [b](c$d$e)") == Formulas{});
}

TEST_CASE("nothing within a formula means anything to Markdown") {
  CHECK(formulas("**the minimum $x^*$ of** $a*b$ and *c*") == Formulas{"x^*", "a*b"});
  CHECK(nodes("**the minimum $x^*$ of** $a*b$ and *c*", Kind::strong).size() == 1);
  CHECK(formulas("*the minimum $x^*$*") == Formulas{"x^*"});
  CHECK(formulas("*From $x^*$ to $y^*$*") == Formulas{"x^*", "y^*"});
  CHECK(formulas("_see $\\bar{x}_1$_ $a < b > c$ $[a](b)$") ==
        Formulas{"\\bar{x}_1", "a < b > c", "[a](b)"});
  CHECK(formulas("[the interval $[0, 1)$](a.html)") == Formulas{"[0, 1)"});
  CHECK(formulas("$a \\\\  \nb$") == Formulas{"a \\\\ b"});
}

TEST_CASE("prices are no formulas, wherever they stand") {
  for (const char* text :
       {"costs $5 and $6, or $ 7 and \\$x or US$8", "*$5* and **$10**", "*$5* and *10$*",
        "**US$** and **AU$**", "costs $5*2 and the other 3*2$6", "US$8 and AU$ too", "4$ and 5$",
        "(see [prices](p.html), up to US$10)", "[prices $5](a) and 10$ more",
        "[$5](a) and [10$](b)", "| cost ($) | rate ($/h) |\n|---|---|\n| $5 | 3$ |",
        "- apples $3\n- pears 4$", "> $3\n\n4$", "# $3\n4$", "~~$5~~ not 4$", "a $5\n\nb 6$",
        "`$5` and `6$`", "$5 in `sh` or 6$", "<span>$</span>5 is <span>\\$</span>5"}) {
    INFO(text);
    CHECK(formulas(text) == Formulas{});
    CHECK(remarks(text) == Remarks{});
  }
  CHECK(prose::plain("<span>$</span>5 is <span>\\$</span>5") == "$5 is $5");
}

TEST_CASE("a display that begins a line goes on whatever begins the next ones") {
  CHECK(formulas("$$\na \\\\  \n- b\n= c\n# d\n1. e\n> f\n$$") ==
        Formulas{"a \\\\ - b = c # d 1. e > f"});
  CHECK(formulas("It is\n$$\na\n- b\n$$\nand so") == Formulas{"a - b"});
  CHECK(formulas("> $$a\n> + b$$") == Formulas{"a + b"});
  CHECK(formulas("> > $$a\n> > > b$$") == Formulas{"a > b"});
  CHECK(formulas("- $$a\n  - b$$\n- c") == Formulas{"a - b"});
  CHECK(formulas("$$a\n- b$$ and $$c\n- d$$\n\n$$e\n+ f$$") == Formulas{"a - b", "e + f"});
}

TEST_CASE("but never over the edge of a list's item, a quote or a cell, or over a blank line") {
  for (const char* text : {"- $$a\n- b$$", "> $$a\n\nb$$", "> $$a\n# b$$", "$$a\n# b\n\nc$$",
                           "| $$a |\n|---|\n| b$$ |", "1. $$a\n2. b$$", "$$a\n```\nb$$"}) {
    INFO(text);
    CHECK(formulas(text) == Formulas{});
    CHECK(!remarks(text).empty());
  }
}

TEST_CASE("a hard line break is one, by blanks or by a backslash") {
  for (const char* text : {"a  \nb", "a\\\nb", "a     \nb"}) {
    const Node paragraph = document(text).children.at(0);
    REQUIRE(paragraph.children.size() == 3);
    CHECK(paragraph.children[1].kind == Kind::line_break);
  }
  CHECK(document("a \nb").children[0].children.size() == 1);
}

TEST_CASE("what looks alike is one tree") {
  CHECK(document("*a **b*** *c*") == document("*a __b__* *c*"));
  CHECK(document("*a*_b_") == document("*ab*"));
  CHECK(document("**a *b **c** d***") == document("**a *b c d***"));
  CHECK(document("*a&#32;*b") == document("*a&#32;*b"));
  CHECK(document("```math\nx\n```") == document("$$x$$"));
  CHECK(document("- ```math\n  x\n  ```") == document("- $$x$$"));
  CHECK(document("a<span>$</span>b") == document("a\\$b"));
  CHECK(document("~~~\nx\n~~~") == document("    x"));
  CHECK(document("* a\n* b\n\n1) c") == document("- a\n- b\n\n1. c"));
  CHECK(document("a\r\nb") == document("a\nb"));
  CHECK(!(document("- a\n- b") == document("- a\n\n- b")));
  CHECK(!(document("# a") == document("## a")));
}

TEST_CASE("what other dialects know and this one shows as it stands is told with its line") {
  CHECK(remarks("See[^1].\n\n[^1]: a note\n[^2]: https://x.org") ==
        Remarks{"1: footnotes are not supported, it is shown as it stands",
                "3: footnotes are not supported, it is shown as it stands",
                "4: footnotes are not supported, it is shown as it stands"});
  CHECK(prose::plain("See[^1].\n\n[^1]: https://x.org") == "See[^1]. [^1]: https://x.org");
  CHECK(remarks("a\n\\(x\\) and\n\\[y\\]") ==
        Remarks{"2: \\( \\) are parentheses, no formula", "3: \\[ \\] are brackets, no formula"});
  CHECK(remarks("a <b>c</b>\nand <i>d</i>\n<!-- e -->") ==
        Remarks{"1: HTML is shown as it stands", "2: HTML is shown as it stands",
                "3: HTML is shown as it stands"});
  CHECK(remarks("a\n\n<div>\n\nb</div>") ==
        Remarks{"3: HTML is shown as it stands", "5: HTML is shown as it stands"});
  CHECK(remarks("> [!NOTE]\n> a") == Remarks{"1: it is shown as it stands, without a box"});
  CHECK(remarks("a\n[b](c d)") ==
        Remarks{"2: this is no link, since its address ends at a blank or is missing"});
  CHECK(remarks("\\begin{align}\na\n\\end{align}") ==
        Remarks{"1: no formula without dollars around it"});
  // md4c takes one dash a column since 0.5.
  const char* const short_rule = "| a | b |\n|-|-|\n| c | d |";
  CHECK(remarks(short_rule) ==
        (nodes(short_rule, Kind::table).empty() ? Remarks{"2: this is no table"} : Remarks{}));
  CHECK(remarks("&eacute; &amp; &alpha;") ==
        Remarks{"1: this name of a character is not known, write the character"});
  CHECK(remarks("a $ x^2 $\n\n$$ y\n\n$n^2$2") == Remarks{"1: this $ begins no formula",
                                                          "3: these dollars begin no formula",
                                                          "5: this $ begins no formula"});
}

TEST_CASE("a row that has more cells than its header is told, since the last ones are lost") {
  const std::string table = "| a | b |\n|---|---|\n";
  const std::string three = ": this row has 3 cells below a header of 2, the last are lost";
  CHECK(remarks(table + "| $|x|$ | 2 |\n| 1 | 2 | 3 |") ==
        Remarks{"3: this row has 4 cells below a header of 2, the last are lost", "4" + three});
  CHECK(remarks("x\n\n> - y\n>\n>   | a | b |\n>   |---|---|\n>   1|`2`|*3*") ==
        Remarks{"7" + three});
  CHECK(remarks("| |\n|---|\n|1|\n| |2|") ==
        Remarks{"4: this row has 2 cells below a header of 1, the last are lost"});
  CHECK(remarks(table + "\n" + table + "| | |c|\n|c||") == Remarks{"6" + three});
  for (const char* row : {"| $\\|x\\|$ | 2 |", "| 1 | 2 |", "1|2", "| 1 | 2 | |", "|||", "| 1 |",
                          "1", "| a \\| b \\| c | 2 |", "| 1 | `2`"}) {
    INFO(row);
    CHECK(remarks(table + row) == Remarks{});
  }
}

TEST_CASE("an excerpt of what is told cuts no character") {
  for (std::size_t n = 30; n < 45; ++n) {
    const std::string text = "<b c='" + std::string(n, 'x') + "→→→→→→→→→→→→→→'>";
    const std::string told = parse(text).remarks.at(0).text;
    INFO(told);
    CHECK(chalkline::text::valid_utf8(told) == told);
    CHECK(told.find("\uFFFD") == told.npos);
  }
}

TEST_CASE("what begins an address only to md4c is text") {
  for (const char* text : {"<!--TODO:fix-->", "<!--a:b-->", "a <!--a:b--> c", "</a:b>", "<?a:b?>",
                           "<1a:b>", "</a:b> <!--c:d-->", "<!--me@foo.com-->"}) {
    INFO(text);
    CHECK(prose::plain(text) == text);
    CHECK(nodes(text, Kind::link).empty());
  }
  for (const char* text : {"<!--TODO:fix-->", "a <!--a:b--> c", "<?a:b?>"}) {
    CHECK(remarks(text) == Remarks{"1: HTML is shown as it stands"});
    CHECK(parse(text).remarks.at(0).text.find("<") != std::string::npos);
  }
  CHECK(prose::plain("<<http://e.x/a_b>") == "<http://e.x/a_b");
  CHECK(nodes("<<http://e.x/a_b>", Kind::link).at(0).text == "http://e.x/a_b");
  CHECK(prose::plain("\\<!--a:b--> `<!--a:b-->` &lt;!--a:b-->") ==
        "<!--a:b--> <!--a:b--> <!--a:b-->");
  CHECK(nodes("[x](<1a:b>)", Kind::link).at(0).text == "1a:b");
  CHECK(nodes("[x](y<!--a:b)", Kind::link).at(0).text == "y<!--a:b");
  CHECK(nodes("[x]\n\n[x]:\n<1a:b>", Kind::link).at(0).text == "1a:b");
  CHECK(nodes("<http://x.y> <a@b.c>", Kind::link).size() == 2);
}

TEST_CASE("ordinary prose earns no remark") {
  for (const char* text :
       {"a < b and c > d, x<y", "`<b>` `[^1]` `\\(x\\)`", "    <b>\n", "$a<b>c$ $\\begin{x}$",
        "<https://x.org> <a@b.org>", "\\[0, 1\\", "(a) [b] a[i] = b[j]", "5 < 6 & 7", "m & n; o",
        "[a](b) ![c](d)", "$[a](b)$", "\\<b>", "a\\(b", "R&D", "~~a~~ - [x] b",
        "a<span>@</span>b.c <span>\\:</span>"}) {
    INFO(text);
    CHECK(remarks(text) == Remarks{});
  }
}

TEST_CASE("what nests too deeply is shown as it is written") {
  std::string deep;
  for (int i = 0; i < 60; ++i) deep += "> ";
  const Node block = document(deep + "a").children.at(0);
  CHECK(block.kind == Kind::code_block);
  CHECK(code_of(block) == deep + "a\n");
}

TEST_CASE("a block in a list's item belongs to it, wherever in the text it stands") {
  for (std::size_t shift = 0; shift < 300; ++shift) {
    for (const char* item : {"- # a\n\n  b\n", "- ```\n  a\n  ```\n\n  b\n", "- a\n  ===\n\n  b\n",
                             "- ***\n\n  b\n", "- 1. # a\n\n  b\n"}) {
      const Node list = document(std::string(shift, '\n') + item).children.at(0);
      INFO(shift << item);
      CHECK(list.children.at(0).children.size() == 2);
    }
  }
}
