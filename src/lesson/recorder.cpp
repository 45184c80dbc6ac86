#include "lesson/recorder.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <system_error>
#include <vector>

#include "base/atomic_write.hpp"
#include "lesson/state.hpp"

namespace chalkline::lesson {
namespace {

// The child tells the recorder how far it is with its whole record so far (outputs excepted), and waits for the answer:
// when that comes, all that it had written to standard output has been read and belongs to the cell before.
struct Header {
  std::size_t cell;
  std::size_t size;  // of the JSON text that follows
};

void check(long result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

bool read_all(int fd, void* bytes, std::size_t size) {
  auto* to = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t n = read(fd, to, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

// False if the reader is gone.
bool write_all(int fd, const void* bytes, std::size_t size) {
  const auto* from = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t n = write(fd, from, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    from += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

void report_to(int channel) {
  std::cout.flush();
  std::fflush(stdout);
  const std::string json = to_json(state().record);
  const Header header{state().cell, json.size()};
  char answer = 0;
  if (!write_all(channel, &header, sizeof header) || !write_all(channel, json.data(), json.size()) ||
      !read_all(channel, &answer, 1)) {
    std::_Exit(1);  // the recorder is gone, and so is the reason to go on
  }
}

[[noreturn]] void run_child(const std::function<int()>& run, int output, int channel) {
  dup2(output, STDOUT_FILENO);
  close(output);
  state().report = [channel] { report_to(channel); };
  state().report();
  const int status = run();
  state().cell = no_cell;
  state().report();
  std::exit(status);
}

class Recorder {
 public:
  Recorder(pid_t child, int output, int channel) : child_(child), output_(output), channel_(channel) {}

  // Returns the child's wait status.
  int watch() {
    int status = 0;
    for (pid_t ended = 0; ended == 0;) {
      pollfd ready[] = {{output_, POLLIN, 0}, {channel_, POLLIN, 0}};
      // With a grandchild holding both open nothing tells of the child's end, so look every now and then.
      poll(ready, 2, 100);
      pass_on_output();
      if (ready[1].revents & POLLIN) receive();
      ended = waitpid(child_, &status, ready[1].revents & POLLHUP ? 0 : WNOHANG);
      if (ended < 0 && errno == EINTR) ended = 0;
    }
    pass_on_output();
    return status;
  }

  // What is known at the end: the child's last report, and the outputs.
  RunRecord record(int wait_status) const {
    RunRecord record = run_record_from_json(json_);
    for (std::size_t i = 0; i < outputs_.size(); ++i) record.cells[i].output = outputs_[i];
    if (cell_ == no_cell && reported_end_) return record;
    record.status = RunStatus::failed;
    if (cell_ == no_cell) return record;
    record.cells[cell_].status = RunStatus::failed;
    if (!record.cells[cell_].error) record.cells[cell_].error = how_it_ended(wait_status);
    return record;
  }

 private:
  static CellError how_it_ended(int status) {
    if (WIFSIGNALED(status)) {
      return {"signal", std::string("killed by signal ") + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")", false};
    }
    return {"exit", "the lesson ended with status " + std::to_string(WEXITSTATUS(status)) + " before its last cell", false};
  }

  void pass_on_output() {
    char buffer[65536];
    for (ssize_t n; (n = read(output_, buffer, sizeof buffer)) > 0;) {
      const auto size = static_cast<std::size_t>(n);
      write_all(STDOUT_FILENO, buffer, size);
      if (cell_ == no_cell) continue;
      if (outputs_.size() <= cell_) outputs_.resize(cell_ + 1);
      outputs_[cell_].append(buffer, size);
    }
  }

  void receive() {
    Header header{};
    if (!read_all(channel_, &header, sizeof header)) return;
    std::string json(header.size, '\0');
    if (!read_all(channel_, json.data(), json.size())) return;
    pass_on_output();
    json_ = std::move(json);
    cell_ = header.cell;
    reported_end_ = cell_ == no_cell;
    write_all(channel_, "", 1);
  }

  pid_t child_;
  int output_, channel_;
  std::size_t cell_ = no_cell;
  bool reported_end_ = false;
  std::string json_;
  std::vector<std::string> outputs_;
};

}  // namespace

int run_recorded(const std::function<int()>& run, const std::filesystem::path& file) {
  int output[2], channel[2];
  check(pipe2(output, O_CLOEXEC), "cannot make a pipe");
  check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel), "cannot make a socket");
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t child = fork();
  check(child, "cannot start the lesson");
  if (child == 0) {
    close(output[0]);
    close(channel[0]);
    run_child(run, output[1], channel[1]);
  }
  close(output[1]);
  close(channel[1]);
  signal(SIGINT, SIG_IGN);   // the child ends; the record of how far it came is still to be written
  signal(SIGPIPE, SIG_IGN);
  fcntl(output[0], F_SETFL, O_NONBLOCK);
  Recorder recorder(child, output[0], channel[0]);
  const int status = recorder.watch();
  close(output[0]);
  close(channel[0]);
  const RunRecord record = recorder.record(status);
  atomic_write(file, to_json(record));
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 && record.status == RunStatus::done ? 0 : 1;
}

}  // namespace chalkline::lesson
