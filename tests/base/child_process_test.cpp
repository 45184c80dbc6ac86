#include "base/child_process.hpp"

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <thread>
#include <vector>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::base;

TEST_CASE("a program's output, errors and status are kept") {
  const ChildResult result = run_captured("/bin/sh", {"-c", "echo out; echo err >&2; exit 3"});
  CHECK(result.output == "out\n");
  CHECK(result.errors == "err\n");
  CHECK(result.status == 3);
}

TEST_CASE("arguments arrive as they are") {
  CHECK(
      run_captured("/bin/sh", {"-c", "printf '%s|' \"$@\"", "sh", "a b", "\"", "$x", ""}).output ==
      "a b|\"|$x||");
}

TEST_CASE("much output on both channels at once does not block") {
  const ChildResult result = run_captured(
      "/bin/sh",
      {"-c",
       "i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done"});
  CHECK(result.output.size() == 220000);
  CHECK(result.errors.size() == 220000);
}

TEST_CASE("a program ended by a signal has status 128 plus its number") {
  CHECK(run_captured("/bin/sh", {"-c", "kill -9 $$"}).status == 137);
}

TEST_CASE("standard input is empty") { CHECK(run_captured("/bin/cat", {}).output.empty()); }

TEST_CASE("a program that is not there is an error") {
  CHECK_THROWS_AS(run_captured("/no/such/program", {}), std::system_error);
}

TEST_CASE("a program can be given by its name") {
  CHECK(run_captured("sh", {"-c", "echo found"}).output == "found\n");
}

TEST_CASE("a program that is called off is asked to end, and what it wrote until then is kept") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    REQUIRE(write(ends[1], "nny", 3) == 3);
  });
  const auto wanted = [&] {
    char answer = 0;
    REQUIRE(read(ends[0], &answer, 1) == 1);
    return answer == 'y';
  };
  const ChildResult result =
      run_captured("/bin/sh", {"-c", "echo begun; exec sleep 1000"}, {ends[0], wanted});
  later.join();
  CHECK(result.output == "begun\n");
  CHECK(result.status == 128 + SIGTERM);
  close(ends[0]);
  close(ends[1]);
}
