#include "room_load.hpp"

#include "catch.hpp"
#include "served.hpp"

using namespace chalkline::test;

TEST_CASE("A full room of bots gets every state, without an error") {
  Served served(true, {}, {.hold = std::chrono::milliseconds(1000)});
  const RoomLoadReport report = load_room({.port = served.port(),
                                           .code = served.code,
                                           .link = served.link,
                                           .lesson = "5_rmsprop",
                                           .parameter = "rho",
                                           .high = 0.99,
                                           .time = std::chrono::milliseconds(4000)});
  INFO(to_text(report));
  CHECK(report.errors.empty());
  CHECK(report.behind == 0);
  CHECK(report.followers.milliseconds.size() >= 400);
}
