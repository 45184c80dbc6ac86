#include "book/review.hpp"

#include "book/introduction.hpp"
#include "book/read_sample.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::book;

namespace {

std::string lesson(const std::string& body) {
  return "// %% [markdown]\n// # Title\n\n// %% Code\n#include "
         "<chalkline/lesson.hpp>\nLESSON_BEGIN\n" +
         body + "LESSON_END\n";
}

/// A run of the lesson in which nothing was put out.
record::RunRecord record_of(const source::LessonSource& source) {
  record::RunRecord record = record::record_before_run("l", source);
  record.status = record::RunStatus::done;
  for (record::CellRecord& cell : record.cells) cell.status = record::RunStatus::done;
  return record;
}

/// "12: text" for each remark, its text up to the first colon.
std::vector<std::string> review(const std::string& text, const record::RunRecord& record) {
  const sample::ReadLesson read(record);
  std::vector<std::string> lines;
  for (const markdown::Remark& remark :
       review_lesson(source::parse_lesson("l.cpp", text), read.lesson, read.links))
    lines.push_back(std::to_string(remark.line) + ": " +
                    remark.text.substr(0, remark.text.find(':')));
  return lines;
}

std::vector<std::string> review(const std::string& text) {
  return review(text, record_of(source::parse_lesson("l.cpp", text)));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a lesson without fault earns no remark") {
  CHECK(review(lesson("// %% A\nconst double a = param(\"a\", 1.0, \"it\");\nf(a);\n// %% "
                      "[markdown]\n// $x^2$\n\n// %%\ng();\n"))
            .empty());
}

TEST_CASE("a lesson without a heading of the first level has no title") {
  CHECK(review("// %% [markdown]\n// ## Low\n// %% Code\nLESSON_BEGIN\nLESSON_END\n") ==
        Lines{"1: the lesson has no title"});
}

TEST_CASE("a code cell needs a title or prose before it, and notes are no such prose") {
  const std::string missing = ": this cell has neither a title nor prose before it";
  CHECK(review(lesson("// %% A\nf();\n// %%\ng();\n")) == Lines{"9" + missing});
  CHECK(review(lesson(
            "// %% A\nf();\n// %% [markdown] tags=[\"notes\"]\n// Say it.\n// %%\ng();\n")) ==
        Lines{"11" + missing});
  CHECK(review(lesson("// %% A\nf();\n// %%\n// %% B\ng();\n")) == Lines{"9: this cell is empty"});
}

TEST_CASE("a formula that cannot be read is told with its own line") {
  const Lines remarks =
      review(lesson("// %% [markdown]\n// Fine: $x$.\n// Not so: $\\nonsense{x}$.\n"));
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0] == "9: the formula $\\nonsense{x}$ cannot be shown");
}

TEST_CASE("a formula is told with its line wherever it stands") {
  const auto bad = [](std::size_t line) {
    return std::to_string(line) + ": the formula $\\nope$ cannot be shown";
  };
  const auto prose = [](const std::string& text) {
    return review(lesson("// %% [markdown]\n" + text));
  };
  CHECK(prose("// $\\alpha$ and $\\nope$\n// and $\\nope$.\n") == Lines{bad(8), bad(9)});
  CHECK(prose("//\n//\n//\n// - a\n//   - $\\nope$\n") == Lines{bad(12)});
  CHECK(prose("// > a\n// > $\\nope$\n//\n// | a |\n// |---|\n// | $\\nope$ |\n") ==
        Lines{bad(9), bad(13)});
  CHECK(prose("// It is\n//\n// $$\n// \\nope\n// $$\n\n") == Lines{bad(10)});
  CHECK(prose("// a \\\n// $x$ $\\nope$\n") == Lines{bad(9)});
  CHECK(prose("// ```math\n// \\nope\n// ```\n") == Lines{bad(9)});
}

TEST_CASE("what is not supported and what leads nowhere is told with its line") {
  CHECK(review(lesson("// %% [markdown]\n// A[^1]\n// <b>c</b>\n// [d](e.html) ![f](g.png)\n"
                      "// [h](#title) [i](#nowhere)\n// [j](javascript:x)\n")) ==
        Lines{"8: footnotes are not supported, it is shown as it stands",
              "9: HTML is shown as it stands", "10: the link to e.html leads nowhere",
              "10: the picture g.png leads nowhere", "11: the link to #nowhere leads nowhere",
              "12: the link to javascript"});
}

TEST_CASE("figures without alternative text and parameters without description are told") {
  const std::string text = lesson("// %% A\nf(param(\"a\", 1.0, \" \"));\n");
  record::RunRecord record = record_of(source::parse_lesson("l.cpp", text));
  record.parameters.push_back({record::declare_parameter("a", 1.0, " "), 1.0});
  record.cells.back().outputs.push_back(
      record::FigureDisplay{.title = "F", .name = "f", .alt = ""});
  record.cells.back().outputs.push_back(record::MarkdownDisplay{"$\\nonsense$"});
  CHECK(review(text, record) ==
        Lines{"7: the figure \"F\" has no text for readers who cannot see it",
              "7: the formula $\\nonsense$ cannot be shown",
              "8: the parameter a has no description"});
}

