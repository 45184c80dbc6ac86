#include "plot/gnuplot_process.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <future>

#include "base/descriptor.hpp"
#include "base/process.hpp"
#include "base/write_all.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "fake_gnuplot.hpp"
#include "grids.hpp"
#include "own_processes.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

/// A gnuplot that notes each start in a file, and does so much before it draws.
std::string noting(const TemporaryFolder& folder, const std::string& before) {
  return "echo started >> " + (folder.path() / "starts").string() + "\n" + before + "\nexec " +
         base::find_program("gnuplot").string() + " \"$@\"";
}

std::size_t starts(const TemporaryFolder& folder) {
  const std::string lines = read_file(folder.path() / "starts");
  return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

}  // namespace

TEST_CASE("gnuplot's output comes back whole") {
  const std::string svg = run_gnuplot("set terminal svg\nplot x\n");
  CHECK(svg.compare(0, 5, "<?xml") == 0);
  CHECK(has(svg, "</svg>"));
}

TEST_CASE("gnuplot tells its version") {
  const std::string version = gnuplot_version();
  CHECK(has(version, "patchlevel"));
  CHECK(version.find('\n') == std::string::npos);
}

TEST_CASE("a failing script is told with gnuplot's message and the line") {
  const auto text =
      error_text<GnuplotError>([] { run_gnuplot("set terminal svg\nset nonsense\nplot x\n"); });
  CHECK(has(text, "line 2"));
  CHECK(has(text, "set nonsense"));
}

TEST_CASE("data after a failing command is never read as commands") {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "made").string();
  CHECK_THROWS_AS(run_gnuplot("set terminal svg\nplot nonsense(\nsystem('touch " + file + "')\n"),
                  GnuplotError);
  CHECK(!std::filesystem::exists(file));
}

TEST_CASE("a script that draws nothing is an error") {
  CHECK(has(error_text<GnuplotError>([] { run_gnuplot("a = 1\n"); }), "drew nothing"));
}

TEST_CASE("a warning is an error") {
  const auto text = error_text<GnuplotError>(
      [] { run_gnuplot("set terminal svg\nplot x\nprint 'a warning'\n"); });
  CHECK(has(text, "a warning"));
}

TEST_CASE("without gnuplot on PATH the message says what to install") {
  const FakeGnuplot none;
  CHECK(has(error_text<GnuplotError>([] { run_gnuplot("plot x\n"); }), "install gnuplot-nox"));
}

TEST_CASE("a gnuplot that fails, is killed, or cannot be started is told apart") {
  CHECK(has(error_text<GnuplotError>([] {
              FakeGnuplot f("echo out; echo 'no such thing' >&2; exit 3");
              run_gnuplot("x\n");
            }),
            "status 3: no such thing"));
  CHECK(has(error_text<GnuplotError>([] {
              FakeGnuplot f("echo half; kill -9 $$");
              run_gnuplot("x\n");
            }),
            "killed by signal 9, and so was a second one: it said nothing"));
  CHECK(has(error_text<GnuplotError>([] {
              FakeGnuplot f("", "#!/no/such/interpreter\n");
              run_gnuplot("x\n");
            }),
            "could not be started"));
  CHECK(has_no_children());  // no zombie either
}

TEST_CASE("a figure whose gnuplot somebody kills is drawn by another one, once") {
  const std::string script = "set terminal svg\nplot x\n", drawn = run_gnuplot(script);
  for (const std::string signal : {"KILL", "TERM"}) {
    const TemporaryFolder folder;
    const std::string first = "[ $(wc -l < " + (folder.path() / "starts").string() +
                              ") -gt 1 ] || kill -" + signal + " $$";
    const FakeGnuplot fake(noting(folder, first));
    CHECK(run_gnuplot(script) == drawn);
    CHECK(starts(folder) == 2);
  }
  const TemporaryFolder folder;
  const FakeGnuplot fake(noting(folder, "kill -KILL $$"));
  CHECK(has(error_text<GnuplotError>([&] { run_gnuplot(script); }), "and so was a second one"));
  CHECK(starts(folder) == 2);
  CHECK(has_no_children());
}

TEST_CASE("gnuplot's own end, its words, the time limit and a call-off are no reason for another") {
  const std::string script = "set terminal svg\nplot x\n";
  for (const std::string before :
       {"exit 3", "kill -SEGV $$", "echo 'out of memory' >&2; kill -KILL $$", "exec sleep 1000"}) {
    INFO(before);
    const TemporaryFolder folder;
    const FakeGnuplot fake(noting(folder, before));
    const GnuplotOptions options{.time_limit = std::chrono::milliseconds(500)};
    CHECK_THROWS_AS(run_gnuplot(script, options), GnuplotError);
    CHECK(starts(folder) == 1);
  }
  const TemporaryFolder folder;
  const FakeGnuplot fake(noting(folder, "exec sleep 1000"));
  const base::Pipe pipe = base::make_pipe();
  REQUIRE(base::write_all(pipe.to.number(), "enough"));
  const auto wanted = [&] {
    return std::filesystem::exists(folder.path() / "starts") && starts(folder) == 1;
  };
  const GnuplotOptions options{.call_off = {pipe.from.number(), wanted}};
  CHECK_THROWS_AS(run_gnuplot(script, options), GnuplotError);
  CHECK(starts(folder) == 1);
}

