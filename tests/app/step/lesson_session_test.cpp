#include "app/step/lesson_session.hpp"

#include <unistd.h>

#include <cstdlib>

#include "app/step/step_home.hpp"
#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::app;
using test::StepHome;

namespace {

/// A session of the lesson `steps`, whose code cells have these indices: 2, 3, 6, 7, 8 and 9.
class Session {
 public:
  explicit Session(std::size_t limit, std::vector<std::string> arguments = {}) {
    for (const std::string& variable : home_.environment()) {
      const std::size_t equals = variable.find('=');
      setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
    }
    arguments.insert(arguments.end(), {"--out", home_.temporary().string()});
    session_.emplace(CHALKLINE_BUILD_DIR "/test_lessons/steps", arguments, limit);
    wait();
    unsetenv("TMPDIR");
  }

  void go() {
    session_->go();
    wait();
  }
  void back(std::size_t cell) {
    session_->back(cell);
    wait();
  }
  /// What was printed since the last call.
  std::string printed() { return std::exchange(printed_, ""); }

  LessonSession& operator*() { return *session_; }
  LessonSession* operator->() { return &*session_; }
  void end() { session_.reset(); }
  const StepHome& home() const { return home_; }

  /// The processes of the lesson; this one does not count, nor has it the variable in its first
  /// environment.
  std::size_t processes() const { return home_.processes().size(); }

