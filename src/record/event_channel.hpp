// Messages between a lesson's process and the one that watches it, through a socket.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chalkline::record {

/// Sends a message whole. False, with errno, if that is impossible: the other side is gone (EPIPE),
/// or this process has closed the socket (EBADF) or put another file in its place.
bool send_message(int socket, std::string_view message);

/// Waits for a message. Nothing if the other side is gone, or sends something else.
std::optional<std::string> receive_message(int socket);

/// Takes messages as they come. It never waits for the rest of one: the other side may be a lesson
/// that wrote a few bytes to a descriptor it should not know.
class MessageReader {
 public:
  enum class State {
    open,      ///< there is no whole message yet
    gone,      ///< the other side is gone
    broken,    ///< the other side has sent something else than messages
    too_long,  ///< the other side has begun a message that is longer than any is taken
  };

  /// Takes messages of at most so many bytes.
  explicit MessageReader(std::size_t longest) : longest_(longest) {}
  MessageReader() = default;

  /// The next message, if all of it has come.
  std::optional<std::string> take(int socket);

  /// Why there was none.
  State state() const { return state_; }

 private:
  bool fill(int socket, std::size_t size);

  std::size_t longest_ = std::size_t{1} << 32;
  std::string read_;  // the message so far, with its head
  State state_ = State::open;
};

}  // namespace chalkline::record
