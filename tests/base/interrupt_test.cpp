#include "base/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "base/descriptor.hpp"
#include "base/process.hpp"
#include "catch.hpp"
#include "own_processes.hpp"

using namespace chalkline;
using namespace chalkline::base;

namespace {

struct End {
  int status;
  std::string errors;
};

/// How a copy of this process ends that does this, and what it says on standard error.
End end_of(const std::function<int()>& function) {
  Pipe pipe = make_pipe();
  const int status = test::in_copy([&] {
    dup2(pipe.to.number(), STDERR_FILENO);
    return function();
  });
  pipe.to.close();
  End end{status, ""};
  char byte;
  while (read(pipe.from.number(), &byte, 1) == 1) end.errors += byte;
  return end;
}

}  // namespace

TEST_CASE("each of the signals ends the program with status 1 and a message") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const End end = end_of([signal] {
      install_interrupt_handler();
      send_signal(getpid(), signal);
      return 5;
    });
    CHECK(end.status == 1);
    CHECK(end.errors == "chalkline: interrupted\n");
  }
}

TEST_CASE("or silently, if somebody else says so") {
  const End end = end_of([] {
    install_interrupt_handler(true);
    send_signal(getpid(), SIGINT);
    return 5;
  });
  CHECK(end.status == 1);
  CHECK(end.errors.empty());
}

TEST_CASE("while it is held back the end waits, and then comes at once") {
  Pipe done = make_pipe();
  const End end = end_of([&] {
    install_interrupt_handler();
    {
      const InterruptsHeld outer;
      {
        const InterruptsHeld inner;
        send_signal(getpid(), SIGINT);
      }
      if (write(done.to.number(), "x", 1) != 1) return 6;
    }
    return 5;
  });
  CHECK(end.status == 1);
  set_nonblocking(done.from);
  char byte = 0;
  CHECK(read(done.from.number(), &byte, 1) == 1);  // what was held together was done
}

TEST_CASE("the end waits for what any thread does") {
  Pipe done = make_pipe();
  const End end = end_of([&] {
    install_interrupt_handler();
    std::atomic<bool> begun = false;
    std::thread writing([&] {
      const InterruptsHeld held;
      begun = true;
      usleep(50'000);
      if (write(done.to.number(), "x", 1) != 1) _exit(6);
    });
    while (!begun) continue;
    send_signal(getpid(), SIGTERM);
    writing.join();
    return 5;
  });
  CHECK(end.status == 1);
  set_nonblocking(done.from);
  char byte = 0;
  CHECK(read(done.from.number(), &byte, 1) == 1);
}

TEST_CASE("without a handler the signals come as always, but not in between") {
  Pipe done = make_pipe();
  const End end = end_of([&] {
    signal(SIGINT, SIG_DFL);
    const InterruptsHeld held;
    send_signal(getpid(), SIGINT);
    return write(done.to.number(), "x", 1) == 1 ? 5 : 6;
  });
  CHECK(end.status == 128 + SIGINT);
  set_nonblocking(done.from);
  char byte = 0;
  CHECK(read(done.from.number(), &byte, 1) == 1);
}

TEST_CASE("a program that nohup started goes on after SIGHUP, and no other one does") {
  for (const bool ignored : {true, false}) {
    const End end = end_of([ignored] {
      signal(SIGHUP, ignored ? SIG_IGN : SIG_DFL);
      install_interrupt_handler();
      send_signal(getpid(), SIGHUP);
      return 5;
    });
    CHECK(end.status == (ignored ? 5 : 1));
  }
  const End end = end_of([] {
    signal(SIGINT, SIG_IGN);  // as shells do for what runs in the background
    install_interrupt_handler();
    send_signal(getpid(), SIGINT);
    return 5;
  });
  CHECK(end.status == 1);
}
