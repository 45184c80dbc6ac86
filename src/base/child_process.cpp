#include "base/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/process.hpp"

namespace chalkline::base {
namespace {

void check(int error, const std::string& what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

/// A pipe that no other child inherits, also not one that another thread starts at the same time.
struct Pipe {
  int from = -1, to = -1;

  Pipe() {
    int ends[2];
    check(pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "cannot make a pipe");
    from = ends[0], to = ends[1];
  }
  ~Pipe() {
    close_end(from);
    close_end(to);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  static void close_end(int& end) {
    if (end >= 0) close(std::exchange(end, -1));
  }
};

/// Program and arguments as execv() wants them.
class Words {
 public:
  Words(const std::filesystem::path& program, const std::vector<std::string>& arguments)
      : words_{program.string()} {
    words_.insert(words_.end(), arguments.begin(), arguments.end());
    for (std::string& word : words_) pointers_.push_back(word.data());
    pointers_.push_back(nullptr);
  }
  char** data() { return pointers_.data(); }

 private:
  std::vector<std::string> words_;
  std::vector<char*> pointers_;
};

pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            int output, int errors) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
  posix_spawnattr_t signals;
  posix_spawnattr_init(&signals);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&signals, &none);
  posix_spawnattr_setflags(&signals, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int error = posix_spawnp(&child, program.c_str(), &files, &signals,
                                 Words(program, arguments).data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&signals);
  check(error, "cannot run " + program.string());
  return child;
}

/// Appends what can be read to `text`; at the end closes the descriptor.
void read_some(int& from, std::string& text) {
  char buffer[65536];
  const ssize_t n = read(from, buffer, sizeof buffer);
  if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
  if (n == 0 || (n < 0 && errno != EINTR)) Pipe::close_end(from);
}

}  // namespace

ChildResult run_captured(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments, const CallOff& call_off) {
  Pipe output, errors;
  const pid_t child = start(program, arguments, output.to, errors.to);
  Pipe::close_end(output.to);
  Pipe::close_end(errors.to);
  ChildResult result;
  int called_off = call_off.descriptor;  // until it was
  while (output.from >= 0 || errors.from >= 0) {
    pollfd ready[] = {{output.from, POLLIN, 0}, {errors.from, POLLIN, 0}, {called_off, POLLIN, 0}};
    if (poll(ready, 3, -1) < 0) continue;  // a signal came
    if (ready[0].revents) read_some(output.from, result.output);
    if (ready[1].revents) read_some(errors.from, result.errors);
    if (ready[2].revents && call_off.wanted()) {
      send_signal(child, SIGTERM);
      called_off = -1;
    }
  }
  int status = 0;
  wait_for_process(child, &status);
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return result;
}

void become(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  execv(program.c_str(), Words(program, arguments).data());
  throw std::system_error(errno, std::generic_category(), "cannot run " + program.string());
}

}  // namespace chalkline::base
