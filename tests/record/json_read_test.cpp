#include <string>

#include "catch.hpp"
#include "record/example_record.hpp"
#include "record/run_event.hpp"

using namespace chalkline;
using namespace chalkline::record;
using record::test::example;

namespace {

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

TEST_CASE("json_read: a record is read back equal") {
  CHECK(run_record_from_json(to_json(example())) == example());
  CHECK(run_record_from_json(to_json(RunRecord{})) == RunRecord{});
}

TEST_CASE("json_read: damaged JSON is told with what is wrong") {
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
  CHECK(error_of(damaged("\"frames\": 25", "\"frames\": -1")) ==
        "run record: cells[1].outputs[6].animation.frames is negative");
  CHECK(error_of(damaged("\"expected\": true", "\"expected\": 1")) ==
        "run record: cells[1].error.expected is neither true nor false");
  CHECK(error_of(damaged("0.1234567890123", "null")) ==
        "run record: cells[1].seconds is not a number");
  CHECK(error_of(damaged("0.1234567890123", "1e999")).rfind("run record: not JSON: ", 0) == 0);
  CHECK(error_of(damaged("\"slow\"", "7")) == "run record: cells[1].tags[0] is not a text");
}

TEST_CASE("json_read: planes and handles that cannot be are refused") {
  const auto error = [](const std::string& from, const std::string& to) {
    const std::string told = error_of(damaged(from, to, "\"planes\""));
    const std::string place = "run record: cells[1].outputs[8].";
    return told.starts_with(place) ? told.substr(place.size()) : told;
  };
  CHECK(error("\"left\": 76.0,", "") == "planes[0].left is missing");
  CHECK(error("600.0", "0") == "planes[0].width is not above 0");
  CHECK(error("\"high\": 1.0", "\"high\": -1.0") ==
        "planes[0].x is no range: low is not below high");
  CHECK(error("1e-09", "-1") == "planes[0].y.low is not above 0");
  CHECK(error("\"logarithmic\": true", "\"logarithmic\": 1") ==
        "planes[0].y.logarithmic is neither true nor false");
  CHECK(error("\"plane\": 1", "\"plane\": 2") == "handles[0].plane is the index of no plane");
  CHECK(error("\"start_x\"", "3") == "handles[0].x is not a text");
}

TEST_CASE("json_read: a parameter that contradicts itself is refused") {
  CHECK(error_of(damaged("\"default\": 0.99", "\"default\": 2.5")) ==
        "run record: parameters[1] is no parameter: parameter rho: its default 2.5 is out of its "
        "own range 0 "
        "<= rho < 1");
  CHECK(error_of(damaged("\"default\": 0.99", "\"default\": \"x\"")) ==
        "run record: parameters[1].default is not a number");
}

TEST_CASE("json_read: the description of a lesson is read back equal") {
  LessonDescription description{"5_rmsprop", {}};
  CHECK(lesson_description_from_json(to_json(description)) == description);
  for (const ParameterRecord& parameter : example().parameters)
    description.parameters.push_back(parameter.parameter);
  CHECK(lesson_description_from_json(to_json(description)) == description);
  CHECK_THROWS_AS(lesson_description_from_json(to_json(example())), RecordError);
}
