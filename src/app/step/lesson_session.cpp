#include "app/step/lesson_session.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "record/event_channel.hpp"

namespace chalkline::app {
namespace {

constexpr const char* garbled =
    "it wrote to a file descriptor that it has not opened and by which Chalkline follows it";

/// Appends what can be read now, up to a bound, to the events; at the end closes the descriptor.
void read_on(base::Descriptor& from, record::Stream stream, std::vector<SessionEvent>& events) {
  constexpr std::size_t at_once = std::size_t{1} << 22;
  record::StreamText text{stream, {}};
  char buffer[65536];
  while (from && text.text.size() < at_once) {
    const ssize_t n = read(from.number(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    if (n == 0) from.close();
    text.text.append(buffer, static_cast<std::size_t>(n));
  }
  if (!text.text.empty()) events.emplace_back(std::move(text));
}

}  // namespace

LessonSession::Running LessonSession::start(const std::filesystem::path& program,
                                            std::vector<std::string> arguments, std::size_t limit) {
  base::Pipe output = base::make_pipe(), errors = base::make_pipe();
  base::SocketPair channel = base::make_socket_pair();
  const int there = channel.there.number();
  arguments.insert(arguments.end(),
                   {"--step", std::to_string(there), "--checkpoints", std::to_string(limit)});
  base::Child process({.program = program,
                       .arguments = std::move(arguments),
                       .output = output.to.number(),
                       .errors = errors.to.number(),
                       .kept = {there},
                       .own_session = true,
                       .end_with_parent = SIGTERM});
  for (const base::Pipe* pipe : {&output, &errors}) base::set_nonblocking(pipe->from);
  return {std::move(process),
          std::move(output.from),
          std::move(errors.from),
          std::move(channel.here),
          {}};
}

LessonSession::LessonSession(const std::filesystem::path& program,
                             std::vector<std::string> arguments, std::size_t limit)
    : lesson_(start(program, std::move(arguments), limit)) {}

LessonSession::~LessonSession() {
  for (base::Descriptor* end : {&lesson_.output, &lesson_.errors, &lesson_.channel}) end->close();
  lesson_.process.send(SIGTERM);
  lesson_.process.wait();
}

std::vector<pollfd> LessonSession::files() const {
  return {{lesson_.output.number(), POLLIN, 0},
          {lesson_.errors.number(), POLLIN, 0},
          {lesson_.channel.number(), POLLIN, 0}};
}

std::vector<SessionEvent> LessonSession::take() {
  std::vector<SessionEvent> events;
  drain(events);
  while (!stands_ && receive(events)) continue;
  return events;
}

void LessonSession::drain(std::vector<SessionEvent>& events) {
  read_on(lesson_.output, record::Stream::standard_output, events);
  read_on(lesson_.errors, record::Stream::standard_error, events);
}

bool LessonSession::receive(std::vector<SessionEvent>& events) {
  if (!lesson_.channel) return false;
  const std::optional<std::string> message = lesson_.reader.take(lesson_.channel.number());
  drain(events);
  if (lesson_.reader.state() == record::MessageReader::State::gone)
    end(events, "all of the lesson's processes have ended");
  else if (lesson_.reader.state() == record::MessageReader::State::broken)
    end(events, garbled);
  if (!message) return false;
  record::RunEvent event;
  try {
    event = record::run_event_from_json(*message);
  } catch (const record::RecordError&) {
    end(events, garbled);
    return false;
  }
  const auto* begun = std::get_if<record::CellBegun>(&event);
  stands_ = begun || std::holds_alternative<record::RunEnded>(event);
  before_ = begun ? std::optional(begun->cell) : std::nullopt;
  if (!stands_) answer("");
  events.emplace_back(std::move(event));
  return true;
}

void LessonSession::end(std::vector<SessionEvent>& events, const std::string& reason) {
  ended_ = true;
  lesson_.channel.close();
  events.emplace_back(SessionEnded{reason});
}

void LessonSession::answer(const std::string& text) {
  record::send_message(lesson_.channel.number(), text);
}

void LessonSession::go() {
  stands_ = false;
  before_.reset();
  answer("go");
}

void LessonSession::back(std::size_t cell) {
  stands_ = false;
  before_.reset();
  answer("back " + std::to_string(cell));
}

void LessonSession::send(int signal) const {
  if (!ended_) lesson_.process.send(signal);
}

}  // namespace chalkline::app
