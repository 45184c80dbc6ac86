#include "plot/text_width.hpp"

#include "catch.hpp"
#include "plot/drawn_text.hpp"

using namespace chalkline::plot;

using Lines = std::vector<std::string>;

TEST_CASE("text is as wide as the font's characters, and what the font lacks is a square") {
  CHECK(text_width("", 12.0) == 0.0);
  CHECK(text_width("MMMM", 1000.0) == 4 * 863.0);
  CHECK(text_width("il", 1000.0) == 2 * 278.0);
  CHECK(text_width("x²ρ−10⁻¹", 10.0) == Approx(45.0).margin(8.0));
  CHECK(text_width("日本", 10.0) == 20.0);
  CHECK(text_width("a\u2060b", 1000.0) == text_width("ab", 1000.0));
  CHECK(font_has(U'é'));
  CHECK(font_has(U'□'));
  CHECK(!font_has(U'日'));
}

TEST_CASE("lines break between words, and within a word that is wider than a line") {
  CHECK(wrapped("one two three", 1000.0, 10.0) == Lines{"one two three"});
  CHECK(wrapped("one two three", text_width("one two", 10.0), 10.0) == Lines{"one two", "three"});
  CHECK(wrapped("MMMMM i", text_width("MM", 10.0), 10.0) == Lines{"MM", "MM", "M i"});
  CHECK(wrapped("é日é日", 1.0, 10.0) == Lines{"é", "日", "é", "日"});
  CHECK(wrapped("  ", 100.0, 10.0).empty());
  CHECK(wrapped("a  b", 100.0, 10.0) == Lines{"a  b"});
}

TEST_CASE("a character that no font has is drawn as a box") {
  CHECK(drawn_text("x² é ρ") == "x² é ρ");
  CHECK(drawn_text("a\tb\x7f") == "a b ");
  CHECK(drawn_text("\U000F1234!") == "□!");  // of private use
}
