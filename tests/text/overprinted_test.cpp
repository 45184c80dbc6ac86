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

TEST_CASE("an escape sequence takes no column, and those of colors and titles show nothing") {
  CHECK(overprinted("\033[32m10%\033[0m\rdone\n") == "done\n");
  CHECK(overprinted("\033[32m10%\033[0m\r\033[1;32mdo\n") == "do%\n");
  CHECK(overprinted("\033]0;title\a\033]8;;http://x.y\033\\a\033(B\rbc") == "bc");
  CHECK(overprinted("\033[?25l10%\r20%\033[?25h\n") == "20%\n");
  CHECK(overprinted("\033[31mred\033[0m\n") == "red\n");
  CHECK(overprinted("ab\033[2Ac\rxyz\n") == "xyz\n");
  CHECK(overprinted("a\033[2Jb\033[") == "a\033[2Jb\033[");
  CHECK(overprinted("\abc\rx") == "\axc");
}

TEST_CASE("what moves within the line is obeyed") {
  CHECK(overprinted("ab\tcd\rxy") == "xy      cd");
  CHECK(overprinted("5\tx\r6") == "6       x");
  CHECK(overprinted("abcdefghijk\r\t2\b\b\b1\n") == "abcdef1h2jk\n");
  CHECK(overprinted("abcdef\033[1Gx\033[2Cy\033[3Dz") == "xzcyef");
  CHECK(overprinted("50%\r\033[Jx\033[0Jy") == "xy");
  CHECK(overprinted("a\033[99999999999999999999G\033[18446744073709551615Cb").size() < 2000);
}

TEST_CASE("half of a wide character is a blank") {
  CHECK(overprinted("日本\rx\n") == "x 本\n");
  CHECK(overprinted("日本\r\033[Cx\n") == " x本\n");
  CHECK(overprinted("日本\r\033[1Kx\n") == "x 本\n");
  CHECK(overprinted("日本\b\033[K\n") == "日\n");
}

TEST_CASE("characters take the columns that they take on a terminal") {
  CHECK(overprinted("é1\rb\n") == "b1\n");
  CHECK(overprinted("日本\rab\n") == "ab本\n");
  CHECK(overprinted("e\u0301x\r\n") == "e\u0301x\n");
  CHECK(overprinted("e\u0301x\rab\n") == "ab\n");
}

TEST_CASE("text without carriage returns, backspaces and sequences stays, byte for byte") {
  for (const char* text : {"", "a", "a\n", "\n\n", "tab\there \xff\xfe\a", "e\u0301 日本"})
    CHECK(overprinted(text) == text);
}
