#include "source/code_highlight.hpp"

#include <string>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::source;

TEST_CASE("code is colored by what its words are") {
  CHECK(code_to_html("const Vector x = f(\"a<b\", 1'0.5);  // why & how\n") ==
        "<span class=\"k\">const</span> <span class=\"t\">Vector</span> x = <span "
        "class=\"f\">f</span>("
        "<span class=\"s\">&quot;a&lt;b&quot;</span>, <span class=\"n\">1&#39;0.5</span>);  "
        "<span class=\"c\">// why &amp; how</span>\n");
  CHECK(code_to_html("#include <vector>\nstd::size_t n;") ==
        "<span class=\"p\">#include</span> <span class=\"s\">&lt;vector&gt;</span>\nstd::<span "
        "class=\"t\">size_t</span> n;");
}

TEST_CASE("no span crosses a line end") {
  CHECK(code_to_html("/* a\nb */ R\"(c\n\nd)\"") ==
        "<span class=\"c\">/* a</span>\n<span class=\"c\">b */</span> <span "
        "class=\"s\">R&quot;(c</span>\n\n"
        "<span class=\"s\">d)&quot;</span>");
}

TEST_CASE("code that cannot be lexed is shown as it stands") {
  CHECK(code_to_html("int x; /* never closed <b>") == "int x; /* never closed &lt;b&gt;");
  CHECK(code_to_html("\"</script>") == "&quot;&lt;/script&gt;");
  CHECK(code_to_html("\xFF\0") == "\uFFFD");
}

TEST_CASE("lines are numbered, right-aligned, and go on below where they are too wide") {
  CHECK(code_to_terminal("a;\n\n\tb;\n", {80, false}, 9) == " 9  a;\n10  \n11      b;\n");
  CHECK(code_to_terminal("int x;", {80, true}, 1) == "\033[2m1\033[0m  \033[35mint\033[0m x;\n");
  CHECK(code_to_terminal(std::string(45, 'x'), {24, false}, 1) ==
        "1  " + std::string(21, 'x') + "\n       " + std::string(17, 'x') + "\n       xxxxxxx\n");
  CHECK(code_to_terminal("", {80, true}, 1).empty());
  CHECK(code_to_terminal("// \033[31m", {80, false}, 1) == "1  // ␛[31m\n");
}
