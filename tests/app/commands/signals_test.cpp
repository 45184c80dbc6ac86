// A signal to `chalkline run` with several lessons ends all of them.
#include <sstream>

#include "app/fault_course.hpp"
#include "catch.hpp"
#include "own_processes.hpp"

using namespace chalkline;

namespace {

/// Runs the lessons of the course in $1 with how=$2, sends the signal $3 once two of their
/// processes run, and tells the exit status, after how many milliseconds it came, how many
/// processes of the lessons are left two seconds later, and that of a lesson's own (sleep 1000).
constexpr const char* send_a_signal = R"(
  course=$1 how=$2 signal=$3
  count_lessons() { cat /proc/[0-9]*/comm 2>/dev/null | grep -c '_faults$'; }
  count_runs() { grep -lFxzs -e --record /proc/[0-9]*/cmdline | grep -c .; }
  count_sleepers() { cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' | grep -o 'sleep 10[0]0 ' | grep -c .; }
  within() { for i in $(seq 2000); do if [ $($1) -ge $2 ]; then return; fi; sleep 0.01; done; exit 3; }
  export TMPDIR=$course
  "$course/build/chalkline" run all --fresh -p how="$how" >"$course/out" 2>"$course/err" & call=$!
  within count_runs $((2 * ($(nproc) < 4 ? $(nproc) : 4)))  # each with its supervisor
  if [ "$how" = stubborn ]; then within count_sleepers 1; fi
  begin=$(date +%s%N)
  kill -$signal $call
  (sleep 30; kill -KILL $call) & late=$!
  wait $call; status=$?
  end=$(date +%s%N)
  for i in $(seq 60); do
    left=$(($(count_lessons) + $(count_sleepers)))
    [ $left = 0 ] && break; sleep 0.1
  done
  kill $late
  echo $status $(((end - begin) / 1000000)) $left)";

struct End {
  int status = -1, milliseconds = -1, left = -1;
  std::string errors;
};

/// Nothing where the system does not allow a test to have processes of its own.
std::optional<End> end_by(const test::FaultCourse& course, const std::string& how,
                          const std::string& signal) {
  std::vector<std::string> words = test::own_processes();
  if (words.empty()) return {};
  words.insert(words.end(),
               {"bash", "-c", send_a_signal, "bash", course.path().string(), how, signal});
  const base::ChildResult result = base::run_captured(words[0], {words.begin() + 1, words.end()});
  INFO(result.errors);
  End end;
  REQUIRE(std::istringstream(result.output) >> end.status >> end.milliseconds >> end.left);
  end.errors = read_file(course.path() / "err");
  return end;
}

}  // namespace

TEST_CASE("a signal ends a run of several lessons at once, and no lesson is left running") {
  const test::FaultCourse course(4);
  for (const std::string signal : {"TERM", "INT", "HUP", "KILL"}) {
    for (const std::string how : {"loop", "stubborn"}) {
      INFO(how << " " << signal);
      const std::optional<End> end = end_by(course, how, signal);
      if (!end) {
        WARN("not tested: no processes of a test's own on this system (unshare)");
        return;
      }
      CHECK(end->status == (signal == "KILL" ? 128 + 9 : 1));
      CHECK(end->milliseconds < (how == "loop" ? 2000 : 8000));
      CHECK(end->left == 0);
      if (signal == "KILL") continue;
      CHECK(end->errors.find("it was interrupted") != std::string::npos);
      CHECK(end->errors.find("interrupted before it began") != std::string::npos);
      CHECK(end->errors.find("0 of 4 lessons done") != std::string::npos);
    }
  }
}
