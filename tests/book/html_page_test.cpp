#include "book/html_page.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "book/assets.hpp"
#include "book/html_index.hpp"
#include "book/html_notes.hpp"
#include "book/read_sample.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "text/overprinted.hpp"
#include "text/printable.hpp"
#include "xml_page.hpp"

using namespace chalkline;
using namespace chalkline::book;

namespace {

using chalkline::test::contains;

std::string page(const record::RunRecord& run, PageContext context = {}) {
  const sample::ReadLesson read(run);
  return html_page(read.lesson, read.links, sample::figure_files(), context);
}

std::string page(const record::RunRecord& run, const FigureFiles& files) {
  const sample::ReadLesson read(run);
  return html_page(read.lesson, read.links, files, {});
}

std::string notes(const record::RunRecord& run) {
  const sample::ReadLesson read(run);
  return html_notes(read.lesson, read.links, sample::figure_files(), {});
}

std::string index(const std::string& title, const std::vector<IndexEntry>& lessons,
                  const std::string& introduction = "") {
  record::RunRecord record = sample::record({});
  if (!introduction.empty()) record = sample::record({sample::prose(introduction)});
  const sample::ReadLesson read(record);
  return html_index(title, read.lesson, read.links, lessons);
}

std::vector<PageLink> three_lessons() {
  return {{"0_before", "Before"}, {"1_sample", "A sample"}, {"2_after", "After"}};
}

std::size_t count(const XmlPage& xml, const std::string& name, const std::string& part) {
  return xml.texts(name, part).size();
}

}  // namespace

TEST_CASE("a page holds prose, code and outputs of every cell, but no speaker's notes") {
  const std::string html = page(sample::eventful());
  const XmlPage xml(html);
  CHECK(count(xml, "section", "cell") == 9);
  CHECK(xml.texts("h1") == std::vector<std::string>{"A sample"});
  CHECK(xml.texts("pre", "stream") == std::vector<std::string>{"1\n", "2\n", "warning\n"});
  CHECK(xml.texts("pre", "array") == std::vector<std::string>{"[1. 2.]"});
  CHECK(!contains(html, "Say hello"));
}

TEST_CASE("code can be folded without a script, and an answer is folded until it is asked for") {
  const XmlPage xml(page(sample::eventful()));
  std::vector<std::string> folded, unfolded;
  xml.each([&](const std::string& name, const XmlPage::Tree& element) {
    if (name != "details") return;
    const bool is_open = element.get_optional<std::string>("<xmlattr>.open").has_value();
    (is_open ? unfolded : folded).push_back(element.get("<xmlattr>.class", ""));
  });
  CHECK(folded == std::vector<std::string>{"outputs answer"});
  CHECK(std::count(unfolded.begin(), unfolded.end(), "source") == 6);
}

TEST_CASE("what a prediction hides stands within folds: pictures, captions, prose, the answer") {
  const XmlPage xml(page(sample::folding()));
  std::vector<std::string> folded;
  xml.each([&](const std::string& name, const XmlPage::Tree& element) {
    if (name != "details" || element.get_optional<std::string>("<xmlattr>.open")) return;
    folded.push_back(element.get("<xmlattr>.class", "") + ": " + element.get("summary", ""));
    if (const auto image = element.get_child_optional("figure.img"))
      folded.push_back(image->get("<xmlattr>.alt", ""));
  });
  CHECK(folded == std::vector<std::string>{"outputs answer: Show what it puts out",
                                           "Rings around a minimum",
                                           "answer: Show what follows from it", "answer: Answer",
                                           "source folded: Code: Draw & show ", "answer: Answers"});
  CHECK(xml.texts("pre", "veiled").size() == 1);
  CHECK(contains(
      page(sample::folding()),
      "<span class=\"s\">&quot;…&quot;</span>));</code></pre>\n<pre hidden=\"hidden\"><code>"));
  CHECK(count(xml, "section", "follows") == 2);
  CHECK(count(xml, "section", "solution") == 1);
}

TEST_CASE("code that is folded says what it is, and its outputs are seen") {
  record::RunRecord run = sample::folding();
  CHECK(contains(page(run),
                 "</details>\n<div class=\"outputs\">\n<pre class=\"stream\"><samp>drawn"));
  run.cells[6].written.title.clear();
  CHECK(contains(page(run), "<details class=\"source folded\">\n<summary>Code <span"));
}

