// A room full of listeners, who count and measure.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace chalkline::test {

struct RoomLoad {
  std::uint16_t port = 0;
  std::string code = {}, link = {};         ///< of the room, and the teacher's: /teacher/TOKEN
  std::string lesson = {}, parameter = {};  ///< what everybody looks at, and changes
  double low = 0.0, high = 1.0;             ///< between which values
  std::size_t followers = 200, explorers = 30;
  std::chrono::milliseconds time{30'000};
};

struct Latencies {
  std::vector<double> milliseconds = {};
  double percentile(double share) const;
};

struct RoomLoadReport {
  Latencies explorers;  ///< from a value to its last figure
  Latencies followers;  ///< from the teacher's change to its last figure
  Latencies teacher;    ///< from a value to its last figure
  std::size_t runs = 0, superseded = 0, figures = 0;
  std::vector<std::string> errors = {};
  std::size_t behind = 0;  ///< followers with an older state 2 s after the teacher's last change
};

/// Followers take each state of the room, run the lesson as it says and fetch its new figures.
/// Explorers drag for 2 s, each with the newest value once the last has come, and rest for 10 s.
/// The teacher changes the value once a second.
RoomLoadReport load_room(const RoomLoad& load);

/// A few lines to be read.
std::string to_text(const RoomLoadReport& report);

}  // namespace chalkline::test
