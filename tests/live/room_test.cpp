#include "live/room.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "error_text.hpp"
#include "live/session_page.hpp"
#include "live/state_file.hpp"
#include "sample_course.hpp"

using namespace chalkline::live;
using chalkline::test::sample_course;
using nlohmann::json;

namespace {

const Person teacher{"t", Role::teacher}, student{"s", Role::student};

int status_of_change(Room& room, const json& patch) {
  try {
    room.change(patch, sample_course());
    return 200;
  } catch (const RoomError& error) {
    return error.status();
  }
}

}  // namespace

TEST_CASE("A change says what differs, and everybody sees it under a higher version") {
  Room room;
  room.epoch = "e";
  room.change({{"lesson", "5_rmsprop"},
               {"cell", "cell-search"},
               {"parameters", {{"rho", "0.9"}}},
               {"controls", {"rho"}},
               {"revealed", {"cell-run-it"}},
               {"blank", true}},
              sample_course());
  const json seen = room.seen_by(student);
  CHECK(seen["version"] == 2);
  CHECK(seen["epoch"] == "e");
  CHECK(seen["lesson"] == "5_rmsprop");
  CHECK(seen["cell"] == "cell-search");
  CHECK(seen["parameters"] == json{{"rho", "0.9"}});
  CHECK(seen["controls"] == json{"rho"});
  CHECK(seen["revealed"] == json{"cell-run-it"});
  CHECK(seen["blank"] == true);
  CHECK(seen["call"] == 0);
  CHECK(seen["poll"].is_null());
  room.change({{"call", true}, {"controls", nullptr}}, sample_course());
  CHECK(room.seen_by(student)["call"] == 1);
  CHECK(room.seen_by(student)["controls"].is_null());
  CHECK(room.seen_by(student)["cell"] == "cell-search");
}

TEST_CASE("Another lesson begins without what was said of the one before") {
  Room room;
  room.change({{"lesson", "5_rmsprop"}, {"cell", "cell-search"}, {"parameters", {{"rho", "0.9"}}}},
              sample_course());
  room.change({{"lesson", "6_bowl"}}, sample_course());
  CHECK(room.seen_by(student)["cell"].is_null());
  CHECK(room.seen_by(student)["parameters"].empty());
  room.change({{"lesson", nullptr}}, sample_course());
  CHECK(room.seen_by(student)["lesson"].is_null());
}

TEST_CASE("A change that cannot be changes nothing") {
  Room room;
  room.change({{"lesson", "5_rmsprop"}, {"cell", "cell-search"}}, sample_course());
  const json before = room.seen_by(teacher);
  for (const json& patch :
       {json::array(), json{{"lesson", "7_none"}}, json{{"lesson", 7}},
        json{{"blank", true}, {"cell", "cell-none"}}, json{{"parameters", {{"rho", "2"}}}},
        json{{"parameters", {{"roh", "0.5"}}}}, json{{"parameters", {{"rho", 1}}}},
        json{{"controls", {"roh"}}}, json{{"controls", "rho"}}, json{{"revealed", {"cell-none"}}},
        json{{"blank", 1}}, json{{"call", "now"}}, json{{"color", "red"}}, json{{"poll", "dance"}},
        json{{"poll", {{"lesson", "5_rmsprop"}, {"cell", "cell-search"}}}},
        json{{"poll", {{"lesson", "5_rmsprop"}}}}}) {
    INFO(patch);
    CHECK(status_of_change(room, patch) == 400);
    CHECK(room.seen_by(teacher) == before);
  }
  CHECK(status_of_change(room, {{"poll", "reveal"}}) == 409);
}

TEST_CASE("A refused parameter says what is allowed") {
  Room room;
  const std::string told = error_text<RoomError>([&] {
    room.change({{"lesson", "5_rmsprop"}, {"parameters", {{"rho", "2"}}}}, sample_course());
  });
  CHECK(told.find("0 <= rho < 1") != told.npos);
}

