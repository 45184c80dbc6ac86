#include "app/commands/list_lessons.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;
namespace fs = std::filesystem;

namespace {

/// What is told of a lesson whose program is this script.
Described described(const std::string& script) {
  const TemporaryFolder folder;
  const fs::path program = folder.path() / "1_odd";
  write_file(program, "#!/bin/sh\n" + script);
  fs::permissions(program, fs::perms(0755));
  return describe_lesson({"1_odd", "1", "odd", program, folder.path() / "1_odd.cpp"});
}

}  // namespace

TEST_CASE("a lesson that prints before its cells is named as the one that cannot be listed") {
  const Described odd = described("echo from a static object; echo '{}'\n");
  CHECK(odd.description.name == "1_odd");
  CHECK(odd.fault ==
        "1_odd does not tell its parameters: something prints before the lesson's cells begin\n");
}

TEST_CASE("a lesson that waits before its cells costs no more than ten seconds") {
  CHECK(described("exec sleep 1000\n").fault ==
        "1_odd does not tell its parameters within 10 s: something waits before the lesson's cells "
        "begin\n");
}

TEST_CASE("a lesson whose program ends without an answer is told with its exit status or words") {
  CHECK(described("exit 3\n").fault == "1_odd does not tell its parameters (exit status 3)\n");
  CHECK(described("echo why >&2; exit 1\n").fault == "why\n");
}
