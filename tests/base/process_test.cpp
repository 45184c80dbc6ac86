#include "base/process.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::base;

namespace {

pid_t start_child(int exit_status) {
  const pid_t child = fork();
  if (child == 0) _exit(exit_status);
  return child;
}

}  // namespace

// Signal 0 only asks whether there is somebody to send it to, so a function that passes such a
// number on is found out and does no harm.
TEST_CASE("no signal goes to a number that stands for several processes") {
  for (const pid_t process : {0, -1, -2, -getpgrp()}) {
    errno = 0;
    CHECK(!send_signal(process, 0));
    CHECK(errno == EINVAL);
    errno = 0;
    CHECK(!send_signal_to_group(process, 0));
    CHECK(errno == EINVAL);
  }
  CHECK(!send_signal_to_group(1, 0));  // kill(-1) means everybody
}

TEST_CASE("a signal reaches a process and its group") {
  CHECK(send_signal(getpid(), 0));
  // a group of its own: that of the tests may lie outside of the PID namespace, where its number
  // reads 0
  const pid_t leader = fork();
  if (leader == 0) {
    for (;;) pause();
  }
  REQUIRE(leader > 0);
  REQUIRE(setpgid(leader, leader) == 0);
  CHECK(send_signal_to_group(leader, SIGKILL));
  int status = 0;
  REQUIRE(wait_for_process(leader, &status) == leader);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGKILL);
}

TEST_CASE("only a child that is named is waited for") {
  const pid_t child = start_child(7);
  for (const pid_t process : {0, -1, -getpgrp()}) {
    int status = 99;
    errno = 0;
    CHECK(wait_for_process(process, &status) == -1);
    CHECK(errno == EINVAL);
    CHECK(status == 99);
  }
  int status = 0;
  CHECK(wait_for_process(child, &status) == child);
  CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE("whichever child has ended can be taken") {
  CHECK(!reap_ended_child());
  CHECK(errno == ECHILD);
  const pid_t waits = fork();
  if (waits == 0) {
    for (;;) pause();
  }
  CHECK(!reap_ended_child());
  CHECK(errno == 0);
  const pid_t ends = start_child(3);
  siginfo_t info{};
  REQUIRE(waitid(P_PID, static_cast<id_t>(ends), &info, WEXITED | WNOWAIT) == 0);
  const auto ended = reap_ended_child();
  REQUIRE(ended);
  CHECK(ended->process == ends);
  CHECK(!ended->signaled);
  CHECK(ended->exit_status == 3);
  REQUIRE(send_signal(waits, SIGKILL));
  REQUIRE(waitid(P_PID, static_cast<id_t>(waits), &info, WEXITED | WNOWAIT) == 0);
  const auto killed = reap_ended_child();
  REQUIRE(killed);
  CHECK(killed->signaled);
  CHECK(killed->exit_status == SIGKILL);
}

TEST_CASE("a fork that failed is told with what to do about it") {
  errno = EAGAIN;
  CHECK(std::string(cannot_fork("cannot run it").what()) ==
        "cannot run it, too many processes are running: Resource temporarily unavailable");
  errno = ENOMEM;
  CHECK(std::string(cannot_fork("cannot run it").what()) ==
        "cannot run it: Cannot allocate memory");
}
