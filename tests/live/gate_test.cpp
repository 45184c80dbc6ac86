#include "live/gate.hpp"

#include <algorithm>

#include "catch.hpp"
#include "live/token.hpp"

using namespace chalkline::live;

namespace {

constexpr Time noon{std::chrono::hours(12)};

struct Doors {
  Door door;
  std::string teacher, student;
};

Doors open_room() {
  Doors doors;
  doors.door.is_room = true;
  doors.door.hosts = {"localhost:8080", "192.168.1.5:8080"};
  doors.teacher = doors.door.people.add(Role::teacher, noon).token;
  doors.student = doors.door.people.add(Role::student, noon).token;
  return doors;
}

/// A path that the rule stands for.
std::string path_of(const RouteRule& rule) {
  std::string path(rule.path);
  if (const auto star = path.find('*'); star != path.npos) path.replace(star, 1, "some.html");
  if (rule.route == Route::lesson) path = "5_rmsprop.json";
  return "/" + path;
}

/// A request that lacks nothing, by whoever holds this cookie.
Asking complete(const RouteRule& rule, const std::string& token) {
  Asking asking{.method = std::string(rule.method), .target = path_of(rule)};
  asking.host = "localhost:8080";
  asking.cookie = "other=1; chalkline=" + token;
  asking.address = "127.0.0.1";
  asking.now = noon;
  if (rule.method == "POST") {
    asking.origin = "http://localhost:8080";
    asking.content_type = "application/json";
    asking.body_bytes = 100;
  }
  return asking;
}

/// The status of what is refused; 0 if it is let in.
int status_of(const Asking& asking, Door door) {
  const auto decision = decide(asking, door);
  const Refused* refused = std::get_if<Refused>(&decision);
  return refused ? refused->status : 0;
}

}  // namespace

TEST_CASE("Whoever lacks nothing is let in to every route") {
  const Doors doors = open_room();
  for (const RouteRule& rule : route_rules()) {
    INFO(rule.method << ' ' << rule.path);
    Door door = doors.door;
    const auto decision = decide(complete(rule, doors.teacher), door);
    const Admitted* admitted = std::get_if<Admitted>(&decision);
    REQUIRE(admitted);
    CHECK(admitted->route == rule.route);
    CHECK(admitted->person.role == Role::teacher);
  }
}

TEST_CASE("Every route refuses whoever lacks something") {
  const Doors doors = open_room();
  for (const RouteRule& rule : route_rules()) {
    INFO(rule.method << ' ' << rule.path);
    const Asking good = complete(rule, doors.teacher);
    Asking bad = good;
    SECTION("a name of the server's own") {
      for (const char* host : {"", "evil.example", "localhost", "localhost:80", "evil.example:8080",
                               "localhost:8080; localhost:8080"}) {
        bad.host = host;
        bad.origin = std::string("http://") + host;
        CHECK(status_of(bad, doors.door) == 421);
      }
    }
    SECTION("a short header") {
      bad.header_bytes = most_header_bytes + 1;
      CHECK(status_of(bad, doors.door) == 431);
    }
    SECTION("a method that it has") {
      for (const char* method : {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "", "get"}) {
        bad.method = method;
        CHECK(status_of(bad, doors.door) == 405);
      }
      bad = good;
      bad.method = rule.method == "GET" ? "POST" : "GET";
      bad.origin = "http://localhost:8080";
      bad.content_type = "application/json";
      if (rule.path != "room") CHECK(status_of(bad, doors.door) == 405);
    }
    SECTION("an open room, from elsewhere") {
      Door alone = doors.door;
      alone.is_room = false;
      bad.from_loopback = false;
      CHECK(status_of(bad, alone) == 403);
    }
    SECTION("a room") {
      Door alone = doors.door;
      alone.is_room = false;
      if (rule.of_room) CHECK(status_of(bad, alone) != 0);
      else CHECK(status_of(bad, alone) == 0);
    }
    SECTION("a cookie") {
      for (const std::string& cookie :
           {std::string(), "chalkline=" + random_token() + random_token(), "chalkline=",
            "chalkline=" + doors.teacher.substr(0, 16), "chalkline=" + doors.teacher + "0",
            "xchalkline=" + doors.teacher, "chalkline=" + doors.student.substr(0, 16) +
                                               doors.teacher.substr(16)}) {
        bad.cookie = cookie;
        CHECK(status_of(bad, doors.door) == (rule.least == Role::nobody ? 0 : 403));
      }
    }
    SECTION("the teacher's cookie") {
      bad.cookie = "chalkline=" + doors.student;
      CHECK(status_of(bad, doors.door) == (rule.least == Role::teacher ? 403 : 0));
    }
    SECTION("patience") {
      Door door = doors.door;
      bad.cookie = rule.least == Role::nobody ? "" : "chalkline=" + doors.student;
      if (rule.least == Role::teacher) continue;
      int let_in = 0;
      while (let_in < 5000 && std::holds_alternative<Admitted>(decide(bad, door))) ++let_in;
      CHECK(let_in < 5000);
      CHECK(let_in >= 100);
      const auto decision = decide(bad, door);
      CHECK(std::get<Refused>(decision).status == 429);
      bad.now += std::chrono::seconds(1);
      CHECK(std::holds_alternative<Admitted>(decide(bad, door)));
    }
    if (rule.method != "POST") continue;
    SECTION("an origin") {
      for (const char* origin : {"", "null", "http://evil.example", "http://localhost:80",
                                 "localhost:8080", "http://192.168.1.5:8080"}) {
        bad.origin = origin;
        CHECK(status_of(bad, doors.door) == 403);
      }
    }
    SECTION("JSON") {
      for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded",
                               "application/jsonp", "text/plain; application/json"}) {
        bad.content_type = type;
        CHECK(status_of(bad, doors.door) == 415);
      }
    }
    SECTION("brevity") {
      bad.body_bytes = most_body_bytes + 1;
      CHECK(status_of(bad, doors.door) == 413);
    }
  }
}

