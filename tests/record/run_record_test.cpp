#include "record/run_record.hpp"

#include "catch.hpp"
#include "record/example_record.hpp"

using namespace chalkline;
using namespace chalkline::record;
using record::test::example;

TEST_CASE("run_record: what a cell printed is what it wrote to one stream, in order") {
  const CellRecord cell = example().cells[1];
  CHECK(printed(cell) ==
        ">0 f([0.1 0.2]) = 0.5\n\ttab\x01"
        "after");
  CHECK(printed(cell, Stream::standard_error) == "careful");
}

TEST_CASE(
    "run_record: before a run, what stands outside of the body is done, and the rest is not run") {
  source::LessonSource lesson;
  lesson.cells = {{.kind = source::CellKind::markdown, .source = "# A"},
                  {.title = "B", .line = 3, .in_body = true}};
  const RunRecord record = record_before_run("1_one", lesson);
  CHECK(record.name == "1_one");
  CHECK(record.status == RunStatus::not_run);
  REQUIRE(record.cells.size() == 2);
  CHECK(record.cells[0] == CellRecord{.written = lesson.cells[0], .status = RunStatus::done});
  CHECK(record.cells[1] == CellRecord{.written = lesson.cells[1]});
}
