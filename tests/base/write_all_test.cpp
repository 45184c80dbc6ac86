#include "base/write_all.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <thread>

#include "base/descriptor.hpp"
#include "catch.hpp"
#include "own_processes.hpp"

using namespace chalkline;
using namespace chalkline::base;

namespace {

/// Reads a pipe to its end, slowly.
std::string read_slowly(const Descriptor& from) {
  std::string all;
  char bytes[5000];
  for (ssize_t n; (n = read(from.number(), bytes, sizeof bytes)) > 0;) {
    all.append(bytes, static_cast<std::size_t>(n));
    usleep(100);
  }
  return all;
}

}  // namespace

TEST_CASE("all is written, however slowly it is read, also where the descriptor does not wait") {
  const std::string text(1'000'000, 'x');
  for (const bool waits : {true, false}) {
    Pipe pipe = make_pipe();
    if (!waits) set_nonblocking(pipe.to);
    std::string got;
    std::thread reader([&] { got = read_slowly(pipe.from); });
    CHECK(write_all(pipe.to.number(), text));
    pipe.to.close();
    reader.join();
    CHECK(got == text);
  }
}

TEST_CASE("nothing is written where there is nothing to write") { CHECK(write_all(-1, "")); }

TEST_CASE("a signal while writing does no harm") {
  struct sigaction note {
  }, before{};
  note.sa_handler = [](int) {};
  sigaction(SIGUSR1, &note, &before);
  Pipe pipe = make_pipe();
  std::string got;
  std::thread reader([&, writer = pthread_self()] {
    for (int i = 0; i < 20; ++i) pthread_kill(writer, SIGUSR1), usleep(500);
    got = read_slowly(pipe.from);
  });
  CHECK(write_all(pipe.to.number(), std::string(300'000, 'x')));
  pipe.to.close();
  reader.join();
  CHECK(got.size() == 300'000);
  sigaction(SIGUSR1, &before, nullptr);
}

TEST_CASE("a reader that is gone, or a full disk, is told") {
  CHECK(test::in_copy([] {
          signal(SIGPIPE, SIG_IGN);
          Pipe pipe = make_pipe();
          pipe.from.close();
          if (write_all(pipe.to.number(), "text") || errno != EPIPE) return 1;
          const Descriptor full(open("/dev/full", O_WRONLY | O_CLOEXEC));
          return !write_all(full.number(), "text") && errno == ENOSPC ? 0 : 2;
        }) == 0);
}
