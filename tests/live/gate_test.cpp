#include "live/gate.hpp"

#include <algorithm>
#include <functional>

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

/// Checks every route with a request that was made worse; `expected` says the status.
void each_route(const std::function<void(Asking&, Door&)>& worsen,
                const std::function<int(const RouteRule&)>& expected) {
  const Doors doors = open_room();
  for (const RouteRule& rule : route_rules()) {
    INFO(rule.method << ' ' << rule.path);
    Asking asking = complete(rule, doors.teacher);
    Door door = doors.door;
    worsen(asking, door);
    CHECK(status_of(asking, door) == expected(rule));
  }
}

std::function<int(const RouteRule&)> always(int status) {
  return [status](const RouteRule&) { return status; };
}

std::function<int(const RouteRule&)> if_posted(int status) {
  return [status](const RouteRule& rule) { return rule.method == "POST" ? status : 0; };
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

TEST_CASE("No route answers under a name that is not the server's") {
  for (const std::string host :
       {"", "evil.example", "localhost", "localhost:80", "192.168.1.6:8080", "evil.example:8080",
        "localhost:8080; localhost:8080"})
    each_route([&](Asking& asking, Door&) { asking.host = host, asking.origin = "http://" + host; },
               always(421));
}

TEST_CASE("No route reads a long header, and no method but its own") {
  each_route([](Asking& asking, Door&) { asking.header_bytes = most_header_bytes + 1; },
             always(431));
  for (const std::string method : {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "", "get"})
    each_route([&](Asking& asking, Door&) { asking.method = method; }, always(405));
  each_route([](Asking& asking, Door&) { asking.method = "HEAD"; },
             [](const RouteRule& rule) {
               const bool serves_once = rule.route == Route::teacher;
               return (rule.method == "GET" && !serves_once) || rule.path == "room" ? 0 : 405;
             });
  each_route(
      [](Asking& asking, Door&) {
        asking.method = asking.method == "GET" ? "POST" : "GET";
        asking.origin = "http://localhost:8080";
        asking.content_type = "application/json";
      },
      [](const RouteRule& rule) { return rule.path == "room" ? 0 : 405; });
}

TEST_CASE("No route answers other machines without a room, and those of the room are not there") {
  each_route([](Asking& asking, Door& door) { door.is_room = asking.from_loopback = false; },
             always(403));
  each_route([](Asking&, Door& door) { door.is_room = false; },
             [](const RouteRule& rule) {
               const bool is_file = rule.path == "join.svg" || rule.path == "session.html" ||
                                    rule.path == "teacher/*";
               return rule.of_room && !is_file ? 405 : 0;  // a file that the book has not
             });
}

TEST_CASE("No route answers without its cookie") {
  const Doors doors = open_room();
  const std::string& good = doors.teacher;
  for (const std::string& token :
       {std::string(), random_token() + random_token(), good.substr(0, 16), good + "0",
        doors.student.substr(0, 16) + good.substr(16)}) {
    for (const RouteRule& rule : route_rules()) {
      INFO(rule.method << ' ' << rule.path << ' ' << token);
      CHECK(status_of(complete(rule, token), doors.door) == (rule.least == Role::nobody ? 0 : 403));
    }
  }
  for (const RouteRule& rule : route_rules()) {
    INFO(rule.method << ' ' << rule.path);
    Asking asking = complete(rule, doors.student);
    CHECK(status_of(asking, doors.door) == (rule.least == Role::teacher ? 403 : 0));
    asking.cookie = "xchalkline=" + good + "; chalkline";
    CHECK(status_of(asking, doors.door) == (rule.least == Role::nobody ? 0 : 403));
  }
}

TEST_CASE("No route takes what another site sends, or what is no JSON or long") {
  for (const std::string origin : {"", "null", "http://evil.example", "http://localhost:80",
                                   "localhost:8080", "http://192.168.1.5:8080"})
    each_route([&](Asking& asking, Door&) { asking.origin = origin; }, if_posted(403));
  for (const std::string type : {"", "text/plain", "application/x-www-form-urlencoded",
                                 "application/jsonp", "text/plain; application/json"})
    each_route([&](Asking& asking, Door&) { asking.content_type = type; }, if_posted(415));
  each_route([](Asking& asking, Door&) { asking.body_bytes = most_body_bytes + 1; },
             if_posted(413));
  each_route([](Asking& asking, Door&) { asking.content_type = "Application/JSON; charset=utf-8"; },
             always(0));
}

TEST_CASE("No route answers a student, or a stranger, without end") {
  const Doors doors = open_room();
  for (const RouteRule& rule : route_rules()) {
    if (rule.least == Role::teacher) continue;
    INFO(rule.method << ' ' << rule.path);
    Door door = doors.door;
    Asking asking = complete(rule, rule.least == Role::nobody ? "" : doors.student);
    int let_in = 0;
    while (let_in < 5000 && std::holds_alternative<Admitted>(decide(asking, door))) ++let_in;
    CHECK(let_in < 5000);
    CHECK(let_in >= 100);
    CHECK(std::get<Refused>(decide(asking, door)).status == 429);
    asking.now += std::chrono::seconds(1);
    CHECK(std::holds_alternative<Admitted>(decide(asking, door)));
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
