// A course in another folder, built with what was installed, as its author meets it.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

const char* const cmake_lists = R"(cmake_minimum_required(VERSION 3.25)
project(MyCourse CXX)
find_package(Chalkline REQUIRED)
chalkline_add_lessons(lessons/*.cpp)
)";

const char* const lesson = R"(// %% [markdown]
// # Elsewhere
// It lies in no folder of Chalkline's.

// %% The start
#include <fstream>
#include <chalkline/lesson.hpp>
LESSON_BEGIN
// %% Where it goes
const double start = param("start", 2.0, "where it begins");
std::ifstream data(lesson_folder() / "data.csv");
std::printf("begins at %g\n", start);
std::cout << data.rdbuf();
show(Figure("A line").line({0.0, 1.0}, {start, 1.0}).alt("A line"));
LESSON_END
)";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

}  // namespace

TEST_CASE(
    "a course in another folder builds with the installed Chalkline, and its commands serve it") {
  const TemporaryFolder prefix, course;
  const base::ChildResult installed = base::run_captured(
      "/usr/bin/env",
      {"cmake", "--install", CHALKLINE_BUILD_DIR, "--prefix", prefix.path().string()});
  INFO(installed.errors);
  REQUIRE(installed.status == 0);
  CHECK(names_in(prefix.path() / "include") == std::set<std::string>{"chalkline"});
  CHECK(names_in(prefix.path() / "include/chalkline") ==
        std::set<std::string>{"lesson", "lesson.hpp", "numpy", "optimize", "plot", "record"});
  for (const char* room : {"formula", "markdown", "book", "app"}) {
    INFO(room);
    CHECK(!fs::exists(prefix.path() / "lib" / ("libchalkline_" + std::string(room) + ".a")));
  }
  fs::create_directory(course.path() / "lessons");
  write_file(course.path() / "CMakeLists.txt", cmake_lists);
  write_file(course.path() / "lessons/1_elsewhere.cpp", lesson);
  write_file(course.path() / "lessons/data.csv", "1,2\n");
  const auto chalkline = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--course", course.path().string()});
    return base::run_captured(prefix.path() / "bin/chalkline", arguments);
  };

  const base::ChildResult run = chalkline({"run", "elsewhere", "-p", "start=3"});
  INFO(run.errors);
  REQUIRE(run.status == 0);
  CHECK(run.output == "begins at 3\n1,2\n");
  const std::set<std::string> figures = {"1_elsewhere.gp", "1_elsewhere.svg", "1_elsewhere.png"};
  const fs::path plots = course.path() / "plots";
  CHECK(names_in(plots) == std::set<std::string>{"tries"});
  std::set<std::string> tried = figures;
  tried.insert(".gitignore");
  CHECK(names_in(plots / "tries") == tried);
  CHECK(contains(run.errors, "stays as it is\n"));

  CHECK(chalkline({"run", "elsewhere"}).output == "begins at 2\n1,2\n");
  const auto published = [&] {
    std::string bytes;
    for (const std::string& figure : figures) bytes += read_file(plots / figure);
    return bytes;
  };
  const std::string before = published();
  const fs::path program = course.path() / "build/lessons/1_elsewhere";
  for (const std::vector<std::string>& other : {std::vector<std::string>{"-p", "start=4"},
                                                {"--palette", "gray", "-p", "start=5"},
                                                {"--format", "svg"}}) {
    fs::remove_all(plots / "tries");
    const base::ChildResult alone = base::run_captured(program, other);
    CHECK(alone.status == 0);
    CHECK(contains(alone.errors, "stays as it is\n"));
    CHECK(fs::exists(plots / "tries/1_elsewhere.svg"));
    CHECK(published() == before);
  }
  const TemporaryFolder out;
  CHECK(base::run_captured(program, {"-p", "start=4", "--out", out.path()}).status == 0);
  CHECK(names_in(out.path()) == figures);

  // From any folder a lesson finds its data, and a change of that is one of the lesson.
  CHECK(base::run_captured("/usr/bin/env", {"-C", "/", program}).output == "begins at 2\n1,2\n");
  CHECK(chalkline({"check", "--accept"}).status == 0);
  write_file(course.path() / "lessons/data.csv", "1,3\n");
  CHECK(contains(chalkline({"check"}).output, "- 1,2\n+ 1,3\n"));

  // What an editor's language server reads: a lesson compiles as it stands.
  const auto commands =
      nlohmann::json::parse(read_file(course.path() / "build/compile_commands.json"));
  REQUIRE(commands.size() == 1);
  CHECK(commands[0]["file"] == (course.path() / "lessons/1_elsewhere.cpp").string());
  std::vector<std::string> compile = commands[0]["arguments"];
  compile.insert(compile.begin() + 1, "-fsyntax-only");
  CHECK(base::run_captured("/usr/bin/env", compile).errors.empty());

  const base::ChildResult list = chalkline({"list"});
  CHECK(contains(list.output, "1_elsewhere  Elsewhere\n    start = 2  where it begins"));

  CHECK(chalkline({"new", "second"}).status == 0);
  const base::ChildResult check = chalkline({"check", "--accept"});
  INFO(check.output + check.errors);
  CHECK(check.status == 0);
  CHECK(contains(check.errors, "2 of 2 lessons are as they should be"));

  CHECK(chalkline({"book"}).status == 0);
  CHECK(contains(read_file(course.path() / "book/index.html"), "MyCourse"));

  const base::ChildResult bench = base::run_captured(prefix.path() / "bin/chalkline", {"bench"});
  CHECK(bench.status == 2);
  CHECK(contains(bench.errors, "the benchmarks belong to Chalkline's source tree"));

  write_file(course.path() / "lessons/1_elsewhere.cpp", std::string(lesson) + "nonsense\n");
  const base::ChildResult broken = chalkline({"list"});
  CHECK(broken.status == 1);
  CHECK(contains(broken.errors, "lessons/1_elsewhere.cpp:16: error: code after LESSON_END"));
}
