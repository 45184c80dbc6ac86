#include "markdown/write.hpp"

#include "book/sample_records.hpp"
#include "catch.hpp"
#include "markdown/for_reader.hpp"
#include "prose.hpp"
#include "sanitized.hpp"

using namespace chalkline;
using namespace chalkline::markdown;
using prose::document;

namespace {

std::string hosted(const std::string& text) {
  return to_markdown(document(text), Reader::code_host);
}
std::string jupyter(const std::string& text) {
  return to_markdown(document(text), Reader::jupyter);
}

/// Whether what is written for both readers reads as the same prose.
void check_round_trip(const std::string& text) {
  const Node read = document(text);
  for (const Reader reader : {Reader::code_host, Reader::jupyter}) {
    const std::string written = to_markdown(read, reader);
    INFO(text << "\n-- written:\n" << written);
    CHECK((document(written) == read));
  }
}

}  // namespace

TEST_CASE("ordinary prose is written as people write it") {
  const std::string text =
      "# Title\n\nIt *is* **so**, see [there](https://example.org) or <https://example.org>: "
      "$\\alpha_1 = x^2$ in [0, 1] (a_b, 5 > 4).\n\n| a | |\n| --- | ---: |\n| 1 | $y$ |\n\n"
      "- one\n- two\n  + three\n\n1. four\n2. five\n\n> six\n\n---\n\n```cpp\nint x;\n```\n\n$$x = "
      "y$$";
  CHECK(hosted(text) == text);
  CHECK(jupyter(text) == text);
  CHECK(hosted("A title\n===\n\none\ntwo\n\n* a\n* "
               "b\n\n|a||\n|---|---:|\n\n***\n\n~~~\nc\n~~~\n\n$$\nx = y\n$$") ==
        "# A title\n\none two\n\n- a\n- b\n\n| a | |\n| --- | ---: |\n\n---\n\n```\nc\n```\n\n$$x "
        "= y$$");
}

TEST_CASE("a formula that a code host would take for Markdown is set apart from it") {
  CHECK(hosted("the set $\\{x, y\\}$ here") == "the set $`\\{x, y\\}`$ here");
  CHECK(hosted("$a*b*c$ and $a < b$") == "$`a*b*c`$ and $`a < b`$");
  CHECK(hosted("$a & b$ and $\\lt$") == "$`a & b`$ and $\\lt$");
  CHECK(hosted("$a~b$, $[a](b)$") == "$`a~b`$, $`[a](b)`$");
  CHECK(hosted("$\\bar{x}_1 + \\bar{x}_2$ $_a$") == "$`\\bar{x}_1 + \\bar{x}_2`$ $`_a`$");
  CHECK(hosted("the $n$th") == "the $`n`$th");
  CHECK(hosted("before\n\n$$x = \\alpha \\, y$$\n\nafter") ==
        "before\n\n```math\nx = \\alpha \\, y\n```\n\nafter");
  CHECK(hosted("$$\na \\\\ b\n$$") == "```math\na \\\\\nb\n```");
  CHECK(jupyter("$\\{x\\}$ $$a \\, b$$ $a*b$") == "$\\{x\\}$ $$a \\, b$$ $a*b$");
  CHECK(jupyter("$$a \\\\ b$$") == "$$\na \\\\\nb\n$$");
  CHECK(jupyter("> $$a \\\\ b$$") == "> $$a \\\\ b$$");  // Jupyter would read the > as TeX
}

TEST_CASE("a display within a paragraph is a block of its own to a code host, if it must be") {
  const auto host = [](const char* text) {
    return to_markdown(for_reader(document(text), Reader::code_host), Reader::code_host);
  };
  CHECK(host("It is $$a*b$$ so") == "It is\n\n```math\na*b\n```\n\nso");
  CHECK(host("- It is $$a*b$$ so\n- c") == "- It is\n  ```math\n  a*b\n  ```\n  so\n- c");
  CHECK(host("It is $$a + b$$ so") == "It is $$a + b$$ so");
  CHECK(host("![a *b* $x^2$](c)") == "![a b x²](c)");
}

TEST_CASE("a dollar that is no formula's is one to no reader") {
  CHECK(jupyter("costs $5") == "costs \\$5");
  CHECK(jupyter("| cost ($) | rate ($/h) |\n|---|---|") ==
        "| cost (\\$) | rate (\\$/h) |\n| --- | --- |");
  CHECK(jupyter("- apples $3\n- pears 4$") == "- apples \\$3\n- pears 4\\$");
  // Two in one paragraph would be a formula to MathJax, which looks at them without backslashes.
  CHECK(jupyter("*$5* and **$10**") == "*<span>\\$</span>5* and **<span>\\$</span>10**");
  CHECK(hosted("$5 where $x$") == "<span>\\$</span>5 where $x$");
  CHECK(hosted("`$a*b*c$` and ``x ` $a*b$``") == "`$a*b*c$` and ``x ` $a*b$``");
}

