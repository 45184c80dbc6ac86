#include "source/lesson_source.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sanitized.hpp"
#include "source/tags.hpp"

using namespace chalkline;
using namespace chalkline::source;

namespace {

LessonSource parse(const std::string& text) { return parse_lesson("lessons/0_try.cpp", text); }

/// The error that a lesson gives, without its path.
std::string error_of(const std::string& text) {
  try {
    parse(text);
  } catch (const LessonError& error) {
    CHECK(error.what() ==
          "lessons/0_try.cpp:" + std::to_string(error.line()) + ": " + error.reason());
    return std::to_string(error.line()) + ": " + error.reason();
  }
  return "no error";
}

bool starts(const std::string& text, const std::string& start) {
  INFO(text);
  const bool found = text.rfind(start, 0) == 0;
  CHECK(found);
  return found;
}

/// A lesson with `body` in its body, whose first line is line 2.
std::string with_body(const std::string& body) {
  return "LESSON_BEGIN\n" + body + "\nLESSON_END\n";
}

const std::string small = R"(// %% [markdown]
// # The bowl
// ## From above
// Looked at straight down,
// the bowl is *round*.
//
//     indented

// %% The test problem
#include <chalkline/lesson.hpp>

double square(double x) { return x * x; }  // at any x

LESSON_BEGIN

// %% Sample tags=["slow", "hide-input"]

const double a = square(2);

const double b = a;

// %% Prose [md]
// One.
//
// Two.
// %%
// %% Last
b;

// %%
LESSON_END
)";

}  // namespace

TEST_CASE("lesson_source: cells of a lesson") {
  const LessonSource lesson = parse(small);
  CHECK(lesson.path == "lessons/0_try.cpp");
  CHECK(lesson.text == small);
  CHECK(lesson.begin_line == 14);
  CHECK(lesson.end_line == 31);
  REQUIRE(lesson.cells.size() == 6);

  const Cell& prose = lesson.cells[0];
  CHECK(prose.kind == CellKind::markdown);
  CHECK(prose.title.empty());
  CHECK(prose.line == 1);
  CHECK(!prose.in_body);
  CHECK(
      prose.source ==
      "# The bowl\n## From above\nLooked at straight down,\nthe bowl is *round*.\n\n    indented");

  const Cell& problem = lesson.cells[1];
  CHECK(problem.kind == CellKind::code);
  CHECK(problem.title == "The test problem");
  CHECK(!problem.in_body);
  CHECK(
      problem.source ==
      "#include <chalkline/lesson.hpp>\n\ndouble square(double x) { return x * x; }  // at any x");

  const Cell& sample = lesson.cells[2];
  CHECK(sample.title == "Sample");
  CHECK(sample.tags == std::vector<std::string>{"slow", "hide-input"});
  CHECK(sample.has_tag("slow"));
  CHECK(!sample.has_tag("hide"));
  CHECK(sample.line == 16);
  CHECK(sample.in_body);
  CHECK(sample.source == "const double a = square(2);\n\nconst double b = a;");

  CHECK(lesson.cells[3].kind == CellKind::markdown);
  CHECK(lesson.cells[3].title == "Prose");
  CHECK(lesson.cells[3].source == "One.\n\nTwo.");
  CHECK(lesson.cells[4].title.empty());
  CHECK(lesson.cells[4].source.empty());
  CHECK(lesson.cells[5].source == "b;");
}

TEST_CASE(
    "lesson_source: blanks at the end of a line of prose stay, those before its slashes do not") {
  const LessonSource lesson = parse(with_body(
      "// %% [markdown]\n//\n//  \n  // one  \n\t//two\t\n//\n//   three \n//\n// %%\nf();  \n"));
  REQUIRE(lesson.cells.size() == 2);
  CHECK(lesson.cells[0].source == "one  \ntwo\t\n\n  three ");
  CHECK(lesson.cells[0].source_line == 5);
  CHECK(lesson.cells[1].source == "f();  ");
}

TEST_CASE(
    "lesson_source: text before the first marker and after LESSON_BEGIN makes cells of its own") {
  const LessonSource lesson =
      parse("#include <a>\n\nLESSON_BEGIN  // here\n\nf();\n// %% Next\ng();\nLESSON_END");
  REQUIRE(lesson.cells.size() == 3);
  CHECK(lesson.cells[0].source == "#include <a>");
  CHECK(lesson.cells[0].line == 1);
  CHECK(!lesson.cells[0].in_body);
  CHECK(lesson.cells[1].source == "f();");
  CHECK(lesson.cells[1].line == 3);
  CHECK(lesson.cells[1].in_body);
  CHECK(lesson.cells[2].title == "Next");
}