TEST_CASE("answers are no part of the contents, and stand among the speaker's notes") {
  record::RunRecord run = sample::folding();
  run.cells[8].written.source = "### Hint\n\nThere.";
  CHECK(!contains(page(run), ">Hint</a>"));
  const std::string html = notes(run);
  CHECK(contains(html, "<div class=\"note\">\n<p class=\"label\">Answer</p>\n"));
  const XmlPage xml(html);
  CHECK(count(xml, "section", "slide") == 8);  // as many as the projector has steps
}

TEST_CASE("a figure is an image with alternative text, size and caption, and leads to its files") {
  const std::string html = page(sample::eventful());
  CHECK(contains(
      html,
      "<img src=\"figures/1_sample.svg#page\" alt=\"Rings around a minimum\" width=\"640\" "
      "height=\"480\"/>"));
  CHECK(!contains(html, "The bowl"));  // stands in the picture
  CHECK(contains(html, "<a href=\"figures/1_sample.gp\">gnuplot</a>"));
  CHECK(!contains(html, ".csv"));
  record::RunRecord captioned = sample::eventful();
  std::get<record::FigureDisplay>(captioned.cells[6].outputs[0]).caption = "Seen from *above*";
  CHECK(
      contains(page(captioned), "<div class=\"caption\"><p>Seen from <em>above</em></p>\n</div>"));
}

TEST_CASE("a figure that moves is its last frame, and says what a player and paper need") {
  record::RunRecord moving = sample::eventful();
  auto& figure = std::get<record::FigureDisplay>(moving.cells[6].outputs[0]);
  figure.animation = {40, 2.5};                 // of which the file has half
  CHECK(!contains(page(moving), "data-film"));  // without the frames it is a figure as any other
  FigureFiles files = sample::figure_files();
  files["1_sample_frames.svg"] = "<svg/>";
  CHECK(!contains(page(moving, files), "data-film"));
  const auto with_frames = [&](int n) {
    std::string& svg = files["1_sample_frames.svg"] = "<svg>";
    for (int i = 1; i <= n; ++i) svg += "<g id=\"frame-" + std::to_string(i) + "\"/>";
    svg += "</svg>";
  };
  with_frames(20);
  const std::string html = page(moving, files);
  CHECK(contains(html,
                 "<figure class=\"animation\" data-film=\"figures/1_sample_frames.svg\" "
                 "data-frames=\"20\" data-seconds=\"2.5\">\n<img "
                 "src=\"figures/1_sample.svg#page\" alt=\"Rings around a minimum\""));
  for (const std::string number : {"1", "10", "20"})
    CHECK(contains(html, "<img src=\"figures/1_sample_frames.svg#page-" + number +
                             "\" alt=\"Frame " + number + "\" width=\"640\""));
  CHECK(!contains(html, "#page-2\""));
  CHECK(contains(html, "<a href=\"figures/1_sample_frames.svg\">animated SVG</a>"));
  with_frames(1);
  CHECK(contains(page(moving, files), "<p>1 of 1</p></div>\n</div>"));  // none twice
}

TEST_CASE("errors are shown: expected ones as such, failures first of all, and what was not run") {
  const XmlPage xml(page(sample::eventful()));
  CHECK(count(xml, "div", "error expected") == 1);
  CHECK(count(xml, "div", "error") == 2);
  CHECK(contains(xml.texts("p", "failure").at(0), "Fail"));
  CHECK(contains(xml.texts("p", "omitted").at(0), "5000"));
  CHECK(count(xml, "p", "not-run") == 1);
}

TEST_CASE("a page tells its parameters, seed and versions, and times on request only") {
  record::RunRecord run = sample::eventful();
  run.cells[2].seconds = 0.123;
  const std::string html = page(run);
  for (const char* part : {"rho", "0.9", "0 &lt;= rho &lt; 1", "decay rate", "seed 7",
                           "Chalkline 0.1.0", "gnuplot 5.4 patchlevel 4"}) {
    INFO(part);
    CHECK(contains(html, part));
  }
  CHECK(!contains(html, "0.123"));
  CHECK(contains(page(run, {.with_times = true}), "0.123 s"));
}

TEST_CASE("a page leads to its neighbors, the index, its own parts and its downloads") {
  const std::string html = page(sample::eventful(), {.number = 2, .lessons = three_lessons()});
  const std::vector<std::string> links = XmlPage(html).attributes("href");
  for (const char* link : {"index.html", "0_before.html", "2_after.html", "1_sample.cpp",
                           "1_sample.ipynb", "1_sample.md", "#draw", "#pictures", "#about"}) {
    INFO(link);
    CHECK(std::find(links.begin(), links.end(), link) != links.end());
  }
  CHECK(contains(html, "Lesson 2 of 3"));
}

