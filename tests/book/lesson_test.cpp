#include "book/lesson.hpp"

#include <algorithm>
#include <set>

#include "book/sample_records.hpp"
#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::book;
using sample::code, sample::prose;

namespace {

std::vector<std::string> ids(const record::RunRecord& run) {
  std::vector<std::string> all;
  for (const CellPlace& place : read_lesson(run).places) all.push_back(place.id);
  return all;
}

std::vector<int> levels(const record::RunRecord& run) {
  std::vector<int> all;
  for (const CellPlace& place : read_lesson(run).places) all.push_back(place.title_level);
  return all;
}

}  // namespace

TEST_CASE("a cell is called by its title, its first heading or its first words") {
  const record::RunRecord run =
      sample::record({prose("# Café & co: $x^2$"), prose("The *averages* begin at zero."),
                      code("What it buys!", "x"), code("", "int x;"), code("", "")});
  CHECK(ids(run) == std::vector<std::string>{"caf-co-x", "the-averages-begin-at-zero",
                                             "what-it-buys", "int-x", "cell"});
}

TEST_CASE("names of cells differ, and stay within what nbformat allows, whatever the titles are") {
  std::vector<record::CellRecord> cells(40, code(std::string(200, 'a') + " b", ""));
  cells.push_back(code("Run", ""));
  cells.push_back(code("run!", ""));
  cells.push_back(code("run-2", ""));
  cells.push_back(code("\xff\x01 äöü", ""));
  const std::vector<std::string> all = ids(sample::record(cells));
  CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
  for (const std::string& id : all) {
    CHECK((!id.empty() && id.size() <= 64));
    CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
  }
}

TEST_CASE("a new cell leaves the names of the others as they were") {
  std::vector<record::CellRecord> cells = {prose("# One"), code("Two", ""), code("Three", "")};
  const std::vector<std::string> before = ids(sample::record(cells));
  cells.insert(cells.begin() + 1, code("New", ""));
  const std::vector<std::string> after = ids(sample::record(cells));
  CHECK(std::vector<std::string>{after[0], after[2], after[3]} == before);
}

TEST_CASE("titles of cells are headings one level below the prose before them") {
  CHECK(levels(sample::record({code("a", ""), prose("# T"), code("b", ""), prose("## S\n\n### U"),
                               code("c", ""), prose("text"), code("d", ""), prose("###### deep"),
                               code("e", "")})) == std::vector<int>{2, 2, 2, 4, 4, 4, 4, 6, 6});
}

TEST_CASE(
    "a title is the prose's first heading of the first level, else a cell's title, else the name") {
  const auto title = [](const std::vector<record::CellRecord>& cells) {
    const record::RunRecord run = sample::record(cells);
    const Lesson lesson = read_lesson(run);
    return markdown::plain_text(lesson.title) + (lesson.has_title_heading ? "" : " (no heading)");
  };
  CHECK(title({code("Code", ""), prose("## Low\n\n# The *bowl* and $x^2$")}) == "The bowl and x²");
  CHECK(title({prose("Under\nlined\n===")}) == "Under lined");
  CHECK(title({prose("~~~\n# a comment\n~~~\n\n    # another\n\ntext")}) ==
        "1_sample (no heading)");
  CHECK(title({prose("# Hush", {"notes"}), code("First", ""), code("Second", "")}) ==
        "First (no heading)");
  CHECK(title({code("", "f();")}) == "1_sample (no heading)");
}

TEST_CASE("a title is HTML without links where it stands in a line") {
  const record::RunRecord run = sample::record({prose("# The *bowl* [and](x) `<b>`")});
  CHECK(title_html(read_lesson(run)) == "The <em>bowl</em> and <code>&lt;b&gt;</code>");
}

TEST_CASE("a lesson's summary is the first sentence of prose for the reader, and has a line") {
  const auto summary = [](const std::string& text) {
    const record::RunRecord run = sample::record(
        {prose("For the speaker.", {"notes"}), prose("It is 5. So", {"solution"}),
         prose("How much? Say", {"predict"}), prose("# Title\n\n$$x$$"), prose(text)});
    return markdown::plain_text(read_lesson(run).summary);
  };
  CHECK(summary("One *line*\nand another. More.\n\nLast.") == "One line and another.");
  CHECK(summary("## Only a heading") == "");
  record::RunRecord run = sample::record({prose("# Title\n\n\nIt is divided by:\n\n$$x$$")});
  run.cells[0].written.source_line = 2;
  CHECK(read_lesson(run).summary_line == 5);
  CHECK(!read_lesson(run).summary_is_whole);
}

TEST_CASE("headings are those of the prose, of titles and of outputs, and know both their names") {
  record::RunRecord run =
      sample::record({prose("# Main\n\n## A"), prose("## Hush", {"notes"}),
                      code("A", "", {record::MarkdownDisplay{"### A"}}), prose("## About")});
  const Lesson lesson = read_lesson(run);
  std::vector<std::string> names;
  for (const LessonHeading& one : lesson.headings)
    names.push_back(one.heading.id + " " + one.host_id + (one.in_contents ? "" : " output"));
  CHECK(names ==
        std::vector<std::string>{"main-1 main", "a a", "a-1 a-1", "a-2 a-2 output", "about about"});
  CHECK(lesson.about_id == "about-1");
}

TEST_CASE("readers are told of no parameter of a cell that they are not shown") {
  record::RunRecord run = sample::record(
      {code("A", "const double a = param(\"shown\", 1.0, \"x\");"),
       code("B", "const double b = chalkline::param(\"hushed\", 1.0, \"SECRET\");")});
  run.parameters = {{record::declare_parameter("shown", 1.0, "x"), 1.0},
                    {record::declare_parameter("hushed", 1.0, "SECRET"), 1.0}};
  CHECK(read_lesson(run).parameters.size() == 2);
  run.cells[1].written.tags = {"notes"};
  const Lesson lesson = read_lesson(run);
  REQUIRE(lesson.parameters.size() == 1);
  CHECK(lesson.parameters[0].parameter.name == "shown");
}
