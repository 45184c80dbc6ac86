#include "record/json_names.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "record/parameter.hpp"
#include "record/run_record.hpp"

using namespace chalkline::record;
using Json = nlohmann::json;

TEST_CASE("JSON has a word for each value of an enum, in its order") {
  CHECK(status_names.at(static_cast<std::size_t>(RunStatus::not_run)) == "not_run");
  CHECK(status_names.at(static_cast<std::size_t>(RunStatus::done)) == "done");
  CHECK(status_names.at(static_cast<std::size_t>(RunStatus::failed)) == "failed");
  CHECK(cell_kind_names.at(static_cast<std::size_t>(chalkline::source::CellKind::code)) == "code");
  CHECK(cell_kind_names.at(static_cast<std::size_t>(chalkline::source::CellKind::markdown)) ==
        "markdown");
  CHECK(stream_names.at(static_cast<std::size_t>(Stream::standard_output)) == "stdout");
  CHECK(stream_names.at(static_cast<std::size_t>(Stream::standard_error)) == "stderr");
}

TEST_CASE("JSON has a word for each kind of parameter") {
  const Value values[] = {1.0, std::int64_t{1}, true, std::string("a")};
  const std::string_view words[] = {"real", "integer", "boolean", "choice"};
  for (std::size_t i = 0; i < 4; ++i) {
    Parameter parameter;
    parameter.default_value = values[i];
    CHECK(parameter_kind_names.at(static_cast<std::size_t>(parameter.kind())) == words[i]);
  }
  CHECK(parameter_kind_names.size() == std::variant_size_v<Value>);
}

TEST_CASE("a record names its format first") {
  CHECK(Json::parse(to_json(RunRecord{})).at("format") == run_record_format);
  CHECK(Json::parse(to_json(LessonDescription{})).at("format") == description_format);
}