TEST_CASE("a gnuplot that hangs is killed at the time limit and leaves no zombie") {
  for (const char* script :
       {"exec sleep 1000", "echo half; exec sleep 1000", "exec >&- 2>&-; exec sleep 1000"}) {
    const FakeGnuplot fake(script);
    const auto start = std::chrono::steady_clock::now();
    const auto text = error_text<GnuplotError>(
        [] { run_gnuplot("x\n", {.time_limit = std::chrono::milliseconds(200)}); });
    CHECK(has(text, "longer than 0.2 s"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    CHECK(has_no_children());
  }
}

TEST_CASE("large scripts and outputs pass at the same time, or not at all") {
  const std::string large(8'000'000, '#');
  {
    const FakeGnuplot fake("exec cat");
    CHECK(run_gnuplot(large).size() == large.size());
  }
  {
    const FakeGnuplot fake("exec head -c 8000000 /dev/zero");
    CHECK(run_gnuplot(large).size() == 8'000'000);
  }
  {
    // It dies with most of the script unread: no SIGPIPE for us.
    const FakeGnuplot fake("echo broken >&2; exit 1");
    CHECK(has(error_text<GnuplotError>([&] { run_gnuplot(large); }), "broken"));
  }
}

TEST_CASE("many at once do not wait for one another") {
  std::vector<std::future<std::string>> runs;
  for (int i = 0; i < 16; ++i)
    runs.push_back(std::async(std::launch::async, [] {
      return run_gnuplot("set terminal svg\nplot x\n", {std::chrono::seconds(20)});
    }));
  const std::string first = runs[0].get();
  for (std::size_t i = 1; i < runs.size(); ++i) CHECK(runs[i].get() == first);
}

TEST_CASE("gnuplot dies with the program that started it") {
  const TemporaryFolder folder;
  const auto pid_file = folder.path() / "pid";
  const FakeGnuplot fake("echo $$ >" + (folder.path() / "part").string() + "; mv " +
                         (folder.path() / "part").string() + " " + pid_file.string() +
                         "; exec sleep 1000");
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      run_gnuplot("x\n");
    } catch (...) {
    }
    ::_exit(0);
  }
  while (!std::filesystem::exists(pid_file)) ::usleep(1000);
  const int gnuplot = std::stoi(read_file(pid_file));
  base::send_signal(child, SIGKILL);
  base::wait_for_process(child);
  CHECK(test::comes_to_an_end(gnuplot));
}

TEST_CASE("a gnuplot that floods is killed soon, and told by its first words if these are errors") {
  const auto told = [](const char* script) {
    const FakeGnuplot fake(script);
    return error_text<GnuplotError>([] { run_gnuplot("x\n", {.output_limit = 2 << 20}); });
  };
  const std::string errors = told("echo 'no such font' >&2; exec yes 'a warning' >&2");
  CHECK(has(errors, "complained without end and was killed: no such font\na warning\n"));
  CHECK(has(errors, "more bytes)"));
  CHECK(errors.size() < 1500);
  const std::string output = told("echo 'a hint' >&2; exec yes");
  CHECK(has(output, "more than 2 MB"));
  CHECK(has(output, "it said: a hint"));
  CHECK(has(told("echo 'a hint' >&2; head -c 9000 /dev/zero | tr '\\0' a >&2"), "a hint\n  ... ("));
  CHECK(has_no_children());
}

TEST_CASE("a gnuplot that takes too long, whatever is asked of it by signals, is quoted") {
  const FakeGnuplot fake(
      "trap '' TERM INT HUP; echo 'reading fonts' >&2; while :; do echo x; "
      "sleep 0.02; done");
  const auto start = std::chrono::steady_clock::now();
  const auto text = error_text<GnuplotError>(
      [] { run_gnuplot("x\n", {.time_limit = std::chrono::milliseconds(300)}); });
  CHECK(has(text, "longer than 0.3 s and was killed; draw fewer points; it said: reading fonts"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("what gnuplot leaves running is not waited for, and what it wrote itself comes whole") {
  const auto start = std::chrono::steady_clock::now();
  for (const char* left : {"sleep 8", "(while sleep 0.01; do echo more; done)"}) {
    const FakeGnuplot fake(std::string(left) + " & head -c 3000000 /dev/zero | tr '\\0' a; exit 0");
    CHECK(run_gnuplot("x\n").size() >= 3'000'000);
  }
  {
    const FakeGnuplot fake("sleep 8 & echo broken >&2; exit 1");
    CHECK(has(error_text<GnuplotError>([] { run_gnuplot("x\n"); }), "status 1: broken"));
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(7));
}

TEST_CASE("a gnuplot that closes its input, or ends before it has read all, may still draw") {
  for (const char* script : {"exec <&-; echo drawn", "head -c 3 >/dev/null; echo drawn"}) {
    const FakeGnuplot fake(script);
    CHECK(run_gnuplot(std::string(4'000'000, '#')) == "drawn\n");
  }
}

TEST_CASE("a gnuplot that does not tell its version is told, and has a time for it") {
  const auto answer = [](const char* script) {
    const FakeGnuplot fake(script);
    return error_text<GnuplotError>([] { gnuplot_version(); });
  };
  const auto start = std::chrono::steady_clock::now();
  CHECK(has(answer("sleep 1000"), "did not tell its version in 5 s: it said nothing"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(9));
  CHECK(has(answer("exec yes junk"), "did not tell its version but: junk\njunk"));
  CHECK(answer("exec yes junk").size() < 1500);
  const FakeGnuplot leaves("sleep 8 & echo gnuplot 5.4 patchlevel 4");
  CHECK(gnuplot_version() == "5.4 patchlevel 4");
}
