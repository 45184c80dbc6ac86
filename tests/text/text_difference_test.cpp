#include "text/text_difference.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::text;

TEST_CASE("equal texts have no difference") {
  CHECK(text_difference("", "").empty());
  CHECK(text_difference("a\nb\n", "a\nb\n").empty());
}

TEST_CASE("only the lines that differ are shown, old before new") {
  CHECK(text_difference("a\nb\nc\n", "a\nB\nc\n") == "- b\n+ B\n");
  CHECK(text_difference("a\nb\n", "b\n") == "- a\n");
  CHECK(text_difference("a\n", "a\nb\nb\n") == "+ b\n+ b\n");
  CHECK(text_difference("", "a\n") == "+ a\n");
  CHECK(text_difference("a\n", "") == "- a\n");
}

TEST_CASE("lines that repeat are counted once only") {
  CHECK(text_difference("a\na\n", "a\n") == "- a\n");
  CHECK(text_difference("a\n", "a\na\na\n") == "+ a\n+ a\n");
}

TEST_CASE("a line end that is missing is said") {
  CHECK(text_difference("a\n", "a") == "- a\n+ a (without a line end)\n");
  CHECK(text_difference("a", "a").empty());
}

TEST_CASE("long differences are cut on each side, and how much is said") {
  CHECK(text_difference("1\n2\n3\n4\n", "5\n", 2) == "- 1\n- 2\n- ... 2 more lines\n+ 5\n");
  CHECK(text_difference("1\n2\n", "3\n4\n", 2) == "- 1\n- 2\n+ 3\n+ 4\n");
}