TEST_CASE(
    "lesson_source: a cell knows the line on which its source begins, blank lines before or not") {
  const std::vector<std::string> befores = {"", "\n", "\n   \n\n"};
  for (const std::string& before : befores) {
    const std::size_t blank =
        static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const LessonSource lesson =
        parse(before + "int a;\nLESSON_BEGIN\n" + before + "f();\n// %% T\n" + before +
              "f();\n// %% [md]\n" + before + "// f();\nLESSON_END\n");
    REQUIRE(lesson.cells.size() == 4);
    CHECK(lesson.cells[0].source_line == 1 + blank);
    CHECK(lesson.cells[1].source_line == 3 + 2 * blank);
    CHECK(lesson.cells[2].source_line == 5 + 3 * blank);
    CHECK(lesson.cells[3].source_line == 7 + 4 * blank);
  }
}

TEST_CASE("lesson_source: what looks like a marker and is none") {
  for (const std::string body :
       {"auto s = R\"(\n// %% raw\n)\";", "auto s = R\"x(\n)\"\n// %% raw\n)x\";",
        "/*\n// %% comment\n*/ f();", "f();  // %% behind code", "// %%% three", "// %%x",
        "/// %% three slashes", "// see // %% here", "auto s = \"\\\n// %% in a string\\\n\";",
        "// continued \\\n// %% comment\nf();", "#define A \\\n// %% x\nf();"})
    CHECK(parse(with_body(body)).cells.size() == 1);
  CHECK(parse(with_body("auto s = R\"(\nLESSON_END\n)\"; // LESSON_END\n/* LESSON_BEGIN "
                        "*/\n#define X LESSON_END"))
            .cells.size() == 1);
}

TEST_CASE("lesson_source: markers as editors accept them") {
  for (const std::string marker : {"// %%", "//%%", "  // %%  ", "\t//  %%\t"})
    CHECK(parse(with_body("f();\n" + marker + "\ng();")).cells.size() == 2);
  CHECK(parse(with_body("// %%   A title, [0, 1]  ")).cells[0].title == "A title, [0, 1]");
  CHECK(parse(with_body("// %% y tags=[ \"a\" ,\"b\" ] ")).cells[0].tags ==
        std::vector<std::string>{"a", "b"});
  CHECK(parse(with_body("// %% tags=[]\nf();")).cells[0].tags.empty());
  CHECK(parse(with_body("// %% metatags=[x]")).cells[0].title == "metatags=[x]");
  const Cell both = parse(with_body("// %% T [markdown] tags=[\"a\"]\n// x")).cells[0];
  CHECK(both.title == "T");
  CHECK(both.kind == CellKind::markdown);
  CHECK(both.has_tag("a"));
}

TEST_CASE("lesson_source: malformed tags name the marker's line") {
  for (const std::string tags :
       {"tags=", "tags=a", "tags=[a]", "tags=[\"a\"", "tags=[\"a\",]", "tags=[\"a\" \"b\"]",
        "tags=[\"a\"] more", "tags=[,]", "tags=[\"a]", "tags=[\"\"]", "tags=[\"a\"]]"})
    starts(error_of(with_body("\n// %% x " + tags + "\nf();")),
           "3: malformed tags: write tags=[\"a\", \"b\"]");
}

TEST_CASE(
    "lesson_source: line ends, byte order mark, UTF-8 and a missing last newline change no cell") {
  const LessonSource plain =
      parse("// %% Größe\nint ö = 1;\n\nLESSON_BEGIN\n// %% [markdown]\n// ä\n// ö\nLESSON_END\n");
  for (const std::string text :
       {"// %% Größe\r\nint ö = 1;\r\n\r\nLESSON_BEGIN\r\n// %% [markdown]\r\n// ä\r\n// "
        "ö\r\nLESSON_END\r\n",
        "// %% Größe\nint ö = 1;\n\nLESSON_BEGIN\n// %% [markdown]\n// ä\n// ö\nLESSON_END",
        "\xEF\xBB\xBF// %% Größe\nint ö = 1;\n\nLESSON_BEGIN\n// %% [markdown]\n// ä\n// "
        "ö\nLESSON_END\n"}) {
    const LessonSource lesson = parse(text);
    CHECK(lesson.text == text);
    CHECK(lesson.end_line == plain.end_line);
    REQUIRE(lesson.cells.size() == 2);
    for (std::size_t k = 0; k < 2; ++k) {
      CHECK(lesson.cells[k].title == plain.cells[k].title);
      CHECK(lesson.cells[k].source == plain.cells[k].source);
      CHECK(lesson.cells[k].line == plain.cells[k].line);
    }
  }
  CHECK(parse("\xEF\xBB\xBFint a;\nLESSON_BEGIN\nLESSON_END").cells[0].source == "int a;");
}

TEST_CASE("lesson_source: LaTeX's line break in prose stays") {
  const LessonSource lesson = parse(with_body("// %% [markdown]\n// a \\\\\n// b\n// %%\nf();"));
  REQUIRE(lesson.cells.size() == 2);
  CHECK(lesson.cells[0].source == "a \\\\\nb");
}

