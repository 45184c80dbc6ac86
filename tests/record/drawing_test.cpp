#include "record/drawing.hpp"

#include <optional>
#include <string>
#include <thread>

#include "base/descriptor.hpp"
#include "catch.hpp"

using namespace chalkline;

namespace {

/// What comes of a script when the other side answers so.
std::optional<record::Drawing> answered(const std::string& script, const record::Drawing& answer) {
  base::SocketPair pair = base::make_socket_pair();
  std::thread other([&] {
    CHECK(record::receive_script(pair.there.number()) == script);
    CHECK(record::send_drawing(pair.there.number(), answer));
  });
  auto drawing = record::ask_for_drawing(pair.here.number(), script);
  other.join();
  return drawing;
}

}  // namespace

TEST_CASE("a script gets what was drawn, whatever bytes these are, or why nothing was") {
  const std::string bytes = std::string("\x89PNG\0\n", 6) + std::string(1 << 22, 'x');
  const auto drawn = answered("plot x\n", {bytes, ""});
  REQUIRE(drawn);
  CHECK((drawn->bytes == bytes));
  CHECK(drawn->error.empty());
  const auto failed = answered(std::string(1 << 22, ' '), {"", "gnuplot failed"});
  REQUIRE(failed);
  CHECK(failed->error == "gnuplot failed");
}

TEST_CASE("where nobody draws any longer there is no drawing, and no script where nobody asks") {
  base::SocketPair pair = base::make_socket_pair();
  pair.there.close();
  CHECK(!record::ask_for_drawing(pair.here.number(), "plot x\n"));
  CHECK(!record::receive_script(pair.here.number()));
  CHECK(!record::send_drawing(pair.here.number(), {"<svg/>", ""}));
  CHECK(!record::ask_for_drawing(-1, "plot x\n"));
}
