#include <string>

#include "catch.hpp"
#include "record/example_record.hpp"

using namespace chalkline;
using namespace chalkline::record;
using record::test::example;

TEST_CASE("json_write: the same record gives the same text, its keys in order") {
  const std::string json = to_json(example());
  CHECK(json == to_json(run_record_from_json(json)));
  CHECK(json.rfind("{\n  \"format\": \"chalkline run record 3\",\n  \"name\": \"5_rmsprop\",\n",
                   0) == 0);
  CHECK(json.ends_with("}\n"));
  CHECK(json.find("\"allowed\": \"0 <= rho < 1\"") != std::string::npos);
}

TEST_CASE("json_write: bytes that are no UTF-8 are replaced") {
  RunRecord record = example();
  record.cells[1].outputs = {StreamText{Stream::standard_output,
                                        "a\xFF\xC3"
                                        "b"}};
  CHECK(printed(run_record_from_json(to_json(record)).cells[1]) ==
        "a\xEF\xBF\xBD\xEF\xBF\xBD"
        "b");
}

TEST_CASE("json_write: what list shows of a lesson") {
  const ListedLesson lesson{{"1_bowl", {declare_parameter("rho", 0.9, "decay", {.min = 0})}},
                            "The bowl",
                            "A \"round\" one."};
  CHECK(to_json(std::vector<ListedLesson>{}) == "[]\n");
  CHECK(to_json(std::vector{lesson}) == R"([
  {
    "format": "chalkline lesson description 1",
    "name": "1_bowl",
    "title": "The bowl",
    "summary": "A \"round\" one.",
    "parameters": [
      {
        "name": "rho",
        "kind": "real",
        "default": 0.9,
        "description": "decay",
        "min": {
          "value": 0.0,
          "open": false
        },
        "max": null,
        "choices": [],
        "allowed": "rho >= 0"
      }
    ]
  }
]
)");
}
