#include "app/step/lesson_session.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/process.hpp"
#include "record/event_channel.hpp"

namespace chalkline::app {
namespace {

void check(long result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

/// Between fork and exec: a session of its own, so that the terminal's keys and signals do not
/// reach the lesson.
[[noreturn]] void become_lesson(std::vector<std::string>& words, int output, int errors,
                                int channel) {
  setsid();
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  fcntl(channel, F_SETFD, 0);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  const std::string reason = words[0] + ": " + std::strerror(errno) + "\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, reason.data(), reason.size());
  _exit(127);
}

/// Appends what can be read now, up to a bound, to the events. False at the end of it.
bool read_on(int fd, record::Stream stream, std::vector<SessionEvent>& events) {
  constexpr std::size_t at_once = std::size_t{1} << 22;
  record::StreamText text{stream, {}};
  char buffer[65536];
  ssize_t n = 1;
  while (text.text.size() < at_once && (n = read(fd, buffer, sizeof buffer)) != 0) {
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    text.text.append(buffer, static_cast<std::size_t>(n));
  }
  if (!text.text.empty()) events.emplace_back(std::move(text));
  return n != 0;
}

void close_end(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

}  // namespace

LessonSession::LessonSession(const std::filesystem::path& program,
                             std::vector<std::string> arguments, std::size_t limit) {
  int output[2], errors[2], channel[2];
  check(pipe2(output, O_CLOEXEC), "cannot make a pipe");
  check(pipe2(errors, O_CLOEXEC), "cannot make a pipe");
  check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel), "cannot make a socket");
  arguments.insert(arguments.begin(), program.string());
  arguments.insert(arguments.end(),
                   {"--step", std::to_string(channel[1]), "--checkpoints", std::to_string(limit)});
  process_ = fork();
  check(process_, "cannot start the lesson");
  if (process_ == 0) become_lesson(arguments, output[1], errors[1], channel[1]);
  for (const int end : {output[1], errors[1], channel[1]}) close(end);
  for (const int end : {output[0], errors[0]}) fcntl(end, F_SETFL, O_NONBLOCK);
  output_ = output[0];
  errors_ = errors[0];
  channel_ = channel[0];
}

LessonSession::~LessonSession() {
  for (int* end : {&output_, &errors_, &channel_}) close_end(*end);
  base::send_signal(process_, SIGTERM);
  base::wait_for_process(process_);
}

std::vector<pollfd> LessonSession::files() const {
  return {{output_, POLLIN, 0}, {errors_, POLLIN, 0}, {channel_, POLLIN, 0}};
}

std::vector<SessionEvent> LessonSession::take() {
  std::vector<SessionEvent> events;
  drain(events);
  while (!stands_ && receive(events)) continue;
  return events;
}

void LessonSession::drain(std::vector<SessionEvent>& events) {
  if (output_ >= 0 && !read_on(output_, record::Stream::standard_output, events))
    close_end(output_);
  if (errors_ >= 0 && !read_on(errors_, record::Stream::standard_error, events)) close_end(errors_);
}

bool LessonSession::receive(std::vector<SessionEvent>& events) {
  pollfd ready{channel_, POLLIN, 0};
  if (channel_ < 0 || poll(&ready, 1, 0) <= 0) return false;
  const std::optional<std::string> message = record::receive_message(channel_);
  drain(events);
  if (!message) {
    ended_ = true;
    close_end(channel_);
    events.emplace_back(SessionEnded{"the lesson's program has ended"});
    return false;
  }
  record::RunEvent event = record::run_event_from_json(*message);
  const auto* begun = std::get_if<record::CellBegun>(&event);
  stands_ = begun || std::holds_alternative<record::RunEnded>(event);
  before_ = begun ? std::optional(begun->cell) : std::nullopt;
  if (!stands_) answer("");
  events.emplace_back(std::move(event));
  return true;
}

void LessonSession::answer(const std::string& text) { record::send_message(channel_, text); }

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

void LessonSession::tell(int signal) const {
  if (!ended_) base::send_signal(process_, signal);
}

}  // namespace chalkline::app
