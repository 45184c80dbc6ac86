#include "record/event_channel.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace {

/// Two ends of a channel; an end is closed by close_first() or at the end.
class Channel {
 public:
  Channel() { REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_) == 0); }
  ~Channel() {
    close_first();
    close(ends_[1]);
  }
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  int first() const { return ends_[0]; }
  int second() const { return ends_[1]; }
  void close_first() {
    if (ends_[0] >= 0) close(ends_[0]);
    ends_[0] = -1;
  }
  void send_raw(const void* bytes, std::size_t size) const {
    REQUIRE(send(ends_[0], bytes, size, 0) == static_cast<ssize_t>(size));
  }

 private:
  int ends_[2] = {-1, -1};
};

}  // namespace

TEST_CASE("messages come whole and in order, whatever is in them") {
  const Channel channel;
  const std::vector<std::string> messages = {"", "go", std::string("a\0b\n", 4), "\xFF\xFE", ""};
  for (const std::string& message : messages) CHECK(send_message(channel.first(), message));
  for (const std::string& message : messages) CHECK(receive_message(channel.second()) == message);
}

TEST_CASE("a message larger than a socket holds at once comes whole") {
  const Channel channel;
  std::string large(8'000'000, 'x');
  large.back() = 'y';
  std::thread sender([&] { send_message(channel.first(), large); });
  const auto received = receive_message(channel.second());
  sender.join();
  REQUIRE(received);
  CHECK((*received == large));
}

TEST_CASE("when the other side is gone nothing is received, and sending fails without a signal") {
  Channel channel;
  channel.close_first();
  CHECK(!receive_message(channel.second()));
  CHECK(!send_message(channel.second(), "is anybody there?"));
}

TEST_CASE("a message that ends too early is none") {
  for (const std::size_t sent : {0, 1, 7, 8, 9, 11}) {
    INFO(sent);
    Channel channel;
    const std::uint64_t size = 4;
    std::string bytes(reinterpret_cast<const char*>(&size), sizeof size);
    bytes += "four";
    channel.send_raw(bytes.data(), sent);
    channel.close_first();
    CHECK(!receive_message(channel.second()));
  }
}

TEST_CASE("what claims to be too large for a message is refused before memory is taken for it") {
  const Channel channel;
  const std::uint64_t size = ~std::uint64_t{0};
  channel.send_raw(&size, sizeof size);
  CHECK(!receive_message(channel.second()));
}
