// Messages between a lesson's process and the one that watches it, through a socket.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chalkline::record {

/// Sends a message whole. False if the other side is gone.
bool send_message(int socket, std::string_view message);

/// Waits for a message. Nothing if the other side is gone, or sends something else.
std::optional<std::string> receive_message(int socket);

}  // namespace chalkline::record
