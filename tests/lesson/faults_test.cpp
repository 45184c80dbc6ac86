// What happens to a recorded lesson that goes wrong: the runner stands, and the record says what
// happened where.
#include <signal.h>

#include <algorithm>
#include <set>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "pty.hpp"
#include "record/run_event.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

const fs::path program = CHALKLINE_BUILD_DIR "/test_lessons/faults";

struct Fault {
  base::ChildResult result;
  record::RunRecord record;
  record::CellRecord before, fault, after;
};

using chalkline::test::contains;

/// What stands in the file; nothing if the process that it tells of has just ended.
std::string read_if_there(const fs::path& file) {
  try {
    return read_file(file);
  } catch (const std::exception&) {
    return "";
  }
}

/// The processes whose command line holds `part`.
std::size_t processes(const std::string& part) {
  std::size_t found = 0;
  for (const auto& process : fs::directory_iterator("/proc"))
    found += contains(read_if_there(process.path() / "cmdline"), part);
  return found;
}

/// Runs the lesson with how=`how`, recorded, in a folder that must hold nothing but the record and
/// figures at the end.
Fault run(const std::string& how, std::vector<std::string> more = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments = {
      "-p",       "how=" + how, "--out",    folder.path().string(),
      "--format", "gp",         "--record", (folder.path() / "record.json").string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Fault fault;
  fault.result = base::run_captured(program, arguments);
  fault.record = record::run_record_from_json(read_file(folder.path() / "record.json"));
  for (const fs::path& file : fs::directory_iterator(folder.path()))
    CHECK((file.filename() == "record.json" || file.extension() == ".gp"));
  CHECK(processes(folder.path().string()) == 0);
  REQUIRE(fault.record.cells.size() == 5);
  fault.before = fault.record.cells[2];
  fault.fault = fault.record.cells[3];
  fault.after = fault.record.cells[4];
  return fault;
}

/// The cell is marked with this error, the cell before is done, the one after has not run, and the
/// user was told.
void check_marked(const Fault& fault, const std::string& type, const std::string& message) {
  CHECK(fault.result.status == 1);
  CHECK(fault.record.status == record::RunStatus::failed);
  CHECK(fault.before.status == record::RunStatus::done);
  CHECK(printed(fault.before) == "before\n");
  CHECK(fault.fault.status == record::RunStatus::failed);
  CHECK(contains(printed(fault.fault), "so far\n"));
  REQUIRE(fault.fault.error);
  CHECK(fault.fault.error->type == type);
  CHECK(contains(fault.fault.error->message, message));
  CHECK(!fault.fault.error->expected);
  CHECK(fault.after.status == record::RunStatus::not_run);
  CHECK(contains(fault.result.errors, "faults.cpp:79: cell 4 (Fault): "));
  CHECK(contains(fault.result.errors, message));
}

void check_done(const Fault& fault) {
  INFO(fault.result.errors);
  CHECK(fault.result.status == 0);
  CHECK(fault.record.status == record::RunStatus::done);
  for (const record::CellRecord& cell : fault.record.cells)
    CHECK(cell.status == record::RunStatus::done);
  CHECK(printed(fault.after) == "after\n");
}

}  // namespace

TEST_CASE("faults: a lesson without a fault is done") {
  const Fault fault = run("well");
  check_done(fault);
  CHECK(fault.result.output == "before\nso far\nafter\n");
}

TEST_CASE("faults: a lesson that is killed, aborts or exits is marked where it ended") {
  check_marked(run("segfault"), "signal", "killed by signal 11 (Segmentation fault)");
  check_marked(run("abort"), "signal", "killed by signal 6 (Aborted)");
  check_marked(run("terminate"), "std::terminate", "std::terminate was called");
  check_marked(run("exit"), "exit", "exit status 3");
  check_marked(run("quick_exit"), "exit", "exit status 4");
  check_marked(run("exit_0"), "exit", "exit status 0");
}

TEST_CASE("faults: a lesson that never ends is ended by its time limit") {
  check_marked(run("loop", {"--time-limit", "0.3"}), "time limit", "longer than 0.3 s");
}

TEST_CASE("faults: Ctrl-C ends a recorded lesson, and its record says so") {
  const TemporaryFolder folder;
  const std::string record = (folder.path() / "record.json").string();
  const base::ChildResult result = base::run_captured(
      "/bin/sh",
      {"-c",
       "\"$0\" -p how=loop --record \"$1\" >\"$2\" & until grep -q 'so far' \"$2\"; do sleep "
       "0.01; done; kill -INT $!; wait $!",
       program.string(), record, (folder.path() / "out").string()});
  CHECK(result.status == 1);
  CHECK(contains(result.errors, "interrupted"));
  const record::RunRecord kept = record::run_record_from_json(read_file(record));
  CHECK(kept.cells[3].error->type == "interrupt");
  CHECK(kept.cells[4].status == record::RunStatus::not_run);
  CHECK(processes(folder.path().string()) == 0);
}

