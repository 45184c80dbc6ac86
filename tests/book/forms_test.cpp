// The published forms of a lesson say the same, from the lesson's file on.
#include <cctype>
#include <nlohmann/json.hpp>

#include "book/html_page.hpp"
#include "book/ipynb.hpp"
#include "book/markdown_export.hpp"
#include "book/read_sample.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "markdown/parse.hpp"
#include "xml_page.hpp"

using namespace chalkline;
using namespace chalkline::book;

namespace {

/// Prose of a lesson's file as its page shows it, and as it is handed on.
struct Forms {
  std::string page, hosted, notebook;
};

/// `prose` is what stands behind the slashes.
Forms forms(const std::string& prose) {
  std::string text = "// %% [markdown]\n// ";
  for (const char c : prose) text += c == '\n' ? std::string("\n// ") : std::string(1, c);
  text += "\nLESSON_BEGIN\nLESSON_END\n";
  record::RunRecord run =
      record::record_before_run("1_one", source::parse_lesson("lessons/1_one.cpp", text));
  run.status = record::RunStatus::done;
  const sample::ReadLesson read(run);
  const std::string page = html_page(read.lesson, read.links, {}, {});
  const std::string cell = "<section class=\"cell prose\"";
  const auto begin = page.find('\n', page.find(cell)) + 1;
  const std::string hosted = markdown_export(read.lesson, read.links);
  const auto json = nlohmann::json::parse(ipynb(read.lesson, read.links, {{}, {}, true}));
  Forms all{page.substr(begin, page.find("</section>", begin) - begin),
            hosted.substr(0, hosted.find("\n\n---\n")), ""};
  for (const auto& line : json["cells"][0]["source"]) all.notebook += line.get<std::string>();
  return all;
}

using chalkline::test::contains;

/// As a browser sees it: without control characters and blanks, in letters of any case.
bool has_foreign_scheme(const std::string& address) {
  std::string seen;
  for (const char c : address)
    if (static_cast<unsigned char>(c) > ' ')
      seen += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto end = seen.find_first_of(":/?#");
  if (end == seen.npos || seen[end] != ':') return false;
  const std::string scheme = seen.substr(0, end);
  return scheme != "http" && scheme != "https" && scheme != "mailto";
}

bool has_bare_dollar(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '$' && (i == 0 || text[i - 1] != '\\')) return true;
  return false;
}

/// Whether all links and pictures of Markdown are relative, of the web or of mail.
bool leads_only_where_it_is_safe(const std::string& markdown) {
  bool is_safe = true;
  markdown::for_each_node(markdown::parse(markdown).document, [&](const markdown::Node& node) {
    const bool leads = node.kind == markdown::Kind::link || node.kind == markdown::Kind::image;
    is_safe = is_safe && !(leads && has_foreign_scheme(node.text));
  });
  return is_safe;
}

bool has_unsafe_attribute(const std::string& page) {
  const XmlPage xml("<page>" + page + "</page>");
  for (const char* name : {"href", "src"})
    for (const std::string& address : xml.attributes(name))
      if (has_foreign_scheme(address)) return true;
  return false;
}

}  // namespace

TEST_CASE("a hard line break reaches every form") {
  for (const char* prose : {"one  \ntwo", "one\\\ntwo"}) {
    const Forms all = forms(prose);
    CHECK(all.page == "<p>one<br/>\ntwo</p>\n");
    CHECK(contains(all.hosted, "one\\\ntwo"));
    CHECK(all.notebook == "one\\\ntwo");
  }
}

TEST_CASE("prices are formulas in no form") {
  for (const char* prose : {"*$5* and **$10**", "costs $5*2 and the other 3*2$6",
                            "(see [prices](https://p.org), up to US$10)",
                            "| cost ($) | rate ($/h) |\n|---|---|\n| 1 | 2 |",
                            "- apples $3\n- pears 4$", "*$5* and *10$*"}) {
    INFO(prose);
    const Forms all = forms(prose);
    CHECK(!contains(all.page, "<math"));
    CHECK(!has_bare_dollar(all.hosted));
    CHECK(!has_bare_dollar(all.notebook));
  }
}

TEST_CASE("a title with markup is one in every form") {
  for (const char* prose : {"# The *bowl* and $f(x)=x^2$", "The *bowl* and $f(x)=x^2$\n==="}) {
    const Forms all = forms(prose);
    CHECK(all.page.starts_with("<h1 id=\"the-bowl-and-fx--x²\">The <em>bowl</em> and <math"));
    CHECK(all.hosted == "# The *bowl* and $f(x)=x^2$");
    CHECK(all.notebook == "# The *bowl* and $f(x)=x^2$");
  }
}

TEST_CASE("code is code in every form, and text is text") {
  const Forms indented = forms("    std::vector<int> a_b;");
  CHECK(contains(indented.page, "std::vector&lt;int&gt; a_b;\n</code>"));
  CHECK(contains(indented.hosted, "\n```\nstd::vector<int> a_b;\n```"));
  CHECK(indented.notebook == "```\nstd::vector<int> a_b;\n```");
  const Forms text = forms("A ` and <i>no</i> tag, <me@example.org>");
  CHECK(text.page ==
        "<p>A ` and &lt;i&gt;no&lt;/i&gt; tag, "
        "<a href=\"mailto:me@example.org\">me@example.org</a></p>\n");
  CHECK(text.notebook == "A \\` and \\<i>no\\</i> tag, <me@example.org>");
  CHECK(contains(text.hosted, text.notebook));
}

TEST_CASE("no form leads to what could run") {
  for (const char* prose : {"[a](javascript:alert(1)) ![b](data:text/html,x)",
                            "<javascript:x> [a](vbscript:x) [b](file:///x)"}) {
    const Forms all = forms(prose);
    for (const std::string& form : {all.page, all.hosted, all.notebook}) {
      INFO(form);
      CHECK(!contains(form, "]("));
      CHECK(!contains(form, "href"));
      CHECK(!contains(form, "src"));
    }
  }
}

TEST_CASE("no form leads to what could run, however that is written") {
  const std::vector<std::string> schemes = {"javascript",
                                            "JavaScript",
                                            "java\tscript",
                                            "java&#10;script",
                                            "&#106;avascript",
                                            "&#x6A;avascript",
                                            "java&Tab;script",
                                            "\x01javascript",
                                            "&#1;javascript",
                                            "vbscript",
                                            "data",
                                            "DATA",
                                            "file",
                                            "blob",
                                            "about",
                                            "ms-office",
                                            "\\javascript"};
  const std::vector<std::string> colons = {":", "&colon;", "&#58;", "&#x3a;", "\\:"};
  const std::vector<std::string> links = {"[a](@)",
                                          "[a](<@>)",
                                          "![a](@)",
                                          "[a]( @ \"t\")",
                                          "<@>",
                                          "[a][b]\n\n[b]: @",
                                          "[![a](@)](https://x.org)",
                                          "| [a](@) |\n|---|\n| b |",
                                          "# [a](@)"};
  for (const std::string& scheme : schemes) {
    for (const std::string& colon : colons) {
      for (std::string link : links) {
        link.replace(link.find('@'), 1, scheme + colon + "alert(1)");
        const Forms all = forms(link);
        INFO(link << "\n" << all.page << "\n" << all.hosted << "\n" << all.notebook);
        for (const std::string& markdown : {all.hosted, all.notebook})
          CHECK(leads_only_where_it_is_safe(markdown));
        CHECK(!has_unsafe_attribute(all.page));
      }
    }
  }
}
