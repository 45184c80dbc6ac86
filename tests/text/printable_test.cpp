#include "text/printable.hpp"

#include <string>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::text;
using namespace std::string_literals;

TEST_CASE("valid UTF-8 stays as it is, other bytes become replacement characters") {
  CHECK(valid_utf8("plain é 日 😀") == "plain é 日 😀");
  CHECK(valid_utf8("a\xFF\xE6\x97 z") == "a\uFFFD\uFFFD z");  // as in utf8_test.cpp
  CHECK(valid_utf8("\0"s) == "\0"s);
}

TEST_CASE("control characters of a lesson are visible on a terminal, not obeyed") {
  CHECK(printable("\033[31mred\033[0m") == "␛[31mred␛[0m");
  CHECK(printable("\u009B31m") == "␛[31m");  // the one-character CSI
  CHECK(printable("a\x07\x08\x7F\0b"s) == "a␇␈␡␀b");
  CHECK(printable("tab\there\r\nnext\rback\n") == "tab\there\nnext␍back\n");
  CHECK(printable("\x9B") == "\uFFFD");
}

TEST_CASE("what turns the direction of writing is not obeyed on a terminal") {
  CHECK(printable("a\u202Eb\u2066c\u2069") == "a\uFFFDb\uFFFDc\uFFFD");
  CHECK(printable("\u05D0\u200F") == "\u05D0\u200F");  // text that is written from the right
}

TEST_CASE("escaped text is fit for HTML and XML, as content and as attribute") {
  CHECK(escape_html("<script>alert('x' & \"y\")</script> ]]>") ==
        "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt; ]]&gt;");
  CHECK(escape_html("a\0b\033c\x7F\u0085\uFFFE\uFFFF\uFDD0"s) ==
        "a\uFFFDb\uFFFDc\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(escape_html("\tline\r\nline\n") == "\tline\nline\n");
  CHECK(escape_html("\xFF") == "\uFFFD");
}

TEST_CASE("columns are those a terminal gives to text") {
  CHECK(columns("") == 0);
  CHECK(columns("abc") == 3);
  CHECK(columns("x⁽ᵗ⁺¹⁾") == 6);
  CHECK(columns("日本") == 4);
  CHECK(columns("e\u0301") == 1);  // é of two characters
  CHECK(columns("v\u20D7") == 1);
  CHECK(columns("😀") == 2);
  CHECK(columns("\u200B\u200D") == 0);
  CHECK(columns("─│┌") == 3);
  CHECK(columns("α ≤ ∞ → ∇ √ ‖") == 13);
}
