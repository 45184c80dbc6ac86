// A course in another folder, built with what was installed, as its author meets it.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

const char* const cmake_lists = R"(cmake_minimum_required(VERSION 3.25)
project(MyCourse CXX)
find_package(Chalkline REQUIRED)
chalkline_add_lessons(lessons/*.cpp)
)";

const char* const small_lesson = R"(// %% [markdown]
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

using chalkline::test::contains;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

/// Chalkline, installed for one test.
class Installed {
 public:
  Installed() {
    const base::ChildResult installed = base::run_captured(
        "/usr/bin/env",
        {"cmake", "--install", CHALKLINE_BUILD_DIR, "--prefix", prefix_.path().string()});
    INFO(installed.errors);
    REQUIRE(installed.status == 0);
    fs::permissions(prefix_.path(), fs::perms(0755));
  }
  fs::path prefix() const { return prefix_.path(); }
  fs::path program() const { return prefix_.path() / "bin/chalkline"; }

 private:
  TemporaryFolder prefix_;
};

/// The lesson with one of its texts replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = small_lesson;
  text.replace(text.find(from), from.size(), to);
  return text;
}

}  // namespace

TEST_CASE(
    "a course in another folder builds with the installed Chalkline, and its commands serve it") {
  const Installed chalkline_there;
  const fs::path prefix = chalkline_there.prefix();
  const TemporaryFolder course;
  CHECK(names_in(prefix / "include") == std::set<std::string>{"chalkline"});
  CHECK(names_in(prefix / "include/chalkline") ==
        std::set<std::string>{"lesson", "lesson.hpp", "numpy", "optimize", "plot", "record"});
  for (const char* room : {"formula", "markdown", "book", "app"}) {
    INFO(room);
    CHECK(!fs::exists(prefix / "lib" / ("libchalkline_" + std::string(room) + ".a")));
  }
  fs::create_directory(course.path() / "lessons");
  write_file(course.path() / "CMakeLists.txt", cmake_lists);
  write_file(course.path() / "lessons/1_elsewhere.cpp", small_lesson);
  write_file(course.path() / "lessons/data.csv", "1,2\n");
  const auto chalkline = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--course", course.path().string()});
    return base::run_captured(prefix / "bin/chalkline", arguments);
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

  const base::ChildResult bench = base::run_captured(prefix / "bin/chalkline", {"bench"});
  CHECK(bench.status == 2);
  CHECK(contains(bench.errors, "the benchmarks belong to Chalkline's source tree"));

  write_file(course.path() / "lessons/1_elsewhere.cpp", std::string(small_lesson) + "nonsense\n");
  const base::ChildResult broken = chalkline({"list"});
  CHECK(broken.status == 1);
  CHECK(contains(broken.errors, "lessons/1_elsewhere.cpp:16: error: code after LESSON_END"));
}

TEST_CASE("one bad file, one bad lesson, one bad name costs only itself") {
  const Installed installed;
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0755));
  const fs::path course = folder.path() / "[w] it is \xC3\x9C" / "course",
                 lessons = course / "lessons";
  fs::create_directories(lessons / "deep/er");
  write_file(course / "CMakeLists.txt", cmake_lists);
  write_file(lessons / "data.csv", "1,2\n");
  write_file(lessons / "1_elsewhere.cpp", small_lesson);
  write_file(lessons / "2_bad.cpp", changed("2.0, \"where", "two, \"where"));
  write_file(lessons / "3_woven.cpp", std::string(small_lesson) + "nonsense\n");
  write_file(lessons / "4_param.cpp", changed("begins\"", "begins\", {.min = 3.0}"));
  write_file(lessons / "5_link.cpp", changed("std::printf(", "void no();\nno();\nstd::printf("));
  write_file(lessons / "6_warned.cpp",
             changed("show(",
                     "int a = 1; if (a = 3) std::printf(\"%d\\n\", 1.5);\nint unused, b; "
                     "std::printf(\"%d\\n\", b);\nshow("));
  write_file(lessons / "2_my lesson;[.cpp", "x");
  fs::create_symlink("me@here", lessons / ".#1_elsewhere.cpp");
  REQUIRE(mkfifo((lessons / "8_pipe.cpp").c_str(), 0600) == 0);
  fs::create_directory(lessons / "9_folder.cpp");
  const auto chalkline = [&](const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {"-C", (lessons / "deep/er").string(),
                                      installed.program().string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return base::run_captured("/usr/bin/env", words);
  };

  const base::ChildResult list = chalkline({"list"});
  INFO(list.output + list.errors);
  CHECK(list.status == 1);
  CHECK(contains(list.output, "1_elsewhere  Elsewhere\n    start = 2"));
  for (const char* broken :
       {"2_bad  Elsewhere", "3_woven  3_woven", "4_param  Elsewhere", "5_link  Elsewhere"})
    CHECK(contains(list.output, std::string(broken) + "  (cannot run)\n"));
  CHECK(contains(list.errors, "2_my lesson;[.cpp is left out: a lesson's name takes"));
  CHECK(contains(list.errors, "8_pipe.cpp is left out: it is no file that can be read again"));
  CHECK(contains(list.errors, "9_folder.cpp is left out: it is a folder"));
  CHECK(!contains(read_file(course / "build/lessons.txt"), "8_pipe"));
  CHECK(!contains(list.errors, ".#1"));
  CHECK(contains(list.errors, "2_bad.cpp:10:37: error: "));
  CHECK(contains(list.errors, "3_woven.cpp:16: error: code after LESSON_END"));
  CHECK(contains(list.errors, "its default 2 is out of its own range"));
  CHECK(contains(list.errors, ": error: undefined reference to "));
  CHECK(contains(list.errors, "lessons/5_link.cpp:"));  // and the line, if the linker tells it
  for (const char* noise :
       {"FAILED", "ninja", "GLOB", "collect2", "-std=", "\x1B", "warning", "declare_parameters"})
    CHECK(!contains(list.errors, noise));
  const auto json = nlohmann::json::parse(chalkline({"list", "--json"}).output);
  CHECK(!json[0].contains("error"));
  CHECK(contains(json[1]["error"], "2_bad.cpp:10:37: error: "));

  CHECK(chalkline({"run", "1"}).status == 0);
  CHECK(chalkline({"step", "1"}).status == 0);
  CHECK(chalkline({"check", "--accept", "1"}).status == 0);
  CHECK(chalkline({"check", "1"}).status == 0);
  for (const char* broken : {"2", "3", "4", "5"}) CHECK(chalkline({"run", broken}).status == 1);
  for (const char* command : {"step", "check"}) CHECK(chalkline({command, "3"}).status == 1);

  const base::ChildResult all = chalkline({"run", "all", "-p", "start=3"});
  CHECK(all.status == 1);
  CHECK(contains(all.output, "begins at 3\n"));
  CHECK(contains(all.errors, "2_bad (does not build)\n"));

  for (int time = 0; time < 2; ++time) {
    const base::ChildResult check = chalkline({"check", "6"});
    CHECK(check.status == 1);
    for (const char* warning :
         {"6_warned.cpp:14:18: warning: suggest parentheses", "6_warned.cpp:14:35: warning: format",
          "6_warned.cpp:15:5: warning: unused variable",
#ifndef __SANITIZE_ADDRESS__  // with which g++ cannot tell
          "uninitialized]"
#endif
         }) {
      INFO(warning << '\n' << check.output);
      CHECK(contains(check.output, warning));
    }
  }

  CHECK(chalkline({"book"}).status == 1);
  const std::string page = read_file(course / "book/2_bad.html");
  CHECK(contains(page, "<code>does not build</code>"));
  CHECK(contains(page, "2_bad.cpp:10:37: error: "));
  CHECK(!contains(page, folder.path().string()));
  CHECK(contains(read_file(course / "book/1_elsewhere.html"), "begins at 2"));

  write_file(course / "build/lessons.txt", "");
  CHECK(contains(chalkline({"list"}).output, "1_elsewhere  Elsewhere\n"));
  fs::remove(lessons / "2_bad.cpp");
  write_file(lessons / "7_bad.cpp", small_lesson);
  CHECK(contains(chalkline({"list"}).output, "7_bad  Elsewhere\n    start"));

  if (geteuid() != 0) return;  // to whom nothing is read-only; else as somebody to whom all is
  fs::remove_all(course / "build/kept");
  const auto as_guest = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--reuid", "54321", "--regid", "54321", "--clear-groups",
                                         installed.program().string()});
    arguments.insert(arguments.end(), {"--course", course.string()});
    return base::run_captured("setpriv", arguments);
  };
  const TemporaryFolder out;
  fs::permissions(out.path(), fs::perms(0777));
  write_file(lessons / "7_bad.cpp", changed("begins at", "goes from"));
  const base::ChildResult guest = as_guest({"run", "1", "7", "--out", out.path().string()});
  INFO(guest.errors);
  CHECK(guest.status == 0);
  CHECK(guest.output == "begins at 2\n1,2\nbegins at 2\n1,2\n");
  CHECK(contains(guest.errors, "7_bad has changed since it was built"));
  const std::size_t told = guest.errors.find("results are not kept");
  CHECK(told != std::string::npos);
  CHECK(guest.errors.find("results are not kept", told + 1) == std::string::npos);
}

// There ninja before 1.12 finds every program out of date, so that each command takes long.
TEST_CASE("a course may lie in a folder with an apostrophe in its name") {
  const Installed installed;
  const TemporaryFolder folder;
  const fs::path course = folder.path() / "it's";
  fs::create_directories(course / "lessons");
  write_file(course / "CMakeLists.txt", cmake_lists);
  write_file(course / "lessons/1_elsewhere.cpp", small_lesson);
  write_file(course / "lessons/data.csv", "1,2\n");
  const base::ChildResult run =
      base::run_captured(installed.program(), {"run", "1", "--course", course.string()});
  INFO(run.errors);
  CHECK(run.status == 0);
  CHECK(run.output == "begins at 2\n1,2\n");
}

TEST_CASE("a folder that CMake does not bear is told in one sentence") {
  const Installed installed;
  for (const char* name : {"a;b", "q\"x", "b\\s", "c#d", "<x", "x>", "a|b", "${v}", "$ENV{v}"}) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / name / "lessons");
    write_file(folder.path() / name / "CMakeLists.txt", cmake_lists);
    write_file(folder.path() / name / "lessons/1_elsewhere.cpp", small_lesson);
    const base::ChildResult list = base::run_captured(
        installed.program(), {"list", "--course", (folder.path() / name).string()});
    CHECK(list.status == 1);
    CHECK(list.errors.starts_with("chalkline: CMake cannot build in "));
    CHECK(list.errors.find('\n') == list.errors.size() - 1);
  }
}