TEST_CASE(
    "a parameter is unused if its value is dropped or kept in a variable that nothing reads") {
  const auto unused = [](const std::string& body) {
    return review(lesson("// %% A\n" + body)).size();
  };
  CHECK(unused("param(\"a\", 1.0, \"it\");\n") == 1);
  CHECK(unused("const double a = param(\"a\", 1.0, \"it\");\n") == 1);
  CHECK(unused("const auto a = static_cast<int>(param(\"a\", 1, \"it\"));\n// a\nf(\"a\");\nb.a = "
               "1;\n") == 1);
  CHECK(unused("const double a = param(\"a\", 1.0, \"it\");\nf({.a = a});\n") == 0);
  CHECK(unused("f(param(\"a\", 1.0, \"it\"));\n") == 0);
  CHECK(unused("if (param(\"a\", true, \"it\")) f();\n") == 0);
  CHECK(unused("const double a{param(\"a\", 1.0, \"it\")};\nf(a);\n") == 0);
  CHECK(unused("const auto o = Options{.a = param(\"a\", 1.0, \"it\")};\nf(o);\n") == 0);
  CHECK(
      unused(
          "const double a = param(\"a\", 1.0, \"it\"), b = param(\"b\", 1.0, \"it\");\nf(a);\n") ==
      1);
}

TEST_CASE("a question and exercises need an answer, each where it belongs") {
  const std::string question = "// %% [markdown] tags=[\"predict\"]\n// How much?\n",
                    run = "// %% Run\nf();\n",
                    answer = "// %% [markdown] tags=[\"solution\"]\n// 5.\n",
                    text = "// %% [markdown]\n// So.\n", heading = "// %% [markdown]\n// ## Next\n",
                    exercises = "// %% [markdown]\n// Before.\n//\n// ## Try this\n// - One.\n";
  const std::string unanswered = ": this prediction has no answer";
  CHECK(review(lesson(question + run + answer)).empty());
  CHECK(review(lesson(question + run + text + answer)).empty());
  CHECK(review(lesson(question + answer + run)).empty());
  CHECK(review(lesson(question + run)) == Lines{"7" + unanswered});
  CHECK(review(lesson(question + run + heading + exercises + answer)) == Lines{"7" + unanswered});
  CHECK(review(lesson(question + run + run + exercises + answer)) == Lines{"7" + unanswered});
  CHECK(review(lesson(exercises + answer)).empty());
  CHECK(review(lesson(exercises + run + text + answer)).empty());
  CHECK(review(lesson(exercises + run)) == Lines{"10: \"Try this\" has no answers"});
  CHECK(review(lesson(exercises + heading + run)) == Lines{"10: \"Try this\" has no answers"});
}

TEST_CASE("exercises are known by their heading") {
  const auto asks = [](const std::string& heading) {
    return !review(lesson("// %% [markdown]\n// ## " + heading + "\n")).empty();
  };
  for (const char* heading :
       {"Try this", "Try it yourself", "Exercises", "Exercise 2", "TRY THIS!"})
    CHECK(asks(heading));
  for (const char* heading : {"Trying this", "Retry", "What it takes", "An exercise in patience"})
    CHECK(!asks(heading));
}

TEST_CASE("a solution needs something before it that it answers") {
  const std::string answer = "// %% [markdown] tags=[\"solution\"]\n// 5.\n";
  const std::string nothing = ": this solution answers nothing";
  CHECK(review(lesson(answer)) == Lines{"7" + nothing});
  CHECK(review(lesson("// %% [markdown]\n// ## Try this\n" + answer +
                      "// %% [markdown]\n// ## On\n" + answer)) == Lines{"13" + nothing});
  CHECK(review(lesson("// %% A\nf();\n" + answer)) == Lines{"9" + nothing});
  CHECK(review(lesson(answer + "// %%\nf();\n")) ==
        Lines{"7" + nothing, "9: this cell has neither a title nor prose before it"});
}

TEST_CASE("lines of code that are too long for a page are told, by what they take on it") {
  const std::string line = "f(\"" + std::string(83, 'x') + "\");";  // 89 columns
  CHECK(review(lesson("// %% A\nf();\n" + line + "\n")) ==
        Lines{"9: this line of code has 89 columns; pages have room for 88"});
  std::string greek;
  for (int i = 0; i < 80; ++i) greek += "\u03B1";
  CHECK(review(lesson("// %% A\nf(\"" + greek + "\");\n")).empty());
  CHECK(review(lesson("// %% [markdown]\n// " + std::string(100, 'x') + "\n")).empty());
}

TEST_CASE("the first sentence is one that an index can show whole") {
  const auto begins = [](const std::string& text) {
    return review("// %% [markdown]\n// # T\n//\n// " + text +
                  "\n\n// %% Code\nLESSON_BEGIN\nLESSON_END\n");
  };
  CHECK(begins(std::string(159, 'x') + ". " + std::string(50, 'y')).empty());
  CHECK(begins(std::string(160, 'x') + ". More.") ==
        Lines{"4: the first sentence, which the index shows, has 161 characters; at most 160 are "
              "read at a glance"});
  CHECK(begins("It is divided by:\n//\n// $$x$$") ==
        Lines{"4: the first sentence, which the index shows, ends with a colon, and what it "
              "announces does not follow there"});
}

TEST_CASE(
    "what introduces a course is reviewed by its own lines: links, formulas, what is not shown") {
  const record::RunRecord record =
      introduction_record("# A course\n\nSee [one](1_sample.cpp),\n[two](2_two.cpp).\n\n$\\foo$\n");
  const sample::ReadLesson lesson(sample::record({sample::prose("# One")}));
  const Lesson introduction = read_lesson(record);
  Links links = lesson.links;
  links.add_prose(introduction, "lessons/README.md");
  const auto remarks = review_introduction(introduction, links);
  REQUIRE(remarks.size() == 2);
  CHECK(remarks[0].line == 4);
  CHECK(remarks[0].text == "the link to 2_two.cpp leads nowhere: there is no such lesson or file");
  CHECK(remarks[1].line == 6);
  const record::RunRecord none = introduction_record("");
  CHECK(review_introduction(read_lesson(none), links).empty());
}
