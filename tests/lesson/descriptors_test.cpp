// Short of file descriptors, a lesson works or says what is wrong, and no other process comes to
// harm.
#include <sstream>

#include "catch.hpp"
#include "own_processes.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

/// Runs the words behind it under each limit from $1 to $2, beside a process that must live on. Of
/// each run a line: the limit, the exit status, whether something was said on standard error,
/// whether the bystander lives.
constexpr const char* under_limits = R"(
  folder=$1 first=$2 last=$3; shift 3
  sleep 1000 & bystander=$!
  for limit in $(seq "$first" "$last"); do
    timeout 60 bash -c 'exec >"$0/out" 2>"$0/err" </dev/null; ulimit -n '$limit'; exec "$@"' "$folder" "$@"
    status=$? said=silent lives=dead
    if [[ -s $folder/err ]]; then said=said; fi
    if kill -0 $bystander; then lives=lives; fi
    echo "$limit $status $said $lives"
  done
  kill $bystander)";

/// Whether there was anything to check: some systems let a user have no processes of his own.
bool run_under_limits(int first, int last, const fs::path& folder,
                      const std::vector<std::string>& command) {
  std::vector<std::string> words = test::own_processes();
  if (words.empty()) {
    WARN("not tested: this system lets a user have no processes of his own (unshare)");
    return false;
  }
  words.insert(words.end(), {"bash", "-c", under_limits, "bash", folder.string(),
                             std::to_string(first), std::to_string(last)});
  words.insert(words.end(), command.begin(), command.end());
  words.insert(words.end(), {"--out", (folder / "figures").string()});
  const base::ChildResult result = base::run_captured(words[0], {words.begin() + 1, words.end()});
  INFO(result.errors);
  std::istringstream lines(result.output);
  int limit = 0, status = 0;
  std::string said, lives;
  for (int expected = first; expected <= last; ++expected) {
    REQUIRE(lines >> limit >> status >> said >> lives);
    INFO("limit " << limit << ", exit status " << status);
    CHECK(limit == expected);
    const bool ended_by_itself =
        status < 124 || status == 127;  // 127: the program could not even be loaded
    CHECK((status == 0 || (ended_by_itself && said == "said")));
    CHECK(lives == "lives");
  }
  CHECK(status == 0);  // the last limit is enough
  return true;
}

}  // namespace

TEST_CASE("few file descriptors are enough for a lesson, or it says that there are too few") {
  const TemporaryFolder folder;
  for (const char* lesson : {"lessons/6_trajectory", "test_lessons/probe"}) {
    const std::string program = std::string(CHALKLINE_BUILD_DIR "/") + lesson;
    run_under_limits(3, 40, folder.path(), {program});
    run_under_limits(3, 40, folder.path(), {program, "--supervise"});
  }
}
