// Figures that a lesson has drawn by the process that runs it, through a
// socket.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chalkline::record {

struct Drawing {
  std::string bytes;  ///< what gnuplot wrote
  std::string error;  ///< why it drew nothing; else empty
};

/// Sends gnuplot's script and waits for what comes of it. Nothing if there is
/// nobody to draw it.
std::optional<Drawing> ask_for_drawing(int socket, std::string_view script);

/// The other side's next script. Nothing if it is gone, or sends something
/// else.
std::optional<std::string> receive_script(int socket);

/// False if the other side is gone.
bool send_drawing(int socket, const Drawing& drawing);

}  // namespace chalkline::record
