#include "markdown/address.hpp"

#include "catch.hpp"
#include "prose.hpp"

using namespace chalkline;
using namespace chalkline::markdown;

TEST_CASE("an address leads away if it has a scheme or names a host") {
  for (const char* away :
       {"https://x.org", "mailto:a@b.c", "javascript:x", " java\tscript:x", "//x.org/a", "c:/a"})
    CHECK(leads_away(away));
  for (const char* here : {"", "a.html", "../a", "#b", "?c", "/d", "a/b:c", "a?b:c", "a#b:c"})
    CHECK(!leads_away(here));
}

TEST_CASE("addresses can be replaced, and links and pictures dropped for what stands in them") {
  const Node with = prose::document("[*a*](b) ![c](d) `e`");
  CHECK(with_addresses(with, [](const Node& node) { return node.text + ".x"; }) ==
        prose::document("[*a*](b.x) ![c](d.x) `e`"));
  CHECK(plain_text(with_addresses(with, [](const Node&) { return std::nullopt; })) ==
        plain_text(prose::document("*a* c `e`")));
  CHECK(with_addresses(prose::document("- [![a](b)](c)"),
                       [](const Node& node) -> std::optional<std::string> {
                         if (node.kind == Kind::link) return std::nullopt;
                         return "d";
                       }) == prose::document("- ![a](d)"));
}
