#include "markdown/first_sentence.hpp"

#include "catch.hpp"
#include "markdown/html.hpp"
#include "prose.hpp"

using namespace chalkline;
using namespace chalkline::markdown;

namespace {

std::string sentence(const std::string& text) {
  const Node document = prose::document(text);
  const Node* paragraph = first_paragraph(document);
  return paragraph ? inner_html(first_sentence(*paragraph)) : "none";
}

}  // namespace

TEST_CASE("the first sentence is cut from the first paragraph, markup and all") {
  CHECK(sentence("# Title\n\nOne line\nand another. More.") == "One line and another.");
  CHECK(sentence("It *is. So* more.") == "It <em>is.</em>");
  CHECK(sentence("It *is*. So *much*.") == "It <em>is</em>.");
  CHECK(sentence("*It is.* So.") == "<em>It is.</em>");
  CHECK(sentence("Never") == "Never");
  CHECK(sentence("v1.2 is out! Hear") == "v1.2 is out!");
  CHECK(sentence("It is `a. b` (e.g. here) in [c. d](e). More") ==
        "It is <code>a. b</code> (e.g. here) in <a href=\"e\">c.</a>");
  CHECK(sentence("It is divided by:\n\n$$x$$") == "It is divided by.");
  CHECK(sentence("a\\\nb. c") == "a<br/>\nb.");
}

TEST_CASE("a first sentence is whole: abbreviations, initials and quotation marks do not cut it") {
  CHECK(sentence("As Goodfellow et al. describe, cf. Fig. 3. Next") ==
        "As Goodfellow et al. describe, cf. Fig. 3.");
  CHECK(sentence("J. Duchi found it, e.g. here. Next") == "J. Duchi found it, e.g. here.");
  CHECK(sentence("He said \"stop.\" Then") == "He said &quot;stop.&quot;");
  CHECK(sentence("Is it? No. It is $x$. So") == "Is it?");
  CHECK(sentence("At the point $A$. Then") == sentence("At the point $A$."));
}

TEST_CASE("a first sentence that announces something goes on below its paragraph") {
  const auto is_whole = [](const std::string& text) {
    return ends_within(*first_paragraph(prose::document(text)));
  };
  CHECK(is_whole("It is: this. More:"));
  CHECK(is_whole("Never"));
  CHECK(!is_whole("It is divided by:\n\n$$x$$"));
}

TEST_CASE("headings, displays and lists are no paragraphs") {
  CHECK(sentence("## Only a heading") == "none");
  CHECK(sentence("$$x$$\n\n- a\n\nText. More") == "Text.");
  CHECK(sentence("A heading\n---\n\nText") == "Text");
}