TEST_CASE(
    "faults: of what a lesson prints all is passed on, but a record keeps only so much of a cell") {
  const Fault fault = run("print_much");
  check_done(fault);
  const std::size_t size = 7 + 100'000'000;
  CHECK(fault.result.output.size() == size + 7 + 6);
  CHECK(printed(fault.fault).size() == record::GrowingRecord::kept_bytes);
  CHECK(fault.fault.omitted == size - record::GrowingRecord::kept_bytes);
}

TEST_CASE("faults: bytes that are no UTF-8 are passed on, and replaced in the record") {
  const Fault fault = run("no_utf8");
  check_done(fault);
  CHECK(contains(fault.result.output, "\xFF\xFE|\xC3|\n"));
  CHECK(printed(fault.fault) == "so far\n\uFFFD\uFFFD|\uFFFD|\n");
}

TEST_CASE("faults: terminal escape codes stand in the record as they are") {
  const Fault fault = run("escapes");
  check_done(fault);
  CHECK(printed(fault.fault) == "so far\n\033[2J\033]0;title\007\033[31mred\n");
}

TEST_CASE("faults: something thrown that is no std::exception is told") {
  check_marked(run("no_exception"), "unknown", "no std::exception");
}

TEST_CASE("faults: an exception that nothing can catch is told as text, with its cell") {
  check_marked(run("throw_in_thread"), "std::runtime_error", "; thrown in a second thread");
  check_marked(run("throw_in_noexcept"), "std::runtime_error",
               "; thrown in a function that is noexcept");
  for (const char* how : {"throw_in_thread", "throw_in_noexcept", "terminate"})
    for (const char* way : {"--supervise", "--format=gp"}) {
      INFO(how << ' ' << way);
      const TemporaryFolder folder;
      const base::ChildResult result = base::run_captured(
          program, {"-p", std::string("how=") + how, "--out", folder.path().string(), way});
      CHECK(result.status == (way == std::string("--supervise") ? 1 : 128 + SIGABRT));
      CHECK(contains(result.errors, "cell 4 (Fault): "));
      CHECK((how == std::string("terminate") || contains(result.errors, "a title ␛]0;evil␇")));
      CHECK(!contains(result.errors, "terminate called"));
      CHECK(!contains(result.errors, "\033"));
      CHECK(std::count(result.errors.begin(), result.errors.end(), '\n') == 1);
    }
}

TEST_CASE("faults: an exception in the constructor of a static object is told as text") {
  for (const char* way : {"--supervise", "--format=gp", "--describe"}) {
    const base::ChildResult result = base::run_captured(
        "/bin/sh",
        {"-c", "CHALKLINE_TEST_THROW=1 exec \"$0\" " + std::string(way), program.string()});
    CHECK(result.status == 128 + SIGABRT);
    CHECK(result.errors ==
          "faults: a title ␛]0;evil␇; thrown before the first cell, in the constructor of a static "
          "object\n");
  }
}

TEST_CASE("faults: a copy made by fork ends where its cell ends") {
  for (const char* how : {"fork", "fork_and_wait"}) {
    const Fault fault = run(how);
    check_done(fault);
    CHECK(fault.result.output == "before\nso far\nafter\n");
  }
  CHECK(contains(run("fork_and_wait").result.errors,
                 "cell 4 (Fault): a copy of the lesson's process, made by fork"));
}

TEST_CASE("faults: a closed standard output fails the cell that closed it") {
  check_marked(run("close_stdout"), "std::runtime_error", "standard output was closed");
  check_marked(run("fclose_stdout"), "std::runtime_error", "standard output was closed");
}

TEST_CASE("faults: a lesson may change its folder, its files go where they were to go") {
  check_done(run("change_folder"));
}

TEST_CASE("faults: what a lesson left running is ended with it") {
  const Fault fault = run("background");
  check_done(fault);
  const std::string sleeps = record::printed(fault.fault).substr(std::string("so far\n").size());
  REQUIRE(contains(sleeps, "1000."));
  CHECK(processes(sleeps.substr(0, sleeps.find('\n'))) == 0);
}

TEST_CASE("faults: what a cell writes to standard error is recorded and passed on") {
  const Fault fault = run("stderr");
  check_done(fault);
  CHECK(printed(fault.fault, record::Stream::standard_error) == "careful\n");
  CHECK(contains(fault.result.errors, "careful\n"));
}

TEST_CASE("faults: a lesson whose output nobody reads on is ended") {
  const TemporaryFolder folder;
  const base::ChildResult result = base::run_captured(
      "/bin/sh", {"-c", "\"$0\" -p how=print_much --supervise --out \"$1\" | head -n 1",
                  program.string(), folder.path().string()});
  CHECK(result.output == "before\n");
  CHECK(processes(folder.path().string()) == 0);
}

