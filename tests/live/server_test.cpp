#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <vector>

#include "catch.hpp"
#include "live/token.hpp"
#include "served.hpp"
#include "temporary_folder.hpp"

using namespace chalkline::live;
using namespace chalkline::test;
using nlohmann::json;

namespace {

/// Whether a condition comes true within two seconds.
template <class Condition>
bool soon(const Condition& condition) {
  for (int i = 0; i < 200; ++i) {
    if (condition()) return true;
    usleep(10'000);
  }
  return condition();
}

}  // namespace

TEST_CASE("Alone everything is there but what is the room's") {
  Served served(false);
  HttpClient client(served.port());
  CHECK(client.get("/").body == std::string(2000, 'x') + "index.html");
  CHECK(client.get("/5_rmsprop_notes.html").status == 200);
  CHECK(client.get("/5_rmsprop.json").status == 200);
  CHECK(client.get("/none.html").status == 404);
  CHECK(client.get("/../etc/passwd").status == 404);
  CHECK(client.get("/join.svg").status == 404);
  CHECK(client.post("/join", R"({"code":"ABCDEF"})").status == 405);
  CHECK(client.post("/room", "{}").status == 405);
  const json state = json::parse(client.get("/room").body);
  CHECK(state.contains("builds"));
  CHECK(state["compiler"].empty());
  for (const char* key : {"here", "call", "code", "lesson"}) CHECK_FALSE(state.contains(key));
}

TEST_CASE("Every answer tells browsers what they may do with it") {
  Served served;
  HttpClient nobody(served.port());
  const auto student = served.student();
  for (const HttpAnswer& answer :
       {nobody.get("/"), nobody.get("/5_rmsprop.json"), student->get("/5_rmsprop.html"),
        student->get("/figures/abc.svg"), student->get("/room"), student->get("/none"),
        student->post("/run", R"({"lesson":"5_rmsprop"})"), student->post("/vote", "{}")}) {
    CHECK(answer.header("content-security-policy").find("default-src 'none'") == 0);
    CHECK(answer.header("content-security-policy").find("frame-ancestors 'none'") !=
          std::string::npos);
    CHECK(answer.header("x-content-type-options") == "nosniff");
    CHECK(answer.header("referrer-policy") == "no-referrer");
    CHECK_FALSE(answer.headers.contains("access-control-allow-origin"));
  }
}

TEST_CASE("A student joins by the code and sees no notes, no code and no link") {
  Served served;
  HttpClient client(served.port());
  CHECK(client.get("/").body.find("Room code") != std::string::npos);
  CHECK(client.get("/5_rmsprop.html").status == 403);
  CHECK(client.get("/course.json").status == 403);
  CHECK(client.post("/join", R"({"code":"AAAAAA"})").status == 403);
  CHECK(client.post("/join", R"({"code":7})").status == 400);
  const HttpAnswer joined = client.post("/join", "{\"code\":\"" + served.code + "\"}");
  CHECK(joined.status == 204);
  const std::string cookie = joined.header("set-cookie");
  CHECK(cookie.find("; HttpOnly; SameSite=Strict") != cookie.npos);
  CHECK(client.get("/5_rmsprop.html").status == 200);
  CHECK(client.get("/5_rmsprop.cpp").body == "handed out");
  CHECK(client.get("/5_rmsprop_notes.html").status == 404);
  CHECK(client.get("/join.svg").status == 403);
  CHECK(client.get("/session.html").status == 403);
  CHECK(client.post("/room", R"({"blank":true})").status == 403);
  const std::string state = client.get("/room").body;
  CHECK(state.find(served.code) == state.npos);
  CHECK(state.find("here") == state.npos);
  CHECK(json::parse(client.get("/5_rmsprop.json").body)["role"] == "student");
}

TEST_CASE("The teacher's link serves once and leaves no trace") {
  Served served;
  HttpClient client(served.port());
  CHECK(client.get("/teacher/" + random_token()).status == 403);
  const HttpAnswer answer = client.get(served.link);
  CHECK(answer.status == 303);
  CHECK(answer.header("location") == "/");
  HttpClient late(served.port());
  CHECK(late.get(served.link).status == 403);
  CHECK(client.get(served.link).status == 303);
  const std::string token = served.link.substr(9);
  for (const char* target : {"/", "/room", "/5_rmsprop.json", "/session.html", "/join.svg"}) {
    const std::string body = client.get(target).body;
    CHECK_FALSE(body.empty());
    CHECK(body.find(token) == body.npos);
  }
  const json state = json::parse(client.get("/room").body);
  CHECK(state["code"] == served.code);
  CHECK(state["join"] == "http://192.168.1.5:8080/");
  CHECK(client.get("/5_rmsprop_notes.html").status == 200);
  CHECK(client.get("/join.svg").header("content-type") == "image/svg+xml");
}

TEST_CASE("Wrong codes are soon too many") {
  Served served;
  HttpClient client(served.port());
  int status = 0, tries = 0;
  while (tries < 100 && status != 429) {
    status = client.post("/join", R"({"code":"AAAAAA"})").status;
    ++tries;
  }
  CHECK(status == 429);
  CHECK(tries <= 25);
}

TEST_CASE("A class may join at once, but one computer not again and again") {
  Served served;
  HttpClient client(served.port());
  int status = 204, joined = 0;
  while (joined < 1000 && status == 204) {
    client.cookie.clear();  // as if it were another one's
    status = client.post("/join", "{\"code\":\"" + served.code + "\"}").status;
    joined += status == 204;
  }
  CHECK(status == 429);
  CHECK(joined >= 400);
  CHECK(joined < 500);
}

TEST_CASE("Pages are packed for whom that suits, and HEAD and keep-alive are understood") {
  Served served(false);
  HttpClient client(served.port());
  const HttpAnswer packed = client.get("/5_rmsprop.html", "Accept-Encoding: br, gzip\r\n");
  CHECK(packed.header("content-encoding") == "gzip");
  CHECK(packed.body.size() < 200);
  CHECK(client.get("/5_rmsprop.html").body.size() > 2000);
  CHECK(client.get("/5_rmsprop.html", "Accept-Encoding: gzip;q=0\r\n").body.size() > 2000);
  const HttpAnswer head = client.get("/5_rmsprop.html", "", "HEAD");
  CHECK(head.status == 200);
  CHECK(std::stoul(head.header("content-length")) > 2000);
  CHECK(client.get("/figures/abc.svg", "Accept-Encoding: gzip\r\n").body == "packed");
  const HttpAnswer figure = client.get("/figures/abc.svg");
  CHECK(figure.body == "<svg/>");
  CHECK(figure.header("cache-control").find("immutable") != std::string::npos);
  CHECK(client.get("/figures/5_rmsprop.svg").header("cache-control") == "no-cache");
  HttpClient six(served.port(), true);
  CHECK(six.get("/").status == 200);
}

TEST_CASE("A run's cells come line by line") {
  Served served;
  const auto student = served.student();
  const HttpAnswer answer =
      student->post("/run", R"({"lesson":"5_rmsprop","parameters":{"rho":"0.9"}})");
  CHECK(answer.header("content-type") == "application/x-ndjson");
  const std::size_t end = answer.body.find('\n');
  CHECK(json::parse(answer.body.substr(0, end)) ==
        json{{"cell", 2}, {"hash", "hash"}, {"html", "rho=0.9;"}, {"figures", json::array()}});
  CHECK(json::parse(answer.body.substr(end)) ==
        json{{"end", "done"}, {"message", ""}, {"seconds", 0.5}, {"build", 1}});
  const std::string known =
      served.teacher()->post("/run", R"({"lesson":"5_rmsprop","known":{"2":"hash"}})").body;
  CHECK(json::parse(known)["message"] == "for the teacher");
  CHECK(student->post("/run", R"({"lesson":"none"})").status == 404);
  for (const char* body :
       {"", "[]", "{", "{}", R"({"lesson":1})", R"({"lesson":"5_rmsprop","parameters":[]})",
        R"({"lesson":"5_rmsprop","parameters":{"rho":1}})",
        R"({"lesson":"5_rmsprop","known":{"x":"h"}})", R"({"lesson":"5_rmsprop","films":1})",
        R"({"lesson":"5_rmsprop","known":{"2":1}})"}) {
    INFO(body);
    const HttpAnswer refused = student->post("/run", body);
    CHECK(refused.status == 400);
    CHECK(json::parse(refused.body).contains("error"));
  }
}

TEST_CASE("Whoever follows is told at once, and late comers get the newest") {
  Served served;
  const auto teacher = served.teacher(), follower = served.student(), late = served.student();
  const json first = json::parse(follower->get("/room").body);
  const std::string after =
      "/room?after=" + first["version"].dump() + "&epoch=" + first["epoch"].get<std::string>();
  follower->send("GET " + after + " HTTP/1.1\r\n" + follower->host() + "\r\n");
  CHECK_FALSE(follower->is_readable(300));
  const HttpAnswer changed =
      teacher->post("/room", R"({"lesson":"5_rmsprop","cell":"cell-search"})");
  CHECK(changed.status == 200);
  REQUIRE(follower->is_readable(1000));
  const json seen = json::parse(follower->read().body);
  CHECK(seen["lesson"] == "5_rmsprop");
  CHECK(seen["version"] > first["version"]);
  CHECK(json::parse(late->get("/room?after=1").body)["lesson"] == "5_rmsprop");
  CHECK(json::parse(late->get("/room?after=999999&epoch=another").body)["lesson"] == "5_rmsprop");
  CHECK(json::parse(late->get("/room?after=junk").body)["lesson"] == "5_rmsprop");
}

TEST_CASE("Whoever waits long is told that there is no news") {
  Served served(true, {}, {.hold = std::chrono::milliseconds(300)});
  const auto follower = served.student();
  const json first = json::parse(follower->get("/room").body);
  CHECK(follower->get("/room?after=" + first["version"].dump()).status == 204);
}

TEST_CASE("The teacher is told who is here and how many have answered") {
  Served served;
  const auto teacher = served.teacher(), student = served.student();
  teacher->post("/room", R"({"poll":{"lesson":"5_rmsprop","cell":"cell-predict-1"}})");
  json state = json::parse(student->get("/room").body);
  CHECK(state["poll"]["choices"] == json{"it bends", "it stops"});
  CHECK(student->post("/vote", R"({"lesson":"5_rmsprop","cell":"cell-predict-1","choice":1})")
            .status == 204);
  CHECK(json::parse(student->get("/room").body)["poll"]["mine"] == 1);
  CHECK(soon([&] {
    state = json::parse(teacher->get("/room").body);
    return state["here"] == 1 && state["poll"]["answered"] == 1;
  }));
  const auto another = served.student();
  another->post("/vote", R"({"lesson":"5_rmsprop","cell":"cell-predict-1","choice":0})");
  const json news = json::parse(teacher->get("/room?after=" + state["version"].dump()).body);
  CHECK(news["poll"]["answered"] == 2);
  teacher->post("/room", R"({"poll":"reveal"})");
  CHECK(json::parse(student->get("/room").body)["poll"]["tallies"] == json::array({{1, 1}}));
  CHECK(student->post("/vote", R"({"lesson":"5_rmsprop","cell":"cell-predict-1","choice":0})")
            .status == 409);
}

TEST_CASE("Whoever leaves is no longer here, and costs nothing") {
  Served served;
  const auto teacher = served.teacher();
  {
    const auto student = served.student();
    student->send("GET /room?after=999 HTTP/1.1\r\n" + student->host() + "\r\n");
    CHECK(soon([&] { return json::parse(teacher->get("/room").body)["here"] == 1; }));
  }
  CHECK(soon([&] { return json::parse(teacher->get("/room").body)["here"] == 1; }));
  for (int i = 0; i < 60 && json::parse(teacher->get("/room").body)["here"] != 0; ++i)
    usleep(100'000);
  CHECK(json::parse(teacher->get("/room").body)["here"] == 0);
}

TEST_CASE("A lesson built anew is served anew, and a compiler's message is for the teacher") {
  Served served;
  const auto teacher = served.teacher(), student = served.student();
  const json before = json::parse(student->get("/room").body);
  served.server().post([&] { served.classroom().tell_compiler("5_rmsprop", "line 7: no"); });
  CHECK(
      soon([&] { return json::parse(teacher->get("/5_rmsprop.json").body).contains("compiler"); }));
  CHECK(json::parse(teacher->get("/room").body)["compiler"]["5_rmsprop"] == "line 7: no");
  CHECK_FALSE(json::parse(student->get("/5_rmsprop.json").body).contains("compiler"));
  CHECK(json::parse(student->get("/room").body) == before);
  served.server().post([&] {
    LiveBook book = sample_book();
    book.pages["5_rmsprop.html"] = live_page("anew", "5_rmsprop.html");
    served.classroom().show(std::move(book), "5_rmsprop");
  });
  const json after = json::parse(student->get("/room?after=" + before["version"].dump()).body);
  CHECK(after["builds"] == json{{"5_rmsprop", 2}, {"6_bowl", 1}});
  CHECK(student->get("/5_rmsprop.html").body == "anew");
  CHECK_FALSE(json::parse(teacher->get("/5_rmsprop.json").body).contains("compiler"));
}

TEST_CASE("Room, votes and cookies are kept over a restart") {
  const TemporaryFolder folder;
  const ClassroomOptions kept{.state = folder.path() / "room.json"};
  std::string cookie, teachers;
  json before;
  ServerOptions same_port;
  {
    Served served(true, {}, kept);
    same_port.port = served.port();
    const auto teacher = served.teacher(), student = served.student();
    teacher->post("/room", R"({"lesson":"5_rmsprop","parameters":{"rho":"0.5"}})");
    teacher->post("/room", R"({"poll":{"lesson":"5_rmsprop","cell":"cell-predict-1"}})");
    student->post("/vote", R"({"lesson":"5_rmsprop","cell":"cell-predict-1","choice":1})");
    before = json::parse(student->get("/room").body);
    cookie = student->cookie;
    teachers = teacher->cookie;
  }
  struct stat status {};
  REQUIRE(stat(kept.state.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  Served served(true, same_port, kept);
  HttpClient student(served.port()), teacher(served.port());
  student.cookie = cookie;
  teacher.cookie = teachers;
  json after = json::parse(student.get("/room").body);
  CHECK(after["epoch"] != before["epoch"]);  // so that pages take whatever version this one has
  for (const char* own : {"epoch", "version"}) after[own] = before[own];
  CHECK(after == before);
  CHECK(json::parse(teacher.get("/room").body)["poll"]["answered"] == 1);
}

TEST_CASE("What is too long, too slow or no HTTP is told so and costs one connection") {
  Served served(false, {.time_to_ask = std::chrono::milliseconds(400)});
  const auto status_of = [&](const std::string& bytes) {
    HttpClient client(served.port());
    client.send(bytes);
    return client.read().status;
  };
  const HttpClient names(served.port());
  const std::string host = names.host(), origin = "Origin: http://" + host.substr(6);
  CHECK(status_of("GET / HTTP/1.1\r\n" + host + "X: " + std::string(9000, 'x') + "\r\n\r\n") ==
        431);
  CHECK(status_of("GET /" + std::string(9000, 'x') + " HTTP/1.1\r\n" + host + "\r\n") == 431);
  CHECK(status_of("POST /run HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n") == 400);
  const std::string post =
      "POST /run HTTP/1.1\r\n" + host + origin + "Content-Type: application/json\r\n";
  CHECK(status_of(post + "Content-Length: 20000\r\n\r\n") == 413);
  CHECK(status_of(post + "Content-Length: 99999999999999999999\r\n\r\n") == 400);
  CHECK(status_of(post + "Transfer-Encoding: chunked\r\n\r\n5000\r\n" + std::string(0x5000, ' ') +
                  "\r\n0\r\n\r\n") == 413);
  CHECK(status_of("HELO\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\n" + host + "\r\n") == 421);
  CHECK(status_of("GET / HTTP/1.1\r\n\r\n") == 421);
  CHECK(status_of("BREW / HTTP/1.1\r\n" + host + "\r\n") == 405);
  HttpClient slow(served.port()), silent(served.port());
  slow.send("GET / HT");
  CHECK(slow.ends_within(2000));
  CHECK(silent.ends_within(2000));
  HttpClient slow_body(served.port());
  slow_body.send(post + "Content-Length: 10\r\n\r\n{");
  CHECK(slow_body.ends_within(2000));
}

TEST_CASE("Random bytes do not end the server") {
  Served served(false);
  for (int i = 0; i < 200; ++i) {
    HttpClient client(served.port());
    client.send(random_letters(200, std::string("GET /HTP1.\r\n:{}\"%\0\xff", 20)));
  }
  HttpClient client(served.port());
  CHECK(client.get("/").status == 200);
}

TEST_CASE("Requests that come together are answered one after the other") {
  Served served(false);
  HttpClient client(served.port());
  const std::string one = "GET /book.css HTTP/1.1\r\n" + client.host() + "\r\n";
  client.send(one + one + "GET /none HTTP/1.1\r\n" + client.host() + "\r\n" + one);
  CHECK(client.read().status == 200);
  CHECK(client.read().status == 200);
  CHECK(client.read().status == 404);
  CHECK(client.read().status == 200);
}

TEST_CASE("An old client gets a run as it comes, up to the connection's end") {
  Served served(false);
  HttpClient client(served.port());
  const std::string body = R"({"lesson":"5_rmsprop"})";
  client.send("POST /run HTTP/1.0\r\n" + client.host() + "Origin: http://" +
              client.host().substr(6) + "Content-Type: application/json\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
  std::string text;
  CHECK_THROWS([&] {
    for (;;) text += client.read_line();
  }());
  CHECK(text.find("Transfer-Encoding") == text.npos);
}

TEST_CASE("More connections than there may be are not served, and others then are") {
  Served served(false, {.most_connections = 5});
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 5; ++i) {
    clients.push_back(std::make_unique<HttpClient>(served.port()));
    CHECK(clients.back()->get("/").status == 200);
  }
  HttpClient more(served.port());
  CHECK(more.ends_within(2000));
  clients.clear();
  CHECK(soon([&] {
    try {
      return HttpClient(served.port()).get("/").status == 200;
    } catch (const std::exception&) {
      return false;
    }
  }));
}

TEST_CASE("A port that is in use is told") {
  const Served served(false);
  CHECK_THROWS_AS(HttpServer({.port = served.port()}), PortInUse);
}

TEST_CASE("A server that runs out of descriptors goes on when there are some again") {
  Served served(false);
  HttpClient first(served.port());
  REQUIRE(first.get("/").status == 200);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  HttpClient waiting(served.port());
  CHECK(waiting.get("/").status == 200);
  const int next = dup(0);
  close(next);
  rlimit few = before;
  // The client's own end takes the last one.
  few.rlim_cur = static_cast<rlim_t>(next) + 1;
  REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
  HttpClient unserved(served.port());
  unserved.send("GET / HTTP/1.1\r\n" + unserved.host() + "\r\n");
  const bool was_early = unserved.is_readable(400);
  const int status = first.get("/").status;
  setrlimit(RLIMIT_NOFILE, &before);
  CHECK_FALSE(was_early);
  CHECK(status == 200);
  CHECK(unserved.read().status == 200);
}
