#include "record/event_channel.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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

/// The bytes that a message is sent as.
std::string as_sent(const std::string& message) {
  const Channel channel;
  send_message(channel.first(), message);
  std::string bytes(message.size() + 100, ' ');
  const ssize_t size = recv(channel.second(), bytes.data(), bytes.size(), 0);
  REQUIRE(size > static_cast<ssize_t>(message.size()));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace

TEST_CASE("messages come whole and in order, whatever is in them") {
  const Channel channel;
  const std::vector<std::string> messages = {"", "go", std::string("a\0b\n", 4), "\xFF\xFE", ""};
  for (const std::string& message : messages) CHECK(send_message(channel.first(), message));
  for (const std::string& message : messages) CHECK(receive_message(channel.second()) == message);
  for (const std::string& message : messages) send_message(channel.first(), message);
  MessageReader reader;
  for (const std::string& message : messages) CHECK(reader.take(channel.second()) == message);
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
  const std::string bytes = as_sent("four");
  for (std::size_t sent = 0; sent < bytes.size(); ++sent) {
    INFO(sent);
    Channel channel, read_as_it_comes;
    for (Channel* one : {&channel, &read_as_it_comes}) {
      one->send_raw(bytes.data(), sent);
      one->close_first();
    }
    CHECK(!receive_message(channel.second()));
    MessageReader reader;
    CHECK(!reader.take(read_as_it_comes.second()));
    CHECK(reader.state() == MessageReader::State::gone);
  }
}

TEST_CASE("a message is taken once all of it has come, and waited for by nobody") {
  const Channel channel;
  const std::string bytes = as_sent("four") + as_sent("") + as_sent(std::string(200'000, 'x'));
  MessageReader reader;
  std::vector<std::string> taken;
  const auto take = [&] {
    while (const auto message = reader.take(channel.second())) taken.push_back(*message);
  };
  take();
  std::size_t sent = 0;
  for (; sent < 100; ++sent) {
    channel.send_raw(&bytes[sent], 1);
    take();
  }
  for (; sent < bytes.size(); sent += 10'000) {
    channel.send_raw(&bytes[sent], std::min<std::size_t>(bytes.size() - sent, 10'000));
    take();
  }
  CHECK((taken == std::vector<std::string>{"four", "", std::string(200'000, 'x')}));
  CHECK(reader.state() == MessageReader::State::open);
}

TEST_CASE("bytes that are no message are noticed at the first of them, before one or after it") {
  for (const std::string& before : {std::string(), as_sent("well")}) {
    for (const std::string bytes :
         {"x", "{}", "a line\n", "Clkling2", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"}) {
      const Channel channel;
      const std::string all = before + bytes;
      channel.send_raw(all.data(), all.size());
      MessageReader reader;
      CHECK(reader.take(channel.second()).has_value() == !before.empty());
      CHECK(!reader.take(channel.second()));
      CHECK(reader.state() == MessageReader::State::broken);
      CHECK(!reader.take(channel.second()));
    }
  }
}

TEST_CASE("what claims to be too large for a message is refused before memory is taken for it") {
  std::string bytes = as_sent("");
  bytes.replace(bytes.size() - 8, 8, std::string(8, '\xFF'));
  const Channel channel;
  channel.send_raw(bytes.data(), bytes.size());
  channel.send_raw(bytes.data(), bytes.size());
  CHECK(!receive_message(channel.second()));
  MessageReader reader;
  CHECK(!reader.take(channel.second()));
  CHECK(reader.state() == MessageReader::State::broken);
}

TEST_CASE("a socket that this process has closed is told from one whose other side is gone") {
  CHECK(!send_message(-1, "x"));
  CHECK(errno == EBADF);
  Channel channel;
  channel.close_first();
  CHECK(!send_message(channel.second(), "x"));
  CHECK(errno == EPIPE);
}

TEST_CASE("a reader takes no longer message than it is told to") {
  Channel channel;
  MessageReader reader(10);
  REQUIRE(send_message(channel.first(), "0123456789"));
  REQUIRE(send_message(channel.first(), "0123456789a"));
  CHECK(reader.take(channel.second()) == "0123456789");
  CHECK(!reader.take(channel.second()));
  CHECK(reader.state() == MessageReader::State::too_long);
}
