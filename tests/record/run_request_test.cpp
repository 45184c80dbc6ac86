#include "record/run_request.hpp"

#include <unistd.h>

#include "base/write_all.hpp"
#include "catch.hpp"
#include "open_descriptors.hpp"

using namespace chalkline;

namespace {

/// Ends whose names are told by what can be read from them.
record::RunEnds ends_of(base::Pipe& output, base::SocketPair& other) {
  record::RunEnds ends;
  ends.output = base::copy_of(output.to.number());
  for (base::Descriptor* end : {&ends.errors, &ends.events, &ends.drawing, &ends.life})
    *end = base::copy_of(other.there.number());
  return ends;
}

}  // namespace

TEST_CASE("a request comes with its ends, in their order") {
  base::SocketPair channel = base::make_socket_pair(), other = base::make_socket_pair();
  base::Pipe output = base::make_pipe();
  const record::RunRequest request{.parameters = {"a=1", "b=\"\xc3\xa4\n"},
                                   .out = "/tmp/x",
                                   .films = false,
                                   .cpu_seconds = 2,
                                   .memory = std::uint64_t{1} << 33};
  REQUIRE(record::ask_for_run(channel.here.number(), request, ends_of(output, other)));
  const auto asked = record::receive_run(channel.there.number());
  REQUIRE(asked);
  CHECK(asked->request == request);
  REQUIRE(base::write_all(asked->ends.output.number(), "x"));
  char byte = 0;
  CHECK(::read(output.from.number(), &byte, 1) == 1);
  CHECK(byte == 'x');
  CHECK(base::write_all(asked->ends.life.number(), "y"));
}

TEST_CASE("what is no request, or has no ends, is none, and leaves nothing open") {
  base::SocketPair other = base::make_socket_pair();
  base::Pipe output = base::make_pipe();
  const auto before = chalkline::test::open_descriptors();
  {
    base::SocketPair channel = base::make_socket_pair();
    REQUIRE(base::write_all(channel.here.number(), "something else"));
    CHECK(!record::receive_run(channel.there.number()));
    channel.here.close();
    CHECK(!record::receive_run(channel.there.number()));
  }
  {
    base::SocketPair channel = base::make_socket_pair();
    channel.there.close();
    CHECK(!record::ask_for_run(channel.here.number(), {}, ends_of(output, other)));
  }
  CHECK(chalkline::test::open_descriptors() == before);
}

TEST_CASE("how a run ended is read as it was written") {
  const record::RunOver over{.status = 9, .cpu_seconds = 0.125};
  CHECK(record::run_over_from_text(record::to_text(over)) == over);
  CHECK(!record::run_over_from_text(""));
  CHECK(!record::run_over_from_text("9"));
}