TEST_CASE("lesson_source: a cell that begins inside a block names the block") {
  CHECK(error_of(with_body("if (true) {\n// %% x\n}")) ==
        "3: a cell begins inside the block whose { was opened on line 2 and is not closed yet");
  CHECK(error_of(with_body("f(1,\n  // %% x\n  2);")) ==
        "3: a cell begins inside the block whose ( was opened on line 2 and is not closed yet");
  CHECK(error_of(with_body("int a<:\n// %%\n3:>;")) ==
        "3: a cell begins inside the block whose [ was opened on line 2 and is not closed yet");
  CHECK(error_of("namespace a {\n\n// %% x\n}\nLESSON_BEGIN\nLESSON_END") ==
        "3: a cell begins inside the block whose { was opened on line 1 and is not closed yet");
  CHECK(
      error_of("namespace a {\nLESSON_BEGIN\n}\nLESSON_END") ==
      "2: LESSON_BEGIN stands inside the block whose { was opened on line 1 and is not closed yet");
  CHECK(error_of(with_body("if (true) {")) ==
        "3: LESSON_END stands inside the block whose { was opened on line 2 and is not closed yet");
  CHECK(error_of(with_body("#if 0\n// %% x\n#endif")) ==
        "3: a cell begins inside the #if that begins on line 2");
}

TEST_CASE("lesson_source: brackets in strings, comments and directives are no blocks") {
  for (const std::string before :
       {"f('{', \"(\", R\"([)\");", "// {", "/* ( */", "#define OPEN {", "#define OPEN ( \\\n {",
        "auto x = 1'0;", "#if A\nif (a) {\n#else\nif (b) {\n#endif\n}"})
    CHECK(parse(with_body(before + "\n// %% x")).cells.size() == 2);
}

TEST_CASE("lesson_source: a cell cannot begin inside a statement") {
  CHECK(error_of(with_body("if (a)\n\n// %% x\nf();")) ==
        "4: a cell begins inside a statement: the code on line 2 does not end with ; or }");
  CHECK(error_of(with_body("f();\nconst int a =\n#define A\n// %% x\n1;")) ==
        "5: a cell begins inside a statement: the code on line 3 does not end with ; or }");
  CHECK(error_of(with_body("else")) ==
        "3: LESSON_END stands inside a statement: the code on line 2 does not end with ; or }");
}

TEST_CASE("lesson_source: a declaration before the body may end with a macro") {
  CHECK(parse("DECLARE(a)\nLESSON_BEGIN\n// %%\nf();\nLESSON_END").cells.size() == 2);
}

TEST_CASE("lesson_source: brackets that do not match") {
  CHECK(error_of(with_body("f();\n}")) == "3: this } closes nothing");
  CHECK(error_of(with_body("f(\n}")) == "3: this } does not match the ( on line 2");
  CHECK(error_of("LESSON_BEGIN\nif (a) {\n") == "2: the { on line 2 is never closed");
}

TEST_CASE("lesson_source: a lesson has one body, and nothing after it") {
  CHECK(error_of("") ==
        "1: no LESSON_BEGIN: a lesson's cells stand between the lines LESSON_BEGIN and LESSON_END");
  starts(error_of("// %% x\nint main() {}\n"), "2: no LESSON_BEGIN");
  CHECK(error_of("int a;\nLESSON_BEGIN\nf();\n") ==
        "3: no LESSON_END after the LESSON_BEGIN on line 2");
  CHECK(error_of("\nLESSON_END\nLESSON_BEGIN\n") ==
        "2: LESSON_END without a LESSON_BEGIN before it");
  CHECK(error_of("LESSON_BEGIN\n\nLESSON_BEGIN\n") ==
        "3: a second LESSON_BEGIN; the first stands on line 1");
  CHECK(error_of(with_body("") + "LESSON_END") ==
        "4: a second LESSON_END; the first stands on line 3");
  CHECK(error_of(with_body("") + "\nint a;") == "5: code after LESSON_END: a lesson ends there");
  CHECK(error_of(with_body("") + "// %% x") == "4: a cell after LESSON_END: a lesson ends there");
  CHECK(error_of("int a; LESSON_BEGIN\n") == "1: LESSON_BEGIN must stand alone on its line");
  CHECK(error_of("LESSON_BEGIN f();\n") == "1: LESSON_BEGIN must stand alone on its line");
  CHECK(error_of("#if 1\nLESSON_BEGIN\n#endif\nLESSON_END") ==
        "2: LESSON_BEGIN stands inside the #if that begins on line 1");
  CHECK(parse(with_body("") + "// the end\n/* really */\n").cells.empty());
}

