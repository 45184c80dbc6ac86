// What a waiting lesson is asked for: a program that has read its lesson and declared its
// parameters, and runs it in a copy of itself as often as somebody asks, through a socket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.hpp"

namespace chalkline::record {

/// One run.
struct RunRequest {
  std::vector<std::string> parameters = {};  ///< each NAME=VALUE, an allowed one
  std::string out = {};                      ///< folder of its figures, which are SVGs
  bool films = true;                         ///< animations are drawn, not only their last frames
  std::uint64_t cpu_seconds = 0;             ///< after which it is killed; 0: never
  std::uint64_t memory = 0;                  ///< bytes that it gets at most; 0: all there are
  bool operator==(const RunRequest&) const = default;
};

/// What a run holds and its asker holds the other ends of.
struct RunEnds {
  base::Descriptor output, errors;  ///< the lesson's standard streams
  base::Descriptor events;          ///< the socket that it tells its events by
  base::Descriptor drawing;         ///< the socket that it has its figures drawn by
  /// The socket that tells how it ended. When the asker's end is gone, the run and all that it has
  /// started is killed; so is it when the waiting lesson is gone.
  base::Descriptor life;
};

/// Asks a waiting lesson for a run, which gets copies of the ends. False, with errno, if nobody is
/// there.
bool ask_for_run(int socket, const RunRequest& request, const RunEnds& ends);

struct AskedRun {
  RunRequest request;
  RunEnds ends;
};

/// Waits for the next request. Nothing if nobody is left to ask, or asks for something else.
std::optional<AskedRun> receive_run(int socket);

/// How a run ended.
struct RunOver {
  int status = 0;            ///< as waitpid() gives it
  double cpu_seconds = 0.0;  ///< of the lesson's processes that it has waited for
  bool operator==(const RunOver&) const = default;
};

std::string to_text(const RunOver& over);

/// Reads what to_text() writes. Nothing if it is something else.
std::optional<RunOver> run_over_from_text(const std::string& text);

}  // namespace chalkline::record
