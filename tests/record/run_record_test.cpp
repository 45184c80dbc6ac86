#include "record/run_record.hpp"

#include <string>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace {

RunRecord example() {
  RunRecord record;
  record.name = "5_rmsprop";
  record.status = RunStatus::failed;
  record.parameters = {
      {declare_parameter("seed", 1, "start", {.min = 0, .max = 4294967295}), Value(42)},
      {declare_parameter("rho", 0.99, "decay", {.min = 0, .max = open(1)}), Value(0.1 + 0.2)},
      {declare_parameter("step_size", 1.0, "", {.min = open(0)}), Value(2.0)},
      {declare_parameter("verbose", false, ""), Value(true)},
      {declare_parameter("objective", "bowl", "", {}, {"bowl", "beale"}), Value("beale")},
  };
  record.seed = 42;
  record.versions = {"0.1.0", "gnuplot 5.4 patchlevel 4", "GCC 12.2.0"};
  CellRecord prose;
  prose.written.kind = source::CellKind::markdown;
  prose.written.source = "# The größte \"step\"\n\nText";
  prose.status = RunStatus::done;
  CellRecord code;
  code.written.title = "Run";
  code.written.tags = {"slow", "raises-exception"};
  code.written.source = "f(\"\\n\");";
  code.written.line = 12;
  code.written.source_line = 14;
  code.written.in_body = true;
  code.status = RunStatus::failed;
  code.outputs = {
      StreamText{Stream::standard_output, ">0 f([0.1 0.2]) = 0.5\n\ttab\x01"},
      StreamText{Stream::standard_error, "careful"},
      FigureDisplay{"Bowl", "4_contour", "rings", "from above", {"4_contour.svg", "4_contour.png"}},
      FigureDisplay{"Bare", "bare", ""},
      ArrayDisplay{"[0. 1.]"},
      MarkdownDisplay{"| a |"},
      StreamText{Stream::standard_output, "after"}};
  code.omitted = 123456789012;
  code.seconds = 0.1234567890123;
  code.error = CellError{"std::runtime_error", "no such file", true};
  record.cells = {prose, code, CellRecord{}};
  return record;
}

std::string error_of(const std::string& json) {
  try {
    run_record_from_json(json);
  } catch (const RecordError& error) {
    return error.what();
  }
  return "no error";
}

/// The example's JSON with the first `from` after `after` replaced by `to`.
std::string damaged(const std::string& from, const std::string& to, const std::string& after = "") {
  std::string json = to_json(example());
  const std::size_t at = json.find(from, json.find(after));
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("run_record: a record is read back equal") {
  CHECK(run_record_from_json(to_json(example())) == example());
  CHECK(run_record_from_json(to_json(RunRecord{})) == RunRecord{});
}

TEST_CASE("run_record: the same record gives the same text, its keys in order") {
  const std::string json = to_json(example());
  CHECK(json == to_json(run_record_from_json(json)));
  CHECK(json.rfind("{\n  \"format\": \"chalkline run record 3\",\n  \"name\": \"5_rmsprop\",\n",
                   0) == 0);
  CHECK(json.ends_with("}\n"));
  CHECK(json.find("\"allowed\": \"0 <= rho < 1\"") != std::string::npos);
}

TEST_CASE("run_record: bytes that are no UTF-8 are replaced") {
  RunRecord record = example();
  record.cells[1].outputs = {StreamText{Stream::standard_output,
                                        "a\xFF\xC3"
                                        "b"}};
  CHECK(printed(run_record_from_json(to_json(record)).cells[1]) ==
        "a\xEF\xBF\xBD\xEF\xBF\xBD"
        "b");
}

TEST_CASE("run_record: what a cell printed is what it wrote to one stream, in order") {
  const CellRecord cell = example().cells[1];
  CHECK(printed(cell) ==
        ">0 f([0.1 0.2]) = 0.5\n\ttab\x01"
        "after");
  CHECK(printed(cell, Stream::standard_error) == "careful");
}

TEST_CASE("run_record: damaged JSON is told with what is wrong") {
  CHECK(error_of("").rfind("run record: not JSON: ", 0) == 0);
  CHECK(error_of(to_json(example()).substr(0, 400)).rfind("run record: not JSON: ", 0) == 0);
  CHECK(error_of("[]") == "run record: is not a JSON object");
  CHECK(error_of("{}") == "run record: format is missing");
  CHECK(error_of(std::string(100000, '[')).rfind("run record: not JSON: ", 0) == 0);
  CHECK(error_of(damaged("run record 3", "run record 2")) ==
        "run record: format is \"chalkline run record 2\"; this Chalkline reads \"chalkline run "
        "record 3\"");
  CHECK(error_of(damaged("\"seed\": 42", "\"sead\": 42")) == "run record: seed is missing");
  CHECK(error_of(damaged("\"seed\": 42", "\"seed\": 4.5")) ==
        "run record: seed is not a whole number of 64 bits");
  CHECK(error_of(damaged("42", "18446744073709551615", "\"seed\": ")) ==
        "run record: seed is not a whole number of 64 bits");
  CHECK(error_of(damaged("\"line\": 12", "\"line\": \"12\"")) ==
        "run record: cells[1].line is not a whole number of 64 bits");
  CHECK(error_of(damaged("\"line\": 12", "\"line\": -1")) ==
        "run record: cells[1].line is negative");
  CHECK(error_of(damaged("\"status\": \"failed\"", "\"status\": \"fine\"", "\"cells\"")) ==
        "run record: cells[1].status is \"fine\", which is unknown");
  CHECK(error_of(damaged("\"type\": \"array\"", "\"type\": \"sound\"")) ==
        "run record: cells[1].outputs[4].type is \"sound\", which is unknown");
  CHECK(error_of(damaged("\"expected\": true", "\"expected\": 1")) ==
        "run record: cells[1].error.expected is neither true nor false");
  CHECK(error_of(damaged("0.1234567890123", "null")) ==
        "run record: cells[1].seconds is not a number");
  CHECK(error_of(damaged("0.1234567890123", "1e999")).rfind("run record: not JSON: ", 0) == 0);
  CHECK(error_of(damaged("\"slow\"", "7")) == "run record: cells[1].tags[0] is not a text");
}

TEST_CASE("run_record: a parameter that contradicts itself is refused") {
  CHECK(error_of(damaged("\"default\": 0.99", "\"default\": 2.5")) ==
        "run record: parameters[1] is no parameter: parameter rho: its default 2.5 is out of its "
        "own range 0 "
        "<= rho < 1");
  CHECK(error_of(damaged("\"default\": 0.99", "\"default\": \"x\"")) ==
        "run record: parameters[1].default is not a number");
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

TEST_CASE("run_record: the description of a lesson is read back equal") {
  LessonDescription description{"5_rmsprop", {}};
  CHECK(lesson_description_from_json(to_json(description)) == description);
  for (const ParameterRecord& parameter : example().parameters)
    description.parameters.push_back(parameter.parameter);
  CHECK(lesson_description_from_json(to_json(description)) == description);
  CHECK_THROWS_AS(lesson_description_from_json(to_json(example())), RecordError);
}
