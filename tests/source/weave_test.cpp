#include "source/weave.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contains.hpp"
#include "source/blanks.hpp"

using namespace chalkline;
using namespace chalkline::source;

namespace {

std::string read_golden(const std::string& name) {
  std::ifstream file(std::string(CHALKLINE_SOURCE_DIR) + "/tests/golden/" + name, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::string weave_text(const std::string& text) { return weave(parse_lesson("a.cpp", text)); }

using chalkline::test::contains;

}  // namespace

TEST_CASE("weave: a small lesson, whole") {
  const LessonSource lesson = parse_lesson("lessons/0_small.cpp", read_golden("weave_small.cpp"));
  CHECK(weave(lesson) == read_golden("weave_small_woven.cpp"));
}

TEST_CASE("weave: woven line i + 1 is the lesson's line i, but for the body's markers") {
  const std::string newline = GENERATE(as<std::string>{}, "\n", "\r\n");
  std::string text;
  for (const std::string& line : lines_of(read_golden("weave_small.cpp"))) text += line + newline;
  const LessonSource lesson = parse_lesson("a.cpp", text);
  const auto source = lines_of(text), woven = lines_of(weave(lesson));
  REQUIRE(woven.size() > source.size());
  CHECK(woven[0] == "#line 1 \"a.cpp\"");
  std::size_t replaced = 0;
  for (std::size_t i = 0; i < source.size(); ++i) {
    INFO("line " << i + 1);
    CHECK(woven[i + 1].ends_with('\r') == source[i].ends_with('\r'));
    const std::string_view line = trim(woven[i + 1]);
    std::size_t code_cell = 0;
    bool is_marker = false;
    for (const Cell& cell : lesson.cells) {
      if (cell.line == i + 1) {
        is_marker = true;
        const bool begins = cell.kind == CellKind::code && cell.in_body;
        replaced += begins;
        CHECK(contains(std::string(line), "begin_cell(" + std::to_string(code_cell) + ");") ==
              begins);
      }
      code_cell += cell.kind == CellKind::code;
    }
    const bool is_prose = i < 3 || source[i].rfind("// Gr", 0) == 0;
    if (is_prose) CHECK(line.empty());
    if (!is_marker && !is_prose && i + 1 != lesson.end_line) CHECK(woven[i + 1] == source[i]);
    if (i + 1 == lesson.end_line) CHECK(contains(woven[i + 1], "LESSON_END"));
  }
  CHECK(replaced == 4);
}

TEST_CASE("weave: a cell without a marker begins on the line of LESSON_BEGIN") {
  CHECK(lines_of(weave_text("LESSON_BEGIN  // now\nf();\nLESSON_END"))[1] ==
        "LESSON_BEGIN ::chalkline::lesson::begin_cell(0);  // now");
  CHECK(lines_of(weave_text("LESSON_BEGIN\n// %%\nf();\nLESSON_END"))[1] == "LESSON_BEGIN");
}

TEST_CASE("weave: a cell that is to throw stands in a try block up to the next cell or the end") {
  const std::string caught = "} catch (...) { ::chalkline::lesson::cell_raised(); } ";
  const auto woven =
      lines_of(weave_text("LESSON_BEGIN\n// %% tags=[\"raises-exception\"]\nthrow 1;  // %% x\n"
                          "// %% tags=[\"raises-exception\"]\nthrow 2;\n// %%\nLESSON_END"));
  CHECK(woven[2] == "::chalkline::lesson::begin_cell(0); try {");
  CHECK(woven[3] == "throw 1;  // %% x");
  CHECK(woven[4] == caught + "::chalkline::lesson::begin_cell(1); try {");
  CHECK(woven[6] == "// %%");
  CHECK(woven[7] == caught + "LESSON_END");
}

TEST_CASE(
    "weave: a byte order mark is left to the start of the file, which is no longer the lesson's") {
  const std::string woven = weave_text("\xEF\xBB\xBFint a;\nLESSON_BEGIN\nLESSON_END");
  CHECK(lines_of(woven)[1] == "int a;");
}

TEST_CASE(
    "weave: a change of prose or titles changes nothing that is compiled, a change of code does") {
  const std::string lesson =
      "// %% [markdown]\n// # Title\n// %% A\nint a;\nLESSON_BEGIN\n// %% [markdown]\n// prose\n// "
      "%% "
      "B\nf();\nLESSON_END\n";
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = lesson;
    return weave_text(text.replace(text.find(from), from.size(), to));
  };
  for (const char* prose : {"Title", "prose", " A\n", " B\n"})
    CHECK(changed(prose, prose[0] == ' ' ? " $x$\n" : "$x$") == weave_text(lesson));
  CHECK(changed("int a", "int b") != weave_text(lesson));
  CHECK(changed("f()", "g()") != weave_text(lesson));
}

TEST_CASE("weave: the fingerprint is that of the code, wherever it stands in the file") {
  const auto fingerprint = [](const std::string& text) {
    return code_fingerprint(parse_lesson("a.cpp", text));
  };
  const std::string plain = fingerprint("int a;\nLESSON_BEGIN\n// %%\nf();\nLESSON_END");
  CHECK(
      fingerprint("// %% [markdown]\n// # T\n\n// %% A\nint a;\nLESSON_BEGIN\n// %% [markdown]\n// "
                  "prose\n// %% B\n\nf();\nLESSON_END") == plain);
  CHECK(fingerprint("int a;\nLESSON_BEGIN\n// %%\ng();\nLESSON_END") != plain);
  CHECK(fingerprint("int a;\nLESSON_BEGIN\n// %% tags=[\"raises-exception\"]\nf();\nLESSON_END") !=
        plain);
  CHECK(fingerprint("LESSON_BEGIN\n// %%\nint a;\n// %%\nf();\nLESSON_END") != plain);
}

TEST_CASE("weave: what follows the lesson starts on a line of its own") {
  for (const std::string last : {"", "\n", "\r\n", "\n// end \\\n", "\n// end \\"}) {
    const std::string woven = weave_text("LESSON_BEGIN\nLESSON_END" + last);
    CHECK(contains(woven, "\n\n#line 1 \"a.cpp (woven)\"\nnamespace {\n"));
  }
}

TEST_CASE("weave: a path with quotes and backslashes") {
  CHECK(lines_of(weave(parse_lesson("a\\\"b.cpp", "LESSON_BEGIN\nLESSON_END")))[0] ==
        R"(#line 1 "a\\\"b.cpp")");
}

TEST_CASE("weave: parameters are declared from where their author wrote them") {
  const std::string woven = weave_text(
      "LESSON_BEGIN\nauto a = param(\"a\",\n  1);\nauto b = param(\"b\", 2);\nLESSON_END\n");
  CHECK(contains(
      woven,
      "void chalkline_declare_parameters() {\n#line 2 \"a.cpp\"\n(void)param(\"a\",\n  1);\n"
      "#line 4 \"a.cpp\"\n(void)param(\"b\", 2);\n#line 1 \"a.cpp (woven)\"\n}\n"));
}
