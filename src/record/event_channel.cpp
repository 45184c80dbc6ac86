#include "record/event_channel.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace chalkline::record {
namespace {

constexpr std::uint64_t longest_message = std::uint64_t{1} << 32;

bool send_all(int socket, const void* bytes, std::size_t size) {
  const auto* from = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t n = ::send(socket, from, size, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    from += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool receive_all(int socket, void* bytes, std::size_t size) {
  auto* to = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t n = ::recv(socket, to, size, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

// Begins every message, so that other bytes are noticed.
struct Head {
  std::uint64_t mark = 0x31676e696c6b6c43;
  std::uint64_t size = 0;

  bool is_valid() const { return mark == Head().mark && size <= longest_message; }
};

/// Whether these bytes can begin a message. Of a head they may be a part.
bool begins_message(const std::string& bytes) {
  Head head;
  std::memcpy(&head, bytes.data(), std::min(bytes.size(), sizeof head));
  return head.is_valid();
}

std::size_t message_size(const std::string& bytes) {
  Head head;
  std::memcpy(&head, bytes.data(), sizeof head);
  return head.size;
}

}  // namespace

bool send_message(int socket, std::string_view message) {
  const Head head{.size = message.size()};
  return send_all(socket, &head, sizeof head) && send_all(socket, message.data(), message.size());
}

std::optional<std::string> receive_message(int socket) {
  Head head;
  if (!receive_all(socket, &head, sizeof head) || !head.is_valid()) return {};
  std::string message(head.size, '\0');
  if (!receive_all(socket, message.data(), message.size())) return {};
  return message;
}

std::optional<std::string> MessageReader::take(int socket) {
  if (state_ != State::open) return {};
  const bool has_head = fill(socket, sizeof(Head));
  if (!begins_message(read_)) state_ = State::broken;
  if (!has_head || state_ == State::broken) return {};
  if (message_size(read_) > longest_) state_ = State::too_long;
  if (state_ != State::open) return {};
  if (!fill(socket, sizeof(Head) + message_size(read_))) return {};
  std::string message = std::exchange(read_, {});
  return message.erase(0, sizeof(Head));
}

/// Reads until there are so many bytes; false if they have not all come.
bool MessageReader::fill(int socket, std::size_t size) {
  char buffer[65536];
  while (read_.size() < size) {
    const std::size_t wanted = std::min(size - read_.size(), sizeof buffer);
    const ssize_t n = ::recv(socket, buffer, wanted, MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
    if (n <= 0) return state_ = State::gone, false;
    read_.append(buffer, static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace chalkline::record
