// Short of file descriptors or processes, a lesson works or says what is wrong, and no other
// process comes to harm: alone, supervised, run by `chalkline` or stepped through.
#include <sstream>

#include "catch.hpp"
#include "contains.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"
#include "sanitized.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

using chalkline::test::contains;

/// Runs the words behind it under each limit from $4 to $5 of what `ulimit $3` limits, with the
/// commands $2 on standard input, beside a process that must live on. Root is not limited in its
/// processes, so it becomes somebody else. Of each run a line: the limit, the exit status, whether
/// it was said what is wrong, whether the bystander lives. Nobody else's processes count for the
/// user whom it becomes, such as those of another test.
constexpr const char* under_limits = R"(
  folder=$1 input=$2 what=$3 first=$4 last=$5; shift 5
  user=$((100000 + RANDOM)) as=()
  if [[ $what == -u ]] && setpriv --reuid $user --regid $user --clear-groups true; then
    as=(setpriv --reuid $user --regid $user --clear-groups); chmod 777 "$folder"; fi
  sleep 1000 & bystander=$!
  for limit in $(seq "$first" "$last"); do
    rm -f "$folder"/{out,err}
    printf %s "$input" | timeout 60 "${as[@]}" bash -c \
      'exec >"$0/out" 2>"$0/err"; ulimit '$what' '$limit'; exec "$@"' "$folder" "$@"
    status=$? said=silent lives=dead
    if cat "$folder"/{out,err} | grep -qE \
      'Too many open files|Resource temporarily unavailable|error while loading shared'; then said=said; fi
    if [[ $status != 0 && $said == silent ]]; then tail -v "$folder"/{out,err} >&2; fi
    if kill -0 $bystander; then lives=lives; fi
    echo "$limit $status $said $lives"
  done
  kill $bystander)";

struct Limits {
  const char* of;  // as ulimit has it
  int first, last;
};
constexpr Limits descriptors{"-n", 3, 40}, processes{"-u", 1, 20};

/// Whether there was anything to check: some systems let a user have no processes of his own.
bool run_under(const Limits& limits, const fs::path& folder,
               const std::vector<std::string>& command, const std::string& input = "") {
  std::vector<std::string> words = test::own_processes();
  if (words.empty() || test::sanitized) {
    WARN("not tested: sanitized, or no processes of a user's own on this system (unshare)");
    return false;
  }
  words.insert(words.end(), {"bash", "-c", under_limits, "bash", folder.string(), input, limits.of,
                             std::to_string(limits.first), std::to_string(limits.last)});
  words.insert(words.end(), command.begin(), command.end());
  words.insert(words.end(), {"--out", (folder / "figures").string()});
  const base::ChildResult result = base::run_captured(words[0], {words.begin() + 1, words.end()});
  INFO(result.errors);
  std::istringstream lines(result.output);
  int limit = 0, status = 0;
  std::string said, lives;
  for (int expected = limits.first; expected <= limits.last; ++expected) {
    REQUIRE(lines >> limit >> status >> said >> lives);
    INFO(command.front() << " under ulimit " << limits.of << ' ' << limit << ": exit status "
                         << status);
    CHECK(limit == expected);
    const bool ended_by_itself =
        status < 124 || status == 127;  // 127: the program could not even be loaded
    CHECK((status == 0 || (ended_by_itself && said == "said")));
    CHECK(lives == "lives");
  }
  CHECK(status == 0);  // the last limit is enough
  return true;
}

const std::string build = CHALKLINE_BUILD_DIR;

/// Whether all of the programs may be read by everybody, as they must be to be run by somebody
/// else.
bool is_for_everybody() {
  fs::path path = build + "/lessons/6_trajectory";
  for (; path.has_relative_path(); path = path.parent_path())
    if ((fs::status(path).permissions() & fs::perms::others_exec) == fs::perms::none) return false;
  return true;
}

void run_every_way_under(const Limits& limits) {
  const TemporaryFolder folder;
  const std::string lesson = build + "/lessons/6_trajectory";
  run_under(limits, folder.path(), {lesson});
  run_under(limits, folder.path(), {lesson, "--supervise"});
  run_under(limits, folder.path(), {build + "/chalkline", "run", "5", "6", "--fresh"});
  run_under(limits, folder.path(), {build + "/chalkline", "step", "6"}, "a\nx\na\n");
}

}  // namespace

TEST_CASE("few file descriptors are enough for a lesson, or it says that there are too few") {
  run_every_way_under(descriptors);
}

TEST_CASE("few processes are enough for a lesson, or it says that there are too many") {
  if (!is_for_everybody()) {
    WARN("not tested: the build folder is not for everybody");
    return;
  }
  run_every_way_under(processes);
}

TEST_CASE("a lesson that leaks file descriptors is told at each figure that there are too few") {
  const TemporaryFolder folder;
  for (const char* way : {"--supervise", "--format=svg"}) {
    if (!run_under({"-n", 64, 64}, folder.path(),
                   {build + "/test_lessons/faults", way, "-p", "how=leak", "--format", "svg"}))
      return;
    std::istringstream lines(read_file(folder.path() / "out"));
    std::size_t refused = 0, drawn = 0;
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      if (line == "drawn") {
        ++drawn;
      } else if (contains(line, "Too many open files")) {
        CHECK(drawn == 0);  // what is enough is enough with one more
        ++refused;
      } else {
        CHECK((line == "before" || line == "so far" || line == "after"));
      }
    }
    CHECK(refused > 4);
    CHECK(drawn > 30);
  }
}

TEST_CASE("a lesson that may not have a process for every cell is stepped through without") {
  const TemporaryFolder folder;
  const std::string note =
      "not every cell can have a checkpoint (Resource temporarily unavailable)";
  if (!is_for_everybody() || !run_under({"-u", 8, 8}, folder.path(),
                                        {build + "/chalkline", "step", "5"}, "a\nx\na\ng 4\na\n"))
    return;
  const std::string shown = read_file(folder.path() / "out");
  INFO(shown);
  CHECK(contains(shown, note));
  CHECK(shown.find(note) == shown.rfind(note));
  CHECK(contains(shown, "That was the last cell."));
}