TEST_CASE("a page lists all lessons, marks its own, and has its own contents there") {
  const std::string html = page(sample::eventful(), {.number = 2, .lessons = three_lessons()});
  CHECK(contains(html,
                 "<ol class=\"course\">\n<li><a href=\"0_before.html\">Before</a></li>\n"
                 "<li><a href=\"1_sample.html\" aria-current=\"page\">A sample</a>\n<ol>\n<li>"));
  CHECK(contains(html, "</ol>\n</li>\n<li><a href=\"2_after.html\">After</a></li>\n</ol>\n"));
  CHECK(!contains(page(sample::eventful()), "class=\"course\""));
}

TEST_CASE("figures are numbered within their lesson, notes left out") {
  record::RunRecord run = sample::record(
      {sample::code("a", "", {sample::figure()}), sample::code("b", "", {sample::figure()}),
       sample::code("c", "", {record::ArrayDisplay{"[1.]"}, sample::figure(), sample::figure()})});
  run.cells[0].written.tags = {"notes"};
  const auto numbers = [](const std::string& html) {
    return XmlPage(html).texts("span", "number");
  };
  CHECK(numbers(page(run)) == std::vector<std::string>{"Figure 1", "Figure 2", "Figure 3"});
  const std::vector<std::string> in_book = {"Figure 2.1", "Figure 2.2", "Figure 2.3"};
  CHECK(numbers(page(run, {.number = 2, .lessons = three_lessons()})) == in_book);
}

TEST_CASE("what pages show of prose has typographic signs, and code has none") {
  record::RunRecord run = sample::record(
      {sample::prose("# What's -1?\n\nIt's `it's`."), sample::code("Let's go", "f('a', -1);")});
  const std::string html = page(run, {.lessons = three_lessons()});
  for (const char* part :
       {"<title>What’s −1?</title>", ">What’s −1?</h1>", "content=\"It’s it&#39;s.\"",
        "<p>It’s <code>it&#39;s</code>.</p>", ">Let’s go</h2>", ">Let’s go</a>"}) {
    INFO(part);
    CHECK(contains(html, part));
  }
  CHECK(contains(notes(run), "<h2>Let’s go</h2>"));
  CHECK(contains(html, ">&#39;a&#39;</span>, -<span"));
}

TEST_CASE("a lesson without a heading in its prose gets its title") {
  const XmlPage xml(page(sample::record({sample::code("Only code", "f();")})));
  CHECK(xml.texts("h1") == std::vector<std::string>{"Only code"});
}

TEST_CASE("ids differ even where titles, headings and cells are called alike") {
  record::RunRecord run =
      sample::record({sample::prose("# Main\n\n## Cell a\n\n## Theme"), sample::code("A", ""),
                      sample::code("a", ""), sample::prose("## About"),
                      sample::code("Main", "", {record::MarkdownDisplay{"# Main"}})});
  for (const std::string& html : {page(run), notes(run)}) {
    const std::vector<std::string> ids = XmlPage(html).attributes("id");
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  }
}

TEST_CASE("notes belong to the cell before them, those before the first begin the lesson") {
  record::RunRecord run = sample::eventful();
  const XmlPage xml(notes(run));
  CHECK(contains(xml.texts("section", "slide").at(0), "Say hello to the class."));
  run.cells.insert(run.cells.begin(), sample::prose("Wait until it is quiet.", {"notes"}));
  const XmlPage first(notes(run));
  CHECK(contains(first.texts("section", "slide").at(0), "Wait until it is quiet."));
  CHECK(first.texts("section", "slide").size() == 10);
}

TEST_CASE("the notes hold every cell that the page has as a template, without ids and headings") {
  const record::RunRecord run = sample::eventful();
  const std::string html = notes(run);
  const XmlPage xml(html);
  std::size_t templates = 0, ids = 0, headings = 0;
  xml.each([&](const std::string& name, const XmlPage::Tree& element) {
    if (name != "template") return;
    ++templates;
    std::ostringstream text;
    boost::property_tree::write_xml(text, element);
    ids += contains(text.str(), " id=");
    for (const char* heading : {"<h1", "<h2", "<h3"}) headings += contains(text.str(), heading);
  });
  CHECK(templates == count(XmlPage(page(run)), "section", "cell"));
  CHECK(ids == 0);
  CHECK(headings == 0);
}

