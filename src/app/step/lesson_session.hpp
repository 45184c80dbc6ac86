// A lesson's program that runs cell by cell, as it is told, and goes back.
#pragma once

#include <poll.h>
#include <signal.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/child_process.hpp"
#include "base/descriptor.hpp"
#include "record/event_channel.hpp"
#include "record/run_event.hpp"

namespace chalkline::app {

/// The lesson's processes have all ended, though nobody told them to.
struct SessionEnded {
  std::string reason;
};

/// What comes from a lesson, in the order in which it happened there.
using SessionEvent = std::variant<record::StreamText, record::RunEvent, SessionEnded>;

/// One run of a lesson. It stands before a cell (or at its end) until it is told to go on or back.
/// Nothing of it is left when this object is gone, nor when this process is.
class LessonSession {
 public:
  /// How many checkpoints a lesson keeps at most. More cells than that, and going far back runs a
  /// few of them again.
  static constexpr std::size_t checkpoints = 64;

  /// Starts `program` with these arguments. Throws std::system_error if it cannot be started.
  LessonSession(const std::filesystem::path& program, std::vector<std::string> arguments,
                std::size_t limit = checkpoints);
  ~LessonSession();
  LessonSession(const LessonSession&) = delete;
  LessonSession& operator=(const LessonSession&) = delete;

  /// What to wait for before take() has something.
  std::vector<pollfd> files() const;

  /// What has come by now; waits for nothing.
  std::vector<SessionEvent> take();

  /// Whether it stands, and what before: the index of a cell in the lesson's source; nothing at the
  /// end.
  bool stands() const { return stands_; }
  std::optional<std::size_t> before() const { return before_; }
  bool has_ended() const { return ended_; }

  /// It stands: run the cell before which it stands.
  void go();

  /// It stands: stand before this cell again, or before an earlier one where there is no
  /// checkpoint.
  void back(std::size_t cell);

  /// The running cell: end it, stop it, let it go on. Where it has ended by now nothing happens.
  void interrupt() { send(SIGINT); }
  void stop() { send(SIGTSTP); }
  void resume() { send(SIGCONT); }

 private:
  struct Running {
    base::Child process;
    base::Descriptor output, errors, channel;
    record::MessageReader reader;  // of the channel
  };
  static Running start(const std::filesystem::path& program, std::vector<std::string> arguments,
                       std::size_t limit);
  void send(int signal) const;
  void answer(const std::string& text);
  void drain(std::vector<SessionEvent>& events);
  bool receive(std::vector<SessionEvent>& events);
  void end(std::vector<SessionEvent>& events, const std::string& reason);

  Running lesson_;
  bool stands_ = false, ended_ = false;
  std::optional<std::size_t> before_;
};

}  // namespace chalkline::app
