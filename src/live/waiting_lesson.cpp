#include "live/waiting_lesson.hpp"

#include <poll.h>
#include <signal.h>

#include <chrono>
#include <system_error>
#include <utility>

#include "base/descriptor.hpp"
#include "base/read_file.hpp"
#include "record/event_channel.hpp"
#include "record/run_event.hpp"
#include "text/printable.hpp"

namespace chalkline::live {
namespace {

using Clock = std::chrono::steady_clock;

// To read its source and declare its parameters.
constexpr std::chrono::seconds time_to_begin{10};

/// Nothing if it ends or the time is over.
std::optional<record::RunRecord> receive_first_record(int socket) {
  const Clock::time_point end = Clock::now() + time_to_begin;
  record::MessageReader reader;
  while (reader.state() == record::MessageReader::State::open && Clock::now() < end) {
    if (const std::optional<std::string> message = reader.take(socket)) {
      const record::RunEvent event = record::run_event_from_json(*message);
      const auto* begun = std::get_if<record::RunBegun>(&event);
      return begun ? std::optional(begun->record) : std::nullopt;
    }
    pollfd ready{socket, POLLIN, 0};
    ::poll(&ready, 1, 100);
  }
  return std::nullopt;
}

/// What was written to a file in memory.
std::string said_in(const base::Descriptor& file) {
  std::string text = base::read_file("/proc/self/fd/" + std::to_string(file.number()));
  while (text.ends_with('\n')) text.pop_back();
  return text::printable(text);
}

struct Connection {
  record::RunEnds here, there;
};

Connection connect() {
  Connection made;
  const auto socket = [](base::Descriptor& here, base::Descriptor& there) {
    base::SocketPair pair = base::make_socket_pair();
    here = std::move(pair.here);
    there = std::move(pair.there);
  };
  const auto pipe = [](base::Descriptor& here, base::Descriptor& there) {
    base::Pipe ends = base::make_pipe();
    here = std::move(ends.from);
    there = std::move(ends.to);
    base::set_nonblocking(here);
  };
  pipe(made.here.output, made.there.output);
  pipe(made.here.errors, made.there.errors);
  socket(made.here.events, made.there.events);
  socket(made.here.drawing, made.there.drawing);
  socket(made.here.life, made.there.life);
  return made;
}

}  // namespace

struct WaitingLesson::Running {
  base::Descriptor socket;
  base::Child process;
  record::RunRecord record;

  static std::unique_ptr<Running> start(const std::filesystem::path& program) {
    base::SocketPair channel = base::make_socket_pair();
    const base::Descriptor errors = base::memory_file();
    const int there = channel.there.number();
    base::Child process({.program = program,
                         .arguments = {"--wait", std::to_string(there)},
                         .errors = errors.number(),
                         .kept = {there},
                         .own_session = true,
                         .end_with_parent = SIGKILL});
    channel.there.close();
    std::optional<record::RunRecord> record = receive_first_record(channel.here.number());
    if (!record) throw CannotWait(reason(process, said_in(errors)));
    return std::unique_ptr<Running>(
        new Running{std::move(channel.here), std::move(process), std::move(*record)});
  }

  static std::string reason(base::Child& process, const std::string& said) {
    if (!said.empty()) return said;
    const std::optional<int> status = process.wait_until(Clock::now() + std::chrono::seconds(1));
    if (!status)
      return "the lesson did not come to its first cell within " +
             std::to_string(time_to_begin.count()) + " s";
    return *status > 128 ? "the lesson was killed by signal " + std::to_string(*status - 128) +
                               " before its first cell"
                         : "the lesson ended before its first cell, with exit status " +
                               std::to_string(*status);
  }
};

WaitingLesson::WaitingLesson(std::filesystem::path program) : program_(std::move(program)) {}

WaitingLesson::~WaitingLesson() {
  if (!running_) return;
  running_->socket.close();  // by which it ends all runs, and itself
  running_->process.wait_until(Clock::now() + std::chrono::seconds(2));
}

WaitingLesson::Running& WaitingLesson::running() {
  if (!running_) {
    try {
      running_ = Running::start(program_);
    } catch (const std::system_error& error) {
      throw CannotWait(error.what());
    } catch (const record::RecordError& error) {
      throw CannotWait(error.what());
    }
  }
  return *running_;
}

WaitingLesson::Asked WaitingLesson::ask(const record::RunRequest& request) {
  const std::lock_guard lock(turn_);
  Connection made = connect();
  for (int tries = 0; tries < 2; ++tries) {
    const Running& lesson = running();
    if (record::ask_for_run(lesson.socket.number(), request, made.there))
      return {std::move(made.here), lesson.record};
    running_.reset();
  }
  throw CannotWait("the lesson has ended twice while it waited to be run");
}

record::RunRecord WaitingLesson::record() {
  const std::lock_guard lock(turn_);
  return running().record;
}

void WaitingLesson::give_up() {
  const std::lock_guard lock(turn_);
  running_.reset();
}

pid_t WaitingLesson::process() {
  const std::lock_guard lock(turn_);
  return running_ ? running_->process.process() : 0;
}

}  // namespace chalkline::live
