// The file that keeps a room over a restart of the server.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "live/people.hpp"
#include "live/room.hpp"

namespace chalkline::live {

struct KeptState {
  People people;
  std::string code;  ///< of the room
  Room room;
};

std::string kept_state(const KeptState& state);

/// Throws std::runtime_error, which says what to do with the `file`, if that is no such text.
KeptState read_kept_state(std::string_view text, const std::filesystem::path& file);

}  // namespace chalkline::live