TEST_CASE("lesson_source: what never ends is an error on its line") {
  starts(error_of(with_body("f();\nauto s = \"abc;\n// %% x")), "3: this string never ends");
  starts(error_of(with_body("auto s = R\"(abc;\n// %% x")), "2: this raw string never ends");
  starts(error_of(with_body("\n/* f();")), "3: this comment never ends");
  starts(error_of(with_body("don't();")), "2: this character never ends");
}

TEST_CASE("lesson_source: a Markdown cell holds comments only") {
  starts(error_of(with_body("// %% [markdown]\n// Text\nf();")),
         "4: code in the Markdown cell that begins on line 2");
  starts(error_of(with_body("// %% [markdown]\n/* Text */")), "3: code in the Markdown cell");
  starts(error_of(with_body("// %% [markdown]\n#define A")), "3: code in the Markdown cell");
  starts(error_of(with_body("// %% [raw]\n// Text")), "2: [raw] cells are not supported");
}

TEST_CASE("lesson_source: raises-exception is for code that runs") {
  CHECK(parse(with_body("// %% tags=[\"raises-exception\"]\nthrow 1;"))
            .cells[0]
            .has_tag(raises_exception_tag));
  starts(error_of("// %% tags=[\"raises-exception\"]\nint a;\nLESSON_BEGIN\nLESSON_END"),
         "1: raises-exception is for");
  starts(error_of(with_body("// %% [md] tags=[\"raises-exception\"]")),
         "2: raises-exception is for");
}

TEST_CASE("lesson_source: a marker ends with its line") {
  starts(error_of(with_body("// %% x \\\nf();")), "2: a cell's marker ends with its line");
}

TEST_CASE("lesson_source: calls of param are found with their lines") {
  const LessonSource lesson = parse(
      with_body("const auto a = param(\"a\", 0.1, \"x, (y\", {.min = f(1)});\n"
                "if (true) { const auto b = ::chalkline::param  ( // why\n  \"b_2\", 1, \")\"); }\n"
                "x.param(\"c\", 1); y->param(\"d\", 1); other::param(\"e\", 1); ::param(\"g\", 1); "
                "auto param = 1; // param(\"f\", 1)\n"
                "const auto s = \"param(1)\"; param2(1);\nusing chalkline::param;\n"));
  REQUIRE(lesson.parameters.size() == 2);
  CHECK(lesson.parameters[0].name == "a");
  CHECK(lesson.parameters[0].line == 2);
  CHECK(lesson.parameters[0].code == "param(\"a\", 0.1, \"x, (y\", {.min = f(1)})");
  CHECK(lesson.parameters[1].name == "b_2");
  CHECK(lesson.parameters[1].line == 3);
  CHECK(lesson.parameters[1].code == "::chalkline::param  ( // why\n  \"b_2\", 1, \")\")");
}

TEST_CASE("lesson_source: calls of param that cannot be declared") {
  starts(error_of("auto a = param(\"a\", 1);\nLESSON_BEGIN\nLESSON_END"),
         "1: param outside the lesson's body");
  CHECK(error_of(with_body("param(\"a\", 1);\nparam(\"a\", 2);")) ==
        "3: a second parameter named a; the first stands on line 2");
  for (const std::string arguments :
       {"name, 1", "\"\", 1", "\"a b\", 1", "\"1a\", 1", "\"a\" \"b\", 1", "u8\"a\", 1", ""})
    starts(error_of(with_body("f();\nparam(" + arguments + ");")), "3: param needs its name first");
  starts(error_of(with_body("#if A\nparam(\"a\", 1);\n#endif")), "3: param inside an #if");
  starts(error_of(with_body("param(\"a\",\n#define B\n1);")),
         "3: a preprocessor directive inside a call of param");
}

TEST_CASE("lesson_source: damaged lessons are read or refused, nothing else") {
  std::mt19937 random(2);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  const std::vector<std::string> pieces{
      "// %%", "\n",       "{",      "}",  "(",    "\"", "'",  "\\\n", "LESSON_END\n", "param(",
      "#if",   "#endif\n", "tags=[", "\r", "R\"(", "*/", "/*", "[md]", "\xEF\xBB\xBF"};
  std::size_t read = 0;
  for (std::size_t trial = 0; trial < test::fewer(4000); ++trial) {
    std::string text = small;
    for (std::size_t edit = below(4); edit > 0; --edit) {
      const std::size_t at = below(text.size());
      if (below(3) == 0)
        text.erase(at, 1 + below(20));
      else
        text.insert(at, pieces[below(pieces.size())]);
    }
    try {
      const LessonSource lesson = parse(text);
      CHECK(lesson.begin_line < lesson.end_line);
      ++read;
    } catch (const LessonError& error) {
      REQUIRE(error.line() >= 1);
    }
  }
  CHECK(read > test::fewer(1000));
}