TEST_CASE("pages forbid what they do not need, and have nothing that this forbids") {
  const record::RunRecord run = sample::eventful();
  for (const std::string& html :
       {page(run), notes(run), index("A book", {{read_lesson(run), sample::figure_files()}})}) {
    CHECK(contains(html,
                   "<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; script-src 'self'; style-src 'self'; "
                   "img-src 'self'; base-uri 'none'; form-action 'none'; "
                   "require-trusted-types-for 'script'\"/>"));
    const XmlPage xml(html);
    CHECK(xml.attributes("style").empty());
    xml.each([&](const std::string& name, const XmlPage::Tree& element) {
      CHECK(name != "style");
      if (const auto attributes = element.get_child_optional("<xmlattr>"))
        for (const auto& [attribute, value] : *attributes) CHECK(!attribute.starts_with("on"));
    });
  }
}

TEST_CASE("the script makes no HTML of texts, and messages go to and come from one origin") {
  for (const char* sink : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval",
                           "DOMParser", "srcdoc", "setHTML", "new Function", "createContextual"})
    CHECK(book_js.find(sink) == std::string_view::npos);
}

TEST_CASE("pictures of other hosts are links, unless the author allows them") {
  const record::RunRecord run =
      sample::record({sample::prose("![A cat](https://x.org/cat.png) ![](http://x.org/dog.png) "
                                    "[![in a link](//x.org/c.png) more](https://y.org)")});
  const book::Lesson lesson = read_lesson(run);
  for (const Pictures pictures : {Pictures::of_course, Pictures::of_any_host}) {
    Links links("", pictures);
    links.add(lesson, "lessons/a.cpp");
    for (const std::string& html :
         {html_page(lesson, links, {}, {}), html_notes(lesson, links, {}, {})}) {
      const bool shown = pictures == Pictures::of_any_host;
      CHECK(contains(html, "<img src=\"https://x.org/cat.png\" alt=\"A cat\"/>") == shown);
      CHECK(contains(html, "<a href=\"https://x.org/cat.png\">A cat</a>") != shown);
      CHECK(contains(html, "<a href=\"http://x.org/dog.png\">http://x.org/dog.png</a>") != shown);
      CHECK(contains(html, "<a href=\"https://y.org\">in a link more</a>") != shown);
      CHECK(contains(html, "img-src 'self' http: https:;") == shown);
      CHECK(contains(html, "<img") == shown);
    }
  }
}

TEST_CASE("whatever a lesson prints is text on its pages") {
  const record::RunRecord run = sample::dangerous();
  const std::string pages[] = {
      page(run), notes(run),
      index(sample::hostile(), {{read_lesson(run), sample::figure_files()}})};
  for (const std::string& html : pages) {
    for (const char c : std::string("\x1b\0\r\b\x07", 5)) CHECK(html.find(c) == std::string::npos);
    CHECK(text::valid_utf8(html) == html);
    const XmlPage xml(html);
    xml.each([&](const std::string& name, const XmlPage::Tree& element) {
      if (name == "script") {
        const std::string file = element.get<std::string>("<xmlattr>.src");
        CHECK((file == "book.js" || file == "course.js"));
      }
      CHECK(!element.get_optional<std::string>("<xmlattr>.onerror"));
    });
    for (const std::string& link : xml.attributes("href")) CHECK(!link.starts_with("javascript"));
  }
  std::string shown = text::printable(text::overprinted(sample::hostile()));
  shown.replace(shown.find("\uFFFF"), 3, "\uFFFD");  // no character, so HTML may not hold it
  CHECK(XmlPage(pages[0]).texts("pre", "stream").at(0) == shown);
}

TEST_CASE("the index shows each lesson's title, first sentence and a thumbnail") {
  const record::RunRecord run = sample::eventful(),
                          plain = sample::record({sample::code(
                              "a", "",
                              {record::StreamText{record::Stream::standard_output, "printed\n"}})});
  const FigureFiles files = sample::figure_files(), none;
  const std::string html =
      index("My course", {{read_lesson(run), files}, {read_lesson(plain), none}});
  const XmlPage xml(html);
  CHECK(xml.texts("h1") == std::vector<std::string>{"My course"});
  CHECK(contains(html, "<p>One sentence.</p>"));
  CHECK(contains(html, "<img src=\"figures/1_sample.svg#page\" alt=\"\""));
  CHECK(xml.texts("pre") == std::vector<std::string>{"printed\n"});
  CHECK(count(xml, "p", "failure") == 1);
}

