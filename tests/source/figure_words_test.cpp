#include "source/figure_words.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace chalkline::source;

TEST_CASE("figure_words: what a figure's alternative text and caption say is not shown") {
  CHECK(without_figure_words("show(Figure(\"T\").alt(\"It falls.\"));") ==
        "show(Figure(\"T\").alt(\"\u2026\"));");
  CHECK(without_figure_words("f.caption (text(\"a\", 1) + \")\") .alt(s).line(\"x\");") ==
        "f.caption (text(\"\u2026\", 1) + \"\u2026\") .alt(s).line(\"x\");");
}

TEST_CASE("figure_words: lines stay where they are") {
  CHECK(without_figure_words("f\n    .alt(\n        \"a \"  // so\n        \"b\");\ng();") ==
        "f\n    .alt(\n        \"\u2026\"  // so\n        \"\u2026\");\ng();");
  CHECK(without_figure_words(".caption(R\"(a\nb\nc)\");\ng();") ==
        ".caption(\"\u2026\"\n\n);\ng();");
}

TEST_CASE("figure_words: nothing else is touched") {
  for (const char* code : {"alt(\"a\");", "f.title(\"a\").alto(\"b\");", "// .alt(\"a\")\n",
                           "f.alt;\ng(\"a\");", "f.alt(x), \"a\";", "", "\"never ends"})
    CHECK(without_figure_words(code) == code);
}
