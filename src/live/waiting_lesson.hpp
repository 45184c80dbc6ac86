// A lesson's program that waits to be asked for runs.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/child_process.hpp"
#include "record/run_record.hpp"
#include "record/run_request.hpp"

namespace chalkline::live {

/// Why a lesson's program cannot be asked for runs.
class CannotWait : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Started when it is first asked, and again where it has died. Any thread may ask; the one that
/// starts the program has to live as long, as the program ends with it.
class WaitingLesson {
 public:
  explicit WaitingLesson(std::filesystem::path program);
  ~WaitingLesson();
  WaitingLesson(const WaitingLesson&) = delete;
  WaitingLesson& operator=(const WaitingLesson&) = delete;

  /// What the asker holds of a run.
  struct Asked {
    record::RunEnds here;
    record::RunRecord record;  ///< before its first cell
  };

  /// Throws CannotWait, with what the program said.
  Asked ask(const record::RunRequest& request);

  /// The record before a run, with the lesson's parameters. Throws CannotWait.
  record::RunRecord record();

  /// It does not do what it is asked: it is killed, and with it all runs.
  void give_up();

  /// Its process; 0 if it has not been started.
  pid_t process();

 private:
  struct Running;
  Running& running();

  const std::filesystem::path program_;
  std::mutex turn_;
  std::unique_ptr<Running> running_;
};

}  // namespace chalkline::live
