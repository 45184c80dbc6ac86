#include "record/drawing.hpp"

#include <utility>

#include "record/event_channel.hpp"

namespace chalkline::record {

std::optional<Drawing> ask_for_drawing(int socket, std::string_view script) {
  if (!send_message(socket, script)) return std::nullopt;
  std::optional<std::string> error = receive_message(socket);
  std::optional<std::string> bytes = error ? receive_message(socket) : std::nullopt;
  if (!bytes) return std::nullopt;
  return Drawing{std::move(*bytes), std::move(*error)};
}

std::optional<std::string> receive_script(int socket) { return receive_message(socket); }

bool send_drawing(int socket, const Drawing& drawing) {
  return send_message(socket, drawing.error) && send_message(socket, drawing.bytes);
}

}  // namespace chalkline::record
