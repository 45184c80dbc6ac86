#include "app/results/draw_for_lesson.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "plot/fake_gnuplot.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::test;

namespace {

namespace fs = std::filesystem;

base::Command probe(const fs::path& out, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--format", "svg,png", "--out", out.string()});
  return {.program = CHALKLINE_BUILD_DIR "/test_lessons/probe", .arguments = std::move(more)};
}

/// Without the gnuplot that this thread may have kept.
base::ChildResult drawn_for(const base::Command& lesson) {
  base::ChildResult result;
  std::thread([&] { result = app::run_and_draw(lesson, {}); }).join();
  return result;
}

std::size_t lines_of(const fs::path& file) {
  const std::string text = read_file(file);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("lessons one after the other share a gnuplot, and draw what they draw alone") {
  const TemporaryFolder alone, drawn, again;
  const base::ChildResult expected = base::run_captured(probe(alone.path()));
  const fs::path starts = again.path() / "starts";
  const FakeGnuplot counted("echo x >>'" + starts.string() + "'\nexec '" +
                            base::find_program("gnuplot").string() + "' \"$@\"");
  std::thread([&] {
    for (const fs::path& folder : {drawn.path(), again.path()}) {
      const base::ChildResult result = app::run_and_draw(probe(folder), {});
      CHECK(result.status == 0);
      CHECK(result.output == expected.output);
    }
  }).join();
  CHECK(lines_of(starts) == 1);
  for (const char* file : {"probe.svg", "probe.png", "probe_second.svg", "probe_2.png"}) {
    CHECK(read_file(drawn.path() / file) == read_file(alone.path() / file));
    CHECK(read_file(again.path() / file) == read_file(alone.path() / file));
  }
}

TEST_CASE("what gnuplot complains of is told by the lesson as if it had drawn itself") {
  const TemporaryFolder folder;
  const FakeGnuplot failing("echo 'out of ink' >&2; exit 3");
  const base::ChildResult alone = base::run_captured(probe(folder.path())),
                          drawn = drawn_for(probe(folder.path()));
  CHECK(drawn.status == 1);
  CHECK(drawn.errors.find("gnuplot failed with status 3: out of ink") != std::string::npos);
  CHECK(drawn.errors == alone.errors);
}

TEST_CASE("a lesson that is ended while its figure is drawn is not waited for") {
  const TemporaryFolder folder;
  const FakeGnuplot hanging("exec sleep 1000");
  const auto began = std::chrono::steady_clock::now();
  const base::ChildResult result = drawn_for(probe(folder.path(), {"--time-limit", "0.3"}));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
  CHECK(result.status == 1);
  CHECK(result.errors.find("it took longer than 0.3 s") != std::string::npos);
}

TEST_CASE("a lesson whose caller has stopped drawing draws itself") {
  const TemporaryFolder folder;
  const base::ChildResult result = base::run_captured(probe(folder.path(), {"--draw", "77"}));
  CHECK(result.status == 0);
  CHECK(fs::exists(folder.path() / "probe.svg"));
}

TEST_CASE("a lesson that cannot be started is an error, as ever") {
  CHECK_THROWS_AS(app::run_and_draw({.program = "/no/such/lesson"}, {}), std::system_error);
}
