// What cannot be written is told with its reason, by every command.
#include <set>
#include <sstream>

#include "app/fault_course.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "own_processes.hpp"
#include "pty.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

using chalkline::test::contains;

/// Runs chalkline by a shell, which does with its streams what `where` says.
base::ChildResult call(const test::FaultCourse& course, std::vector<std::string> arguments,
                       const std::string& where) {
  arguments.insert(
      arguments.begin(),
      {"-c", "cd \"$0\"; shift 0; exec build/chalkline \"$@\" " + where, course.path().string()});
  return base::run_captured("/bin/sh", arguments);
}

/// The commands that the help lists.
std::set<std::string> all_commands(const test::FaultCourse& course) {
  std::istringstream help(call(course, {"--help"}, "").output);
  std::set<std::string> commands;
  bool is_list = false;
  for (std::string line; std::getline(help, line);) {
    if (line.starts_with("Subcommands:") || line.starts_with("SUBCOMMANDS:")) {
      is_list = true;
    } else if (is_list && line.starts_with("  ") && line.size() > 2 && line[2] != ' ') {
      commands.insert(line.substr(2, line.find(' ', 2) - 2));
    } else if (is_list && !line.starts_with(" ")) {
      is_list = false;
    }
  }
  return commands;
}

struct Call {
  std::vector<std::string> arguments;
  bool has_output = true;  // and does not say all on standard error
};

const std::vector<Call> calls = {
    {{"list"}},
    {{"list", "--json"}},
    {{"run", "1"}},
    {{"run", "all"}},
    {{"run", "all", "--fresh"}},
    {{"check", "1"}},
    {{"watch", "1"}},
    {{"new", "newton"}},
    {{"step", "1"}},
    {{"book"}, false},
    {{"bench"}, false},
    {{"live"}, false}};  // the last two are other programs, which are not here

}  // namespace

TEST_CASE("every command that cannot write its output says why, and has failed") {
  const test::FaultCourse course(2);
  fs::create_directories(course.path() / "tests/golden");
  write_file(course.path() / "tests/golden/faults.txt", "something else\n");
  std::set<std::string> called;
  for (const auto& [arguments, has_output] : calls) {
    called.insert(arguments[0]);
    if (!has_output) continue;
    for (const auto& [where, reason] : {std::pair{">/dev/full", "No space left on device"},
                                        std::pair{">&-", "Bad file descriptor"}}) {
      fs::remove(course.path() / "lessons/3_newton.cpp");
      const base::ChildResult result = call(course, arguments, where);
      INFO(arguments[0] << " " << where << "\n" << result.errors);
      CHECK(result.status == 1);
      CHECK(contains(result.errors, "could not write to standard output: "));
      CHECK(contains(result.errors, reason));
      CHECK(!contains(result.errors, "Success"));
    }
  }
  CHECK(called == all_commands(course));
}

TEST_CASE(
    "a new lesson whose name cannot be written is not left behind, and can be asked for again") {
  const test::FaultCourse course(1);
  const fs::path file = course.path() / "lessons/2_newton.cpp";
  CHECK(call(course, {"new", "newton"}, ">/dev/full").status == 1);
  CHECK(!fs::exists(file));
  CHECK(call(course, {"new", "newton"}, "").status == 0);
  CHECK(fs::exists(file));
}

TEST_CASE("help and version that cannot be written are told, too") {
  const test::FaultCourse course(1);
  std::vector<std::vector<std::string>> helps = {{"--help"}, {"--version"}};
  for (const std::string& command : all_commands(course)) helps.push_back({command, "--help"});
  CHECK(helps.size() > 5);
  for (const auto& arguments : helps) {
    const base::ChildResult result = call(course, arguments, ">/dev/full");
    INFO(arguments[0]);
    CHECK(result.status == 1);
    CHECK(contains(result.errors, "could not write to standard output: No space left on device"));
  }
}

TEST_CASE("without a standard input it is empty, without standard error messages are lost") {
  const test::FaultCourse course(2);
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"list"}, {"run", "1"}, {"run", "all"}, {"step", "1"}, {"check"}, {"book"}}) {
    for (const std::string where : {"<&-", "2>&-"}) {
      INFO(arguments[0] << " " << where);
      const base::ChildResult closed = call(course, arguments, where);
      const base::ChildResult null =
          call(course, arguments, where == "<&-" ? "</dev/null" : "2>/dev/null");
      CHECK(closed.status == null.status);
      CHECK(closed.output == null.output);
    }
  }
}

TEST_CASE("a book on a full disk is told with the reason, and so are results that are not kept") {
  // A small disk in memory, which only this test's own processes see.
  std::vector<std::string> words = test::own_processes();
  const test::FaultCourse course(1);
  constexpr const char* on_a_full_disk = R"(
    mkdir "$1/disk" && mount -t tmpfs -o size=$2 none "$1/disk" || exit 77
    cd "$1"; TMPDIR=$1 "$1/build/chalkline" book --fresh --out "$3" 2>&1; status=$?
    find "$1/disk" -name '.chalkline-*-*' | wc -l; exit $status)";
  for (const std::string out : {"disk/book", "book"}) {
    if (words.empty()) break;
    if (out == "book") {  // the results are on the disk
      fs::remove_all(course.build() / "kept");
      fs::create_symlink(course.path() / "disk", course.build() / "kept");
    }
    fs::remove(course.path() / "disk");
    std::vector<std::string> all = words;
    all.insert(all.end(),
               {"bash", "-c", on_a_full_disk, "bash", course.path().string(), "16k", out});
    const base::ChildResult result = base::run_captured(all[0], {all.begin() + 1, all.end()});
    if (result.status == 77) {
      WARN("not tested: no disks of a test's own on this system (mount)");
      return;
    }
    INFO(result.output);
    CHECK(result.status == (out == "book" ? 0 : 1));
    CHECK(contains(result.output, "cannot write "));
    CHECK(contains(result.output, ": No space left on device"));
    CHECK(!contains(result.output, "Success"));
    CHECK(result.output.ends_with("\n0\n"));
  }
}

TEST_CASE("on a terminal several lessons tell things in order, prints and displays on own lines") {
  const test::FaultCourse course(2);
  for (const std::string what : {"", " (unchanged)"}) {
    test::Pty terminal;
    base::Child run =
        terminal.start({course.program().string(), "run", "all", "-p", "how=open_line"}, {"CI=1"});
    const std::string shown = terminal.until("lessons done");
    INFO(shown);
    for (const std::string id : {"1_faults", "2_faults"})
      CHECK(contains(shown, "== " + id + what +
                                "\r\nbefore\r\nso far\r\nw =\r\n[2.5]\r\nclosed\r\n"
                                "[3.5]\r\nafter\r\n[1.]\r\n"));
    CHECK(run.wait() == 0);
  }
}
