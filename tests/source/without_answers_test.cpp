#include "source/without_answers.hpp"

#include "catch.hpp"
#include "source/lesson_source.hpp"

using namespace chalkline::source;

namespace {

const std::string begin = "// %% [markdown]\n// # T\n\n", body = "// %% Code\nLESSON_BEGIN\n",
                  end = "// %%\nLESSON_END\n",
                  solution = "// %% [markdown] tags=[\"solution\"]\n// It is 5.\n//\n// So.\n\n";

}  // namespace

TEST_CASE("without_answers: solutions and notes are cut out, and all else stays as it was") {
  const std::string question = "// %% [markdown] tags=[\"predict\"]\n// How much?\n\n",
                    code =
                        "// %% Sum\nconst char* s = R\"(\n// %% [markdown] "
                        "tags=[\"solution\"]\n)\";\n\n",
                    notes = "// %% [markdown] tags=[\"notes\"]\n// Wait.\n\n";
  CHECK(without_answers(begin + solution + body + question + code + solution + notes + end) ==
        begin + body + question + code + end);
  CHECK(without_answers(begin + body + question + code + end) ==
        begin + body + question + code + end);
}

TEST_CASE("without_answers: what might be a note is cut out as one") {
  CHECK(without_answers(begin + body + "// %% [markdown] Solution\n// It is 5.\n\n" + end) ==
        begin + body + end);
}

TEST_CASE("without_answers: what is left is a lesson, wherever the answers stood") {
  for (const std::string& text :
       {begin + body + solution + end, begin + body + solution + "LESSON_END\n",
        solution + body + end, begin + solution + "LESSON_BEGIN\n" + solution + "LESSON_END\n",
        begin + body + "LESSON_END\n", begin + body + "f();\n" + solution + "LESSON_END"}) {
    INFO(text);
    const std::string left = without_answers(text);
    CHECK(left.find("It is 5") == left.npos);
    CHECK(left.find("So.") == left.npos);
    CHECK_NOTHROW(parse_lesson("l.cpp", left));
  }
}

TEST_CASE("without_answers: of what is no lesson nothing is handed out") {
  const std::string left = without_answers(begin + body + "f({\n" + solution + end);
  CHECK(left.starts_with("// This file cannot be read as a lesson"));
  CHECK(left.find("It is 5") == left.npos);
}
