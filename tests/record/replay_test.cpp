#include "record/replay.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace {

source::Cell cell(source::CellKind kind, const std::string& title, std::size_t line) {
  return {.kind = kind, .title = title, .source = title + " text", .line = line};
}

source::LessonSource lesson_of(std::vector<source::Cell> cells) {
  source::LessonSource lesson;
  lesson.cells = std::move(cells);
  return lesson;
}

constexpr auto code = source::CellKind::code;
constexpr auto prose = source::CellKind::markdown;

/// Prose and two code cells that printed "1" and "2", the second with a display and an error.
RunRecord a_run() {
  RunRecord record = record_before_run(
      "1_one", lesson_of({cell(prose, "A", 1), cell(code, "B", 4), cell(code, "C", 9)}));
  record.status = RunStatus::done;
  for (CellRecord& one : record.cells) one.status = RunStatus::done;
  record.cells[1].outputs = {StreamText{Stream::standard_output, "1\n"}};
  record.cells[2].outputs = {StreamText{Stream::standard_error, "careful\n"},
                             StreamText{Stream::standard_output, "2\n"}, ArrayDisplay{"[3.]"}};
  record.cells[2].error = CellError{"std::logic_error", "as meant", true};
  return record;
}

}  // namespace

TEST_CASE("replay: a run keeps what its cells put out, under the text that they have now") {
  const auto now = with_current_text(lesson_of({cell(code, "B, renamed", 2), cell(prose, "New", 5),
                                                cell(prose, "Another", 7), cell(code, "C", 20)}),
                                     a_run());
  REQUIRE(now);
  REQUIRE(now->cells.size() == 4);
  CHECK(now->cells[0].written.title == "B, renamed");
  CHECK(now->cells[0].outputs == a_run().cells[1].outputs);
  CHECK(now->cells[1].written.source == "New text");
  CHECK(now->cells[1].status == RunStatus::done);
  CHECK(now->cells[3].written.line == 20);
  CHECK(now->cells[3].error == a_run().cells[2].error);
  CHECK(now->name == "1_one");
}

TEST_CASE("replay: a run of more or fewer code cells is not this lesson's") {
  CHECK(!with_current_text(lesson_of({cell(prose, "A", 1), cell(code, "B", 4)}), a_run()));
  CHECK(!with_current_text(lesson_of({cell(prose, "A", 1)}), a_run()));
  CHECK(!with_current_text(lesson_of({cell(code, "B", 1), cell(code, "C", 2), cell(code, "D", 3)}),
                           a_run()));
}

TEST_CASE("replay: what went to standard output, and what to standard error") {
  CHECK(standard_output_of(a_run()) == "1\n2\n");
  CHECK(standard_error_of(a_run(), "lessons/1_one.cpp") ==
        "careful\n[3.]\nlessons/1_one.cpp:9: cell 3 (C): threw, as expected: as meant\n");
}

TEST_CASE("replay: what went to both, in its order") {
  std::string all, output, errors;
  for (const StreamText& text : all_written_by(a_run(), "lessons/1_one.cpp")) {
    all += text.text;
    (text.stream == Stream::standard_output ? output : errors) += text.text;
  }
  CHECK(all ==
        "1\ncareful\n2\n[3.]\nlessons/1_one.cpp:9: cell 3 (C): threw, as expected: as meant\n");
  CHECK(output == standard_output_of(a_run()));
  CHECK(errors == standard_error_of(a_run(), "lessons/1_one.cpp"));
}
