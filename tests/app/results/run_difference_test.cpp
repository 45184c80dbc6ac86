#include "app/results/run_difference.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

record::CellRecord code(const std::string& title, const std::string& source,
                        std::vector<record::Output> outputs = {}) {
  record::CellRecord cell;
  cell.written.title = title;
  cell.written.source = source;
  cell.written.line = 10;
  cell.status = record::RunStatus::done;
  cell.outputs = std::move(outputs);
  return cell;
}

record::StreamText printed(const std::string& text) {
  return {record::Stream::standard_output, text};
}

LessonResult result(std::vector<record::CellRecord> cells, Files figures = {}) {
  LessonResult result;
  result.record.emplace();
  result.record->cells = std::move(cells);
  result.figures = std::move(figures);
  return result;
}

std::string difference(const LessonResult& before, const LessonResult& now) {
  return run_difference(before, now, "l.cpp", "/plots");
}

}  // namespace

TEST_CASE("runs that put out the same do not differ, whatever their code, prose and time") {
  LessonResult before = result({code("A", "a", {printed("1\n")})}),
               now = result({code("A", "b", {printed("1\n")})});
  now.record->cells[0].seconds = 5.0;
  record::CellRecord prose;
  prose.written.kind = source::CellKind::markdown;
  now.record->cells.insert(now.record->cells.begin(), prose);
  CHECK(difference(before, now).empty());
}

TEST_CASE("the first cell that differs is shown, and how many more do") {
  const LessonResult before =
      result({code("A", "a", {printed("1\n")}), code("B", "b", {printed("2\n")}),
              code("C", "c", {printed("3\n")})});
  const LessonResult now =
      result({code("A", "a", {printed("1\n")}), code("B", "b", {printed("4\n")}),
              code("C", "c", {printed("5\n")})});
  CHECK(difference(before, now) == "l.cpp:10: cell 2 (B)\n- 2\n+ 4\n(1 more cell differs)\n");
}

TEST_CASE("a cell put between others is compared with none, and the others with themselves") {
  const LessonResult before =
      result({code("A", "a", {printed("1\n")}), code("", "b", {printed("2\n")})});
  const LessonResult now =
      result({code("A", "a", {printed("1\n")}), code("New", "n", {printed("0\n")}),
              code("", "b", {printed("2\n")})});
  CHECK(difference(before, now) == "l.cpp:10: cell 2 (New)\n+ 0\n");
  CHECK(difference(now, before).empty());
}

TEST_CASE("an untitled cell whose code changed is compared with the one in its place") {
  CHECK(difference(result({code("", "a", {printed("1\n")})}),
                   result({code("", "b", {printed("2\n")})})) == "l.cpp:10: cell 1\n- 1\n+ 2\n");
}

TEST_CASE("figures that are new or drawn anew are named, others are not") {
  const auto figure = [](const std::string& name) {
    return record::FigureDisplay{
        .title = "", .name = name, .alt = "", .files = {name + ".gp", name + ".svg"}};
  };
  const Files old = {{"f.gp", "1"}, {"f.svg", "1"}};
  const LessonResult before = result({code("A", "a", {figure("f")})}, old);
  CHECK(difference(before, before).empty());
  CHECK(difference(before,
                   result({code("A", "a", {figure("f")})}, {{"f.gp", "1"}, {"f.svg", "2"}})) ==
        "l.cpp:10: cell 1 (A)\nwrote /plots/f.gp .svg\n");
  CHECK(
      difference(before, result({code("A", "a", {figure("f"), figure("g")})},
                                {{"f.gp", "1"}, {"f.svg", "1"}, {"g.gp", "1"}, {"g.svg", "1"}})) ==
      "l.cpp:10: cell 1 (A)\n  :: figure f\n+ :: figure g\nwrote /plots/g.gp .svg\n");
}

TEST_CASE("a figure's caption counts") {
  const auto captioned = [](const std::string& caption) {
    return result(
        {code("A", "a",
              {record::FigureDisplay{
                  .title = "", .name = "f", .alt = "", .caption = caption, .files = {"f.gp"}}})},
        {{"f.gp", "1"}});
  };
  CHECK(difference(captioned("old"), captioned("new")) ==
        "l.cpp:10: cell 1 (A)\n  :: figure f\n- ::   old\n+ ::   new\n");
}

TEST_CASE("arrays, Markdown, errors and cells that did not run count") {
  const LessonResult before =
      result({code("A", "a", {record::ArrayDisplay{"[1]"}, record::MarkdownDisplay{"*1*"}}),
              code("B", "b")});
  LessonResult now =
      result({code("A", "a", {record::ArrayDisplay{"[1]"}, record::MarkdownDisplay{"*2*"}}),
              code("B", "b")});
  CHECK(difference(before, now) ==
        "l.cpp:10: cell 1 (A)\n  :: array\n  ::   [1]\n  :: markdown\n- ::   *1*\n+ ::   *2*\n");
  now = before;
  now.record->cells[0].error = record::CellError{"std::runtime_error", "no", false};
  now.record->cells[1].status = record::RunStatus::not_run;
  CHECK(
      difference(before, now) ==
      "l.cpp:10: cell 1 (A)\n@@ -2,3 +2,4 @@\n  ::   [1]\n  :: markdown\n  ::   *1*\n+ error: no\n"
      "(1 more cell differs)\n");
}