TEST_CASE("The session tells what was shown and asked, without names") {
  Room room;
  const json question = {{"lesson", "5_rmsprop"}, {"cell", "cell-predict-1"}};
  room.change({{"lesson", "5_rmsprop"}, {"cell", "cell-search"}}, sample_course());
  room.change({{"parameters", {{"rho", "0.5"}}}}, sample_course());
  room.change({{"parameters", {{"rho", "0.9"}}}}, sample_course());
  room.change({{"poll", question}}, sample_course());
  room.vote("secret-person", {{"lesson", "5_rmsprop"}, {"cell", "cell-predict-1"}, {"choice", 1}});
  CHECK(room.whole_session().size() == 1);  // votes are nobody's before they are revealed
  room.change({{"poll", "reopen"}}, sample_course());
  room.vote("secret-person", {{"lesson", "5_rmsprop"}, {"cell", "cell-predict-1"}, {"choice", 0}});
  CHECK(room.session.size() == 1);
  CHECK(room.whole_session().size() == 2);
  room.change({{"poll", nullptr}, {"cell", "cell-run-it"}}, sample_course());
  REQUIRE(room.session.size() == 3);
  CHECK(std::get<Shown>(room.session[0]) == Shown{"5_rmsprop", "cell-search", {{"rho", "0.9"}}});
  const std::string page = session_page(room.whole_session(), sample_course());
  const auto holds = [&](const char* text) { return page.find(text) != page.npos; };
  CHECK(holds("href=\"5_rmsprop.html?rho=0.9#cell-search\""));
  CHECK(holds("<tr><th scope=\"row\">it bends</th><td>0</td><td>1</td></tr>"));
  CHECK(holds("<tr><th scope=\"row\">it stops</th><td>1</td><td>0</td></tr>"));
  CHECK(page.find("secret-person") == page.npos);
}

TEST_CASE("A session does not grow without end") {
  Room room;
  room.change({{"lesson", "5_rmsprop"}}, sample_course());
  for (int i = 0; i < 3000; ++i)
    room.change({{"cell", i % 2 ? "cell-search" : "cell-why"}}, sample_course());
  CHECK(room.session.size() == Room::most_session);
}

TEST_CASE("A kept room is the same when it is read back") {
  KeptState state;
  const std::string token = state.people.add(Role::student, {}).token;
  state.people.add(Role::teacher, {});
  state.code = "ABCDEF";
  state.room.epoch = "e";
  Room& room = state.room;
  room.change({{"lesson", "5_rmsprop"}, {"cell", "cell-search"}, {"parameters", {{"rho", "0.9"}}}},
              sample_course());
  const json question = {{"lesson", "5_rmsprop"}, {"cell", "cell-why"}};
  room.change({{"poll", question}, {"controls", json::array()}}, sample_course());
  room.vote("s", {{"lesson", "5_rmsprop"}, {"cell", "cell-why"}, {"choice", "über"}});
  room.change({{"poll", "reopen"}}, sample_course());
  room.vote("s", {{"lesson", "5_rmsprop"}, {"cell", "cell-why"}, {"choice", "\xff?"}});
  room.change({{"poll", "reveal"}}, sample_course());

  const std::string text = kept_state(state);
  KeptState read = read_kept_state(text, "room.json");
  CHECK(kept_state(read) == text);
  CHECK(read.room.seen_by(teacher) == room.seen_by(teacher));
  CHECK(read.code == "ABCDEF");
  CHECK(read.people.find(token, {})->role == Role::student);
}

TEST_CASE("A file that keeps no room says what to do") {
  for (const char* text : {"", "{", "[]", "{}", R"({"chalkline_room":2})",
                           R"({"chalkline_room":1,"people":{},"code":"A","room":{}})",
                           R"({"chalkline_room":1,"people":[1],"code":"A","room":{}})"}) {
    INFO(text);
    const std::string told =
        error_text<std::runtime_error>([&] { read_kept_state(text, "x/room.json"); });
    CHECK(told.starts_with("x/room.json keeps no room ("));
    CHECK(told.find("remove this one to begin a new room") != told.npos);
  }
}

TEST_CASE("The link of a moment holds any value") {
  CHECK(moment_link("5_rmsprop", {}, "") == "5_rmsprop.html");
  CHECK(moment_link("5_rmsprop", {{"a", "x&y=1 #"}, {"b", "2"}}, "cell-é") ==
        "5_rmsprop.html?a=x%26y%3D1%20%23&b=2#cell-%C3%A9");
}