TEST_CASE(
    "faults: a lesson that ends badly after its last cell has failed, and its record says so") {
  const std::vector<std::pair<std::string, std::string>> ends = {
      {"abort", "killed by signal 6 (Aborted)"},
      {"throw", "no std::exception; thrown outside of the cells"},
      {"crash_in_destructor", "killed by signal 9 (Killed)"},
      {"exit", "exit status 7"},
      {"hang", "longer than 0.5 s"}};
  for (const auto& [how, message] : ends) {
    INFO(how);
    const Fault fault = run("end_badly", {"-p", "in_the_end=" + how, "--time-limit", "0.5"});
    CHECK(fault.result.status == 1);
    CHECK(fault.result.output == "before\nso far\nafter\n");
    CHECK(contains(fault.result.errors, "cell 5 (After): after the last cell: "));
    CHECK(contains(fault.result.errors, message));
    CHECK(fault.record.status == record::RunStatus::failed);
    CHECK(fault.fault.status == record::RunStatus::done);
    CHECK(fault.after.outputs.size() == 2);
    REQUIRE(fault.after.error);
    CHECK(contains(fault.after.error->message, message));
  }
}

TEST_CASE("faults: a lesson that hangs after its last cell is ended without a time limit, too") {
  const Fault fault = run("end_badly", {"-p", "in_the_end=hang"});
  CHECK(fault.result.status == 1);
  CHECK(contains(fault.result.errors, "after the last cell: it did not come to its end within"));
  CHECK(fault.record.status == record::RunStatus::failed);
}

TEST_CASE("faults: any thread of a lesson may show, and nothing of it is lost") {
  const Fault fault = run("show_in_thread");
  check_done(fault);
  std::size_t arrays = 0, texts = 0;
  std::set<std::string> figures;
  for (const record::Output& output : fault.fault.outputs) {
    arrays += std::holds_alternative<record::ArrayDisplay>(output);
    texts += std::holds_alternative<record::MarkdownDisplay>(output);
    if (const auto* figure = std::get_if<record::FigureDisplay>(&output))
      figures.insert(figure->name);
  }
  CHECK(arrays == 25);
  CHECK(texts == 100);
  CHECK(figures == std::set<std::string>{"faults", "faults_2", "faults_3", "faults_4"});
}

TEST_CASE("faults: bytes in the channel of events end the lesson, which is told") {
  for (const char* how : {"write_everywhere", "write_a_byte", "write_a_message"}) {
    INFO(how);
    check_marked(run(how), "garbled events", "by which Chalkline follows it");
  }
}

TEST_CASE("faults: a lesson that closes the channel of events is told, and has a record") {
  const Fault fault = run("close_all");
  check_marked(fault, "exit", "exit status 1");
  CHECK(contains(fault.result.errors, "the lesson has closed file descriptor"));
}

TEST_CASE("faults: a lesson without an environment still shows its figures") {
  const Fault fault = run("no_environment");
  check_done(fault);
  CHECK(std::holds_alternative<record::FigureDisplay>(fault.fault.outputs.back()));
}

TEST_CASE("faults: without a standard input a lesson has an empty one") {
  const TemporaryFolder folder;
  for (const char* way : {"--supervise", "--format=gp"}) {
    const base::ChildResult result =
        base::run_captured("/bin/sh", {"-c", "exec \"$0\" -p how=well --out \"$1\" $2 <&-",
                                       program.string(), folder.path().string(), way});
    CHECK(result.status == 0);
    CHECK(result.output == "before\nso far\nafter\n");
  }
}

TEST_CASE("faults: a standard output that takes nothing is told with the reason") {
  const TemporaryFolder folder;
  for (const char* way : {"--supervise", "--format=gp", "--help", "--version", "--describe"}) {
    for (const auto& [where, reason] : {std::pair{">/dev/full", "No space left on device"},
                                        std::pair{">&-", "Bad file descriptor"}}) {
      INFO(way << where);
      const base::ChildResult result = base::run_captured(
          "/bin/sh", {"-c", std::string("exec \"$0\" -p how=well --out \"$1\" $2 ") + where,
                      program.string(), folder.path().string(), way});
      CHECK(result.status == 1);
      CHECK(contains(result.errors, std::string("could not write to standard output: ") + reason));
    }
  }
}

TEST_CASE("on a terminal what is printed and what is shown stand in order, and share no line") {
  const TemporaryFolder folder;
  for (const char* way : {"--supervise", "--format=gp"}) {
    INFO(way);
    test::Pty terminal;
    base::Child lesson = terminal.start(
        {program.string(), "-p", "how=open_line", "--out", folder.path().string(), way});
    const std::string shown = terminal.until("after\r\n");
    INFO(shown);
    CHECK(contains(shown, "so far\r\nw =\r\n[2.5]\r\nclosed\r\n[3.5]\r\nafter\r\n"));
    CHECK(lesson.wait() == 0);
  }
}

TEST_CASE("elsewhere the two streams hold just what they are given") {
  const Fault fault = run("open_line");
  check_done(fault);
  CHECK(fault.result.output == "before\nso far\nw =closed\nafter\n");
  CHECK(fault.result.errors == "[2.5]\n[3.5]\n[1.]\n");
}