  /// What is left of them when those that were killed have had the time to end.
  bool processes_become(std::size_t expected) const {
    for (int tries = 0; tries < 500 && processes() != expected; ++tries) usleep(10'000);
    return processes() == expected;
  }

  void wait() {
    while (!session_->stands() && !session_->has_ended()) take();
  }

  /// Waits for something and takes it.
  void take() {
    auto files = session_->files();
    poll(files.data(), files.size(), -1);
    for (const SessionEvent& event : session_->take()) {
      if (const auto* text = std::get_if<record::StreamText>(&event)) printed_ += text->text;
      const auto* told = std::get_if<record::RunEvent>(&event);
      const auto* ended = told ? std::get_if<record::CellEnded>(told) : nullptr;
      if (ended && ended->error) printed_ += "[" + ended->error->message + "]";
    }
  }

  const std::string& so_far() const { return printed_; }

 private:
  StepHome home_;
  std::optional<LessonSession> session_;
  std::string printed_;
};

}  // namespace

TEST_CASE("a session stands before the first cell that runs, and then before each, until its end") {
  Session session(64);
  for (const std::size_t cell : {2, 3, 6, 7, 8, 9}) {
    REQUIRE(session->before() == cell);
    session.go();
  }
  CHECK(session->stands());
  CHECK(!session->before());
}

TEST_CASE("there is a checkpoint a cell, and going back is the end of processes, not a run") {
  Session session(64);
  CHECK(session.processes() == 2);  // the one that obeys signals, and the lesson
  for (int i = 0; i < 6; ++i) session.go();
  CHECK(session.processes() == 8);
  session.back(3);
  CHECK(session->before() == 3u);
  CHECK(session.processes_become(3));
  CHECK(session.home().counted() == "123456");
  session.end();
  CHECK(session.processes_become(0));
}

TEST_CASE(
    "checkpoints are limited: the most recent are kept, and some of the older, from which the "
    "state "
    "comes again") {
  Session session(4);
  for (int i = 0; i < 6; ++i) session.go();
  CHECK(session.processes() == 4 + 2);
  session.printed();
  for (const std::size_t recent : {9, 8, 7}) {
    session.back(recent);
    CHECK(session->before() == recent);
  }
  session.go();
  session.go();
  CHECK(session.printed() == "fifth, 4 numbers\nat 5\n");
  session.back(6);
  CHECK(session->before() == 2u);
  session.go();
  session.go();
  session.go();
  CHECK(session.printed() == "one\n2 numbers\n3 numbers\n");
  session.back(6);
  CHECK(session->before() == 6u);
}

TEST_CASE("a checkpoint that goes takes nothing along that a cell before it left running") {
  Session session(2, {"-p", "how=background"});
  for (int i = 0; i < 6; ++i) session.go();
  const auto sleeps = [&] {
    std::size_t count = 0;
    for (const pid_t process : session.home().processes())
      count += read_file("/proc/" + std::to_string(process) + "/cmdline").starts_with("sleep");
    return count;
  };
  for (int tries = 0; tries < 500 && sleeps() != 1; ++tries)
    usleep(10'000);  // it begins as a shell
  CHECK(sleeps() == 1);
  session.end();
  CHECK(session.processes() == 0);
}

TEST_CASE("going back to what is not there stands before the first cell") {
  Session session(64);
  session.go();
  session.back(0);
  CHECK(session->before() == 2u);
  session.back(100);
  CHECK(session->before() == 2u);
}

TEST_CASE(
    "an endless cell is interrupted, also one that ignores the signal, and is not in the state") {
  const std::string how = GENERATE("how=loop", "how=rude_loop");
  Session session(64, {"-p", how});
  for (int i = 0; i < 4; ++i) session.go();
  session.printed();
  session->go();
  while (session.so_far().find("at 5") == std::string::npos) session.take();
  session->interrupt();
  session.wait();
  CHECK(session->before() == 8u);
  CHECK(session.printed().find(how == "how=loop" ? "exit status 1" : "signal 9") !=
        std::string::npos);
  session.back(7);
  CHECK(session->before() == 7u);
}

TEST_CASE("what a cell left running ends when its cell is gone back over") {
  Session session(64, {"-p", "how=background"});
  for (int i = 0; i < 6; ++i) session.go();
  const std::size_t with_it = session.processes();
  session.back(8);
  const std::size_t without_it = with_it - 3;  // two checkpoints and the process in the background
  CHECK(session.processes_become(without_it));
}

TEST_CASE("what a cell starts has nothing to do with the lesson's channel") {
  namespace fs = std::filesystem;
  Session session(64, {"-p", "how=background"});
  for (int i = 0; i < 6; ++i) session.go();
  std::size_t started = 0;
  for (const pid_t process : session.home().processes()) {
    const fs::path folder = "/proc/" + std::to_string(process);
    if (!read_file(folder / "cmdline").starts_with("sleep")) continue;
    ++started;
    for (const auto& file : fs::directory_iterator(folder / "fd"))
      CHECK(!fs::read_symlink(file).string().starts_with("socket:"));
  }
  CHECK(started == 1);
}

TEST_CASE("a program that is no lesson ends the session") {
  LessonSession session("/bin/true", {});
  while (!session.has_ended()) {
    auto files = session.files();
    poll(files.data(), files.size(), -1);
    session.take();
  }
  CHECK(!session.stands());
}

TEST_CASE("a program that cannot be started is an error that names it") {
  CHECK_THROWS_WITH(LessonSession("/nowhere/at/all", {}),
                    "cannot run /nowhere/at/all: No such file or directory");
}

TEST_CASE("a lesson that writes into the channel of events ends its session, with the reason") {
  for (const std::string how : {"write_everywhere", "write_a_byte", "write_a_message"}) {
    INFO(how);
    const StepHome home;
    LessonSession session(CHALKLINE_BUILD_DIR "/test_lessons/faults",
                          {"-p", "how=" + how, "--out", home.temporary().string()});
    std::string reason;
    while (!session.has_ended()) {
      if (session.stands()) session.go();
      auto files = session.files();
      poll(files.data(), files.size(), -1);
      for (const SessionEvent& event : session.take())
        if (const auto* ended = std::get_if<SessionEnded>(&event)) reason = ended->reason;
    }
    CHECK(reason ==
          "it wrote to a file descriptor that it has not opened and by which Chalkline follows it");
  }
}
