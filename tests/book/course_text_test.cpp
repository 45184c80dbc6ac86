#include "book/course_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "book/sample_records.hpp"
#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::book;

namespace {

using Json = nlohmann::json;

/// What the script assigns.
Json assigned(const std::vector<record::RunRecord>& runs) {
  std::vector<Lesson> lessons;
  for (const record::RunRecord& run : runs) lessons.push_back(read_lesson(run));
  const std::string script = course_text(lessons);
  const std::string before = "'use strict';\nwindow.courseText = ";
  REQUIRE(script.starts_with(before));
  REQUIRE(script.ends_with(";\n"));
  return Json::parse(script.substr(before.size(), script.size() - before.size() - 2));
}

}  // namespace

TEST_CASE("the search has prose and code of every cell, with its lesson, section and place") {
  const std::vector<record::RunRecord> runs = {sample::eventful()};
  const Json lesson = assigned(runs).at(0);
  CHECK(lesson["page"] == "1_sample.html");
  CHECK(lesson["title"] == "A sample");
  const Json draw = lesson["places"][4];
  CHECK(draw ==
        Json{{"id", "cell-pictures"}, {"section", "Pictures"}, {"text", "Pictures"}, {"code", ""}});
  CHECK(lesson["places"][5]["section"] == "Draw");
  CHECK(lesson["places"][5]["code"] == "show(bowl);");
  CHECK(lesson["places"][0]["text"] == "A sample One sentence. Another, with x².");
}

TEST_CASE("the search finds no notes and no folded answers, and tells what a question hides") {
  const std::string eventful = assigned({sample::eventful()}).dump();
  CHECK(eventful.find("Say hello") == std::string::npos);
  const Json places = assigned({sample::folding()}).at(0)["places"];
  CHECK(places.dump().find("There.") == std::string::npos);
  const auto follows = std::ranges::find_if(
      places, [](const Json& place) { return place["text"] == "As the rings say."; });
  REQUIRE(follows != places.end());
  CHECK((*follows)["hidden"] == true);
  CHECK((*follows)["id"] == "cell-look");
  CHECK(!places[0].contains("hidden"));
}

TEST_CASE("whatever stands in a lesson is text for the search") {
  CHECK(assigned({sample::dangerous()}).at(0)["places"].size() == 3);
}