TEST_CASE("Wrong codes are soon too many, for the address alone") {
  Doors doors = open_room();
  const RouteRule rule = *std::ranges::find(route_rules(), Route::join, &RouteRule::route);
  Asking asking = complete(rule, "");
  asking.address = "192.168.1.77";
  while (doors.door.guessing.take(asking.address, asking.now)) {
  }
  CHECK(status_of(asking, doors.door) == 429);
  asking.address = "192.168.1.78";
  CHECK(status_of(asking, doors.door) == 0);
}

TEST_CASE("Alone nobody needs a cookie, and nothing is counted") {
  Door door;
  door.hosts = {"localhost:8080"};
  Asking asking{.method = "GET", .target = "/5_rmsprop.html", .host = "localhost:8080"};
  asking.now = noon;
  for (int i = 0; i < 3000; ++i) {
    const auto decision = decide(asking, door);
    REQUIRE(std::holds_alternative<Admitted>(decision));
    REQUIRE(std::get<Admitted>(decision).person.role == Role::alone);
  }
}

TEST_CASE("A page that was asked for too early asks for the code, anything else does not") {
  Doors doors = open_room();
  Asking asking{.method = "GET", .target = "/5_rmsprop.html?rho=0.9", .host = "localhost:8080"};
  asking.now = noon;
  CHECK(std::get<Refused>(decide(asking, doors.door)).wants_to_join);
  asking.target = "/figures/5_rmsprop.svg";
  CHECK_FALSE(std::get<Refused>(decide(asking, doors.door)).wants_to_join);
  asking.target = "/join.css";
  CHECK(std::holds_alternative<Admitted>(decide(asking, doors.door)));
}

TEST_CASE("A target is decoded once, and none leads out") {
  CHECK(read_target("/a%20b/%C3%A9.html?x=1&y=%41")->path == "a b/é.html");
  CHECK(query_value("x=1&y=%41&yy=2", "y") == "A");
  CHECK(query_value("x=1", "z").empty());
  CHECK(read_target("/%252e")->path == "%2e");
  for (const char* target : {"", "*", "http://localhost/", "/%", "/%4", "/%zz", "/%00"})
    CHECK_FALSE(read_target(target));
}

TEST_CASE("A rate lets through its burst and then its share, and keeps little") {
  Rates rates({.burst = 3.0, .per_second = 2.0});
  for (int i = 0; i < 3; ++i) CHECK(rates.take("a", noon));
  CHECK_FALSE(rates.take("a", noon));
  CHECK_FALSE(rates.has("a", noon));
  CHECK(rates.take("b", noon));
  CHECK(rates.take("a", noon + std::chrono::milliseconds(500)));
  CHECK_FALSE(rates.take("a", noon + std::chrono::milliseconds(500)));
  CHECK(rates.has("a", noon + std::chrono::hours(1)));
  for (int i = 0; i < 20'000; ++i) rates.take(std::to_string(i), noon);
  CHECK(rates.size() <= Rates::most);
}

TEST_CASE("People are known by their whole token, and the one seen longest ago gives way") {
  People people;
  const std::string teacher = people.add(Role::teacher, noon).token;
  const std::string first = people.add(Role::student, noon + std::chrono::seconds(1)).token;
  const std::string second = people.add(Role::student, noon + std::chrono::seconds(2)).token;
  CHECK(people.find(teacher, noon)->role == Role::teacher);
  CHECK_FALSE(people.find(first.substr(0, first.size() - 1) + "x", noon));
  CHECK(people.find(first, noon + std::chrono::seconds(9)));
  while (people.members.size() < People::most)
    people.add(Role::student, noon + std::chrono::seconds(5));
  const auto admission = people.add(Role::student, noon + std::chrono::seconds(6));
  CHECK(admission.forgotten == second.substr(0, 16));
  CHECK(people.members.size() == People::most);
  CHECK(people.find(teacher, noon));
  CHECK(people.find(first, noon));
  CHECK_FALSE(people.find(second, noon));
}

TEST_CASE("Tokens and codes are random and of the letters that they may have") {
  CHECK(random_token() != random_token());
  CHECK(random_token().size() == 32);
  std::string codes;
  for (int i = 0; i < 300; ++i) codes += random_room_code();
  CHECK(codes.size() == 1800);
  CHECK(codes.find_first_of("01OI") == codes.npos);
  for (const char letter : std::string("ABCDEFGHJKLMNPQRSTUVWXYZ"))
    CHECK(codes.find(letter) != codes.npos);
  CHECK(same_secret("abc", "abc"));
  CHECK_FALSE(same_secret("abc", "abd"));
  CHECK_FALSE(same_secret("abc", "abcd"));
}
