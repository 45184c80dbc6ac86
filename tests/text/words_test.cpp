#include "text/words.hpp"

#include "catch.hpp"

using chalkline::text::folded_words;
using Words = std::vector<std::string>;

TEST_CASE("words are compared without case, accents, widths and what joins them") {
  CHECK(folded_words("").empty());
  CHECK(folded_words(" 1 + 2 ").empty());
  CHECK(folded_words("A title, (notes)!") == Words{"a", "title", "notes"});
  CHECK(folded_words("speaker-notes_2 x") == Words{"speaker", "notes", "x"});
  CHECK(folded_words("speakerNotes ABC") == Words{"speaker", "notes", "abc"});
  CHECK(folded_words("L\xC3\xB6sung LO\xCC\x88SUNG") == Words{"losung", "losung"});
  CHECK(folded_words("\xEF\xBD\x8E\xEF\xBD\x8F") == Words{"no"});
  CHECK(folded_words("\xE2\x80\x9Cno\xC2\xADte\xE2\x80\x9D") == Words{"note"});
}

TEST_CASE("words of bytes that are no UTF-8 are those between them") {
  CHECK(folded_words("a\xFF"
                     "b\xC3") == Words{"a", "b"});
}