TEST_CASE("markup and what only some take for markup stay text") {
  CHECK(hosted("<script>alert(1)</script> a < b <!-- c -->") ==
        "\\<script>alert(1)\\</script> a \\< b \\<!-- c -->");
  CHECK(jupyter("`<b>` and <i>") == "`<b>` and \\<i>");
  CHECK(hosted("<javascript:alert(1)>") == "[javascript:alert(1)](<javascript:alert(1)>)");
  CHECK(hosted("<me@example.org>") == "<me@example.org>");
  CHECK(hosted("a lone ` backtick") == "a lone \\` backtick");
  CHECK(hosted("    std::vector<int> a_b;\n") == "```\nstd::vector<int> a_b;\n```");
  CHECK(jupyter("https://x.org www.x.org a@b.org") == "https\\://x.org www\\.x.org a\\@b.org");
  CHECK(hosted("x[^1]") == "x\\[^1]");
  CHECK(jupyter("\\\\(x\\\\) \\begin{a}") == "\\\\&#40;x\\\\&#41; \\\\begin\\{a}");
  CHECK(hosted("1\\. a\n\n\\- b\n\n\\# c\n\n2024\\. was") ==
        "1\\. a\n\n\\- b\n\n\\# c\n\n2024\\. was");
}

TEST_CASE(
    "an address that is text is none to a code host, which looks at text without backslashes") {
  CHECK(hosted("https://x.org www.x.org") == "https<span>:</span>//x.org www<span>.</span>x.org");
  CHECK(hosted("me@foo.com, a.b_@c.d-e.f, mailto:a+@b.c") ==
        "me<span>@</span>foo.com, a.b\\_<span>@</span>c.d-e.f, mailto:a+<span>@</span>b.c");
  CHECK(hosted("me@foo @x a@ .") == "me\\@foo @x a@ .");
  CHECK(hosted("[me@foo.com](http://x.y)") == "[me\\@foo.com](http://x.y)");
  for (const char* text :
       {"me@foo.com", "http://a.b www.c.d e@f.g", "# a@b.c", "| a@b.c |\n|---|",
        "*a*b@c.d **www.a.b**", "<!--a:b--> <<http://e.x/a_b>", "www.*a*", "a\\@b.c"})
    check_round_trip(text);
  CHECK(document("a<span>@</span>b.c <span>\\@</span>") == document("a\\@b.c @"));
}

TEST_CASE("hard line breaks stay") {
  CHECK(hosted("a  \nb\\\nc") == "a\\\nb\\\nc");
  CHECK(jupyter("- a  \n  b") == "- a\\\n  b");
}

TEST_CASE("lists side by side stay two, and a rule within an item a rule") {
  CHECK(hosted("- a\n\n+ b") == "- a\n\n+ b");
  CHECK(hosted("1. a\n\n2) b") == "1. a\n\n2) b");
  CHECK(hosted("- a\n\n  ***") == "- a\n\n  ___");
}

TEST_CASE("what is written reads as the same prose again") {
  for (const char* text : {"***a** b*",
                           "***a* b**",
                           "*a**b***",
                           "**a***b*",
                           "a*b*c",
                           "a*\"b\"*",
                           "*a*b*c*",
                           "x&#42;*a*",
                           "_a_&#98;",
                           "*&nbsp;a*",
                           "~~a~~~~b~~",
                           "*~~a~~*",
                           "[*a*](b)*c*",
                           "!&#91;a](b)",
                           "`` ` ``",
                           "` `` `",
                           "`a``b`",
                           "[a](<b c>) [d](e\\)f)",
                           "[](x) ![](y)",
                           "- \n- a",
                           "- a\n\n- b\n\n\n- c",
                           "- - a\n  - b",
                           "> - a\n>\n>   b",
                           "1. a\n   1. b",
                           "- [x] a\n- [ ] b",
                           "- ```\n  a\n\n  b\n  ```",
                           "```\n```",
                           "```\n\n```",
                           "````\n```\n````",
                           "~~~ a`b\nc\n~~~",
                           "    a\n\n    b",
                           "a\n===\n\nb\\\nc\n---",
                           "# a #\n\n# b \\#",
                           "#",
                           "| a\\|b | `c\\|d` |\n|:-:|--:|",
                           "$a$*b*",
                           "*a $x^*$*",
                           "$x$&#53;",
                           "a&#98;$x$",
                           "$`\\{a\\}`$",
                           "$$ $a$ $$",
                           "$$a\n- b$$",
                           "- $$a$$\n- b $$c$$ d",
                           "| $\\|x\\|$ |\n|---|",
                           "<http://a.b> <c@d.e>",
                           "&copy; &#35;",
                           "a\n: b",
                           "a\n\n[b]: c",
                           "\\[b]: c",
                           "*a\n\nb*",
                           "[a *b](c) d*",
                           "<span>$</span>$"})
    check_round_trip(text);
  check_round_trip(sample::hostile());
}

TEST_CASE("whatever is written reads as the same prose again") {
  prose::RandomProse texts(3);
  for (std::size_t i = 0; i < 20'000; i += test::sanitized ? 10 : 1)
    check_round_trip(texts.next(1 + i / 700));
}
