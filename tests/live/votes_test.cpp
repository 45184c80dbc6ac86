#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "live/room.hpp"
#include "sample_course.hpp"

using namespace chalkline::live;
using chalkline::test::sample_course;
using nlohmann::json;

namespace {

const Person lecturer{"t", Role::teacher};

Person voter(const std::string& id) { return {id, Role::student}; }

json ballot(const json& choice, const char* cell = "cell-predict-1") {
  return {{"lesson", "5_rmsprop"}, {"cell", cell}, {"choice", choice}};
}

Room asking(const char* cell) {
  Room room;
  room.change({{"poll", {{"lesson", "5_rmsprop"}, {"cell", cell}}}}, sample_course());
  return room;
}

int status_of_vote(Room& room, const json& vote) {
  try {
    room.vote("s", vote);
    return 204;
  } catch (const RoomError& error) {
    return error.status();
  }
}

json poll_of(const Room& room, const Person& person) { return room.seen_by(person)["poll"]; }

}  // namespace

TEST_CASE("A vote counts once, may change, and is told to its voter alone before the reveal") {
  Room room = asking("cell-predict-1");
  room.vote("a", ballot(0));
  room.vote("a", ballot(0));
  room.vote("a", ballot(1));
  room.vote("b", ballot(1));
  CHECK(poll_of(room, voter("a"))["mine"] == 1);
  CHECK(poll_of(room, voter("c"))["mine"].is_null());
  CHECK(poll_of(room, lecturer)["answered"] == 2);
  CHECK_FALSE(poll_of(room, voter("a")).contains("answered"));
  for (const Person& person : {voter("a"), voter("c"), lecturer})
    for (const char* key : {"tallies", "texts"}) CHECK_FALSE(poll_of(room, person).contains(key));
  room.change({{"poll", "reveal"}}, sample_course());
  CHECK(poll_of(room, voter("c"))["tallies"] == json::array({{0, 2}}));
  CHECK(poll_of(room, voter("c"))["open"] == false);
}

TEST_CASE("A vote raises what the teacher sees, not what everybody waits for") {
  Room room = asking("cell-predict-1");
  const auto version = room.version, seen = room.seen_by_teacher;
  room.vote("a", ballot(0));
  CHECK(room.version == version);
  CHECK(room.seen_by_teacher == seen + 1);
}

TEST_CASE("Votes that cannot be are refused") {
  Room room = asking("cell-predict-1");
  for (const json& choice : {json(2), json(-1), json(1.5), json("it bends"), json(), json(true)})
    CHECK(status_of_vote(room, ballot(choice)) == 400);
  CHECK(status_of_vote(room, json::array()) == 400);
  CHECK(status_of_vote(room, {{"choice", 1}}) == 400);
  CHECK(status_of_vote(room, ballot(0, "cell-why")) == 409);
  CHECK(poll_of(room, lecturer)["answered"] == 0);
  room.change({{"poll", "reveal"}}, sample_course());
  CHECK(status_of_vote(room, ballot(0)) == 409);
  room.change({{"poll", nullptr}}, sample_course());
  CHECK(status_of_vote(room, ballot(0)) == 409);
}

TEST_CASE("A second round begins empty and is shown beside the first") {
  Room room = asking("cell-predict-1");
  room.vote("a", ballot(0));
  room.vote("b", ballot(0));
  room.change({{"poll", "reveal"}}, sample_course());
  room.change({{"poll", "reopen"}}, sample_course());
  CHECK(poll_of(room, voter("a"))["round"] == 2);
  CHECK(poll_of(room, voter("a"))["mine"].is_null());
  CHECK_FALSE(poll_of(room, lecturer).contains("tallies"));
  room.vote("a", ballot(1));
  room.change({{"poll", "reveal"}}, sample_course());
  CHECK(poll_of(room, voter("b"))["tallies"] == json::array({{2, 0}, {0, 1}}));
  CHECK_THROWS_AS(room.change({{"poll", "reopen"}}, sample_course()), RoomError);
}

TEST_CASE("Texts are one printable line of 80 characters, and equal ones are counted together") {
  Room room = asking("cell-why");
  room.vote("a", ballot("  it\n  \x1b[31mslows\t down ", "cell-why"));
  room.vote("b", ballot("it ␛[31mslows down", "cell-why"));
  std::string umlauts;
  for (int i = 0; i < 200; ++i) umlauts += "ü";
  room.vote("c", ballot(umlauts, "cell-why"));
  CHECK(status_of_vote(room, ballot(" \n ", "cell-why")) == 400);
  CHECK(status_of_vote(room, ballot(1, "cell-why")) == 400);
  room.change({{"poll", "reveal"}}, sample_course());
  const json texts = poll_of(room, lecturer)["texts"];
  REQUIRE(texts.size() == 2);
  CHECK(texts[0] == json{"it ␛[31mslows down", 2});
  CHECK(texts[1][0].get<std::string>().size() == 160);
}

TEST_CASE("Many different texts do not make the state large") {
  Room room = asking("cell-why");
  for (int i = 0; i < 4000; ++i)
    room.vote(std::to_string(i), ballot("answer " + std::to_string(i), "cell-why"));
  room.change({{"poll", "reveal"}}, sample_course());
  CHECK(poll_of(room, voter("1"))["texts"].size() == Room::most_texts_shown);
  CHECK(poll_of(room, lecturer)["answered"] == 4000);
}

TEST_CASE("Whoever is forgotten takes the vote along") {
  Room room = asking("cell-predict-1");
  room.vote("a", ballot(0));
  room.forget("a");
  CHECK(poll_of(room, lecturer)["answered"] == 0);
}
