#include "text/overprinted.hpp"

#include "catch.hpp"

using chalkline::text::overprinted;

TEST_CASE("a line is shown as it ends, as on a terminal") {
  CHECK(overprinted("10%\r50%\r100%\ndone\n") == "100%\ndone\n");
  CHECK(overprinted("working\rdone") == "doneing");
  CHECK(overprinted("half\r") == "half");
  CHECK(overprinted("a\r\nb\r\r\nc") == "a\nb\nc");
  CHECK(overprinted("abc\b\bX\n") == "aXc\n");
  CHECK(overprinted("\b\ba") == "a");
}

TEST_CASE("what clears a line is obeyed") {
  CHECK(overprinted("working\r\033[Kdone\n") == "done\n");
  CHECK(overprinted("abc\b\033[0Kd\n") == "abd\n");
  CHECK(overprinted("abc\033[2K\rd\n") == "d\n");
  CHECK(overprinted("abc\b\b\033[1Kd\n") == " dc\n");
}

TEST_CASE("characters take the columns that they take on a terminal") {
  CHECK(overprinted("é1\rb\n") == "b1\n");
  CHECK(overprinted("日本\rab\n") == "ab本\n");
  CHECK(overprinted("e\u0301x\r\n") == "e\u0301x\n");
  CHECK(overprinted("e\u0301x\rab\n") == "ab\n");
}

TEST_CASE("text without carriage returns and backspaces stays, byte for byte") {
  for (const char* text :
       {"", "a", "a\n", "\n\n", "tab\there\x1b[31mred\x1b[0m \xff\xfe", "\033[K"})
    CHECK(overprinted(text) == text);
}