TEST_CASE("the index begins with what introduces the course, under the title of the book") {
  const record::RunRecord run = sample::eventful();
  const std::string html =
      index("Its title", {{read_lesson(run), {}}},
            "# Another\n\nIt's short. [Begin](1_sample.cpp).\n\n## For whom\n\nFor all.");
  const XmlPage xml(html);
  CHECK(xml.texts("h1") == std::vector<std::string>{"Its title"});
  CHECK(xml.texts("h2") == std::vector<std::string>{"For whom", "The lessons"});
  CHECK(xml.texts("h3") == std::vector<std::string>{"A sample"});
  CHECK(contains(html, "<meta name=\"description\" content=\"It’s short.\"/>"));
  const XmlPage bare(index("Its title", {{read_lesson(run), {}}}));
  CHECK(bare.texts("h2") == std::vector<std::string>{"A sample"});
}

TEST_CASE("the index shows nothing of cells that are kept from readers") {
  record::CellRecord secret = sample::code("Secret", "show(bowl);", {sample::figure()});
  secret.outputs.push_back(record::StreamText{record::Stream::standard_output, "a secret\n"});
  secret.written.tags = {"notes"};
  const record::RunRecord run = sample::record({secret});
  const std::string index_page = index("All", {{read_lesson(run), sample::figure_files()}});
  CHECK(!contains(index_page, "1_sample.svg"));
  CHECK(!contains(index_page, "a secret"));
}

TEST_CASE("the index shows what a prediction hides only of figures, and if there are no others") {
  const std::string svg = sample::figure_files().at("1_sample.svg");
  const FigureFiles files = {{"early.svg", svg}, {"late.svg", svg}, {"open.svg", svg}};
  const auto named = [](const char* name) {
    record::FigureDisplay figure = sample::figure();
    figure.name = name;
    return figure;
  };
  const auto shows = [&](const record::RunRecord& run, const std::string& text) {
    return contains(index("All", {{read_lesson(run), files}}), text);
  };
  record::RunRecord run = sample::folding();
  run.cells[2].outputs = {record::StreamText{record::Stream::standard_output, "a round one\n"}};
  CHECK(!shows(run, "a round one"));
  CHECK(shows(run, "drawn"));
  run.cells[2].outputs = {named("early"), named("late")};
  CHECK(shows(run, "src=\"figures/late.svg#page\""));
  CHECK(!shows(run, "early"));
  run.cells[6].outputs = {named("open"), named("late")};
  CHECK(shows(run, "src=\"figures/open.svg#page\""));
  CHECK(!shows(run, "late"));
}

TEST_CASE("a page tells that a cell which it does not show failed, and not what it is called") {
  record::CellRecord secret = sample::code("Secret", "const double a = param(\"b\", 1.0, \"\");");
  secret.written.tags = {"notes"};
  secret.status = record::RunStatus::failed;
  record::RunRecord run = sample::record({secret});
  run.status = record::RunStatus::failed;
  run.parameters = {{record::declare_parameter("b", 1.0, "hushed"), 1.0}};
  const std::string html = page(run);
  CHECK(
      contains(XmlPage(html).texts("p", "failure").at(0), "in a cell that readers are not shown"));
  CHECK(!contains(html, "#cell-secret"));
  CHECK(!contains(html, "hushed"));
  CHECK(!contains(html, "class=\"parameters\""));
}

TEST_CASE("a title with markup is rendered wherever it stands") {
  const record::RunRecord run =
      sample::record({sample::prose("# The *bowl* and $x^2$\n\nIt is *round*. So there.")});
  const Lesson lesson = read_lesson(run);
  const std::string html = page(run), first = index("All", {{lesson, {}}}), hushed = notes(run);
  for (const std::string& one : {html, first, hushed}) {
    CHECK(contains(one, "The <em>bowl</em> and <math"));
    CHECK(!contains(one, "$x^2$"));
  }
  CHECK(contains(html, "<title>The bowl and x²</title>"));
  CHECK(contains(html, "<meta name=\"description\" content=\"It is round.\"/>"));
  CHECK(contains(hushed, "<title>Notes: The bowl and x²</title>"));
  CHECK(contains(first, "<p>It is <em>round</em>.</p>"));
}

TEST_CASE("a line that was printed over shows as it ends") {
  record::RunRecord run = sample::record(
      {sample::code("a", "", {record::StreamText{record::Stream::standard_output, "1%\r99%\n"}})});
  CHECK(contains(page(run), "<samp>99%\n</samp>"));
  CHECK(contains(index("All", {{read_lesson(run), {}}}), "<pre aria-hidden=\"true\">99%\n</pre>"));
}
