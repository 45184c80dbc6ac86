// `check --sanitize`, which compiles a lesson once more.
#include <filesystem>
#include <string>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

const char* const sanitized_lesson = R"(// %% [markdown]
// # Faults of memory
// None of them shows in what the lesson prints.

// %% A function
#include <chalkline/lesson.hpp>
auto scaled(const auto& x, double factor) { return x * factor; }
LESSON_BEGIN
// %% Go wrong
const bool wrong = param("wrong", WRONG, "whether it does");
const Vector x = {1.0, 2.0};
if (wrong) {
  const Vector y = scaled(x, 2.0);
  std::vector<double> values(4);
  values[static_cast<std::size_t>(x(0)) + 3] = 1.0;  // where the heap has a gap
  int largest = 2147483647;
  largest += static_cast<int>(x(0));
}
std::printf("done\n");
LESSON_END
)";

std::string lesson_that(const std::string& is_wrong) {
  std::string text = sanitized_lesson;
  text.replace(text.find("WRONG"), 5, is_wrong);
  return text;
}

using chalkline::test::contains;

}  // namespace

TEST_CASE("check --sanitize tells what the sanitizers find, on the author's lines") {
#ifdef __SANITIZE_ADDRESS__
  WARN("not tested: where all is built with sanitizers, the first finding ends a lesson");
  return;
#endif
  const TemporaryFolder course;
  fs::create_directories(course.path() / "lessons");
  fs::create_directories(course.path() / "tests/golden");
  write_file(course.path() / "CMakeLists.txt",
             "cmake_minimum_required(VERSION 3.25)\nproject(MyCourse CXX)\n"
             "find_package(Chalkline REQUIRED)\nchalkline_add_lessons(lessons/*.cpp)\n");
  write_file(course.path() / "tests/golden/1_faults.txt", "done\n");
  const auto check = [&](const std::string& is_wrong, std::vector<std::string> arguments) {
    write_file(course.path() / "lessons/1_faults.cpp", lesson_that(is_wrong));
    arguments.insert(arguments.begin(), "check");
    arguments.insert(arguments.end(), {"--course", course.path().string()});
    return base::run_captured(CHALKLINE_BUILD_DIR "/chalkline", arguments);
  };
  const base::ChildResult wrong = check("true", {"--sanitize"});
  INFO(wrong.output << wrong.errors);
  CHECK(wrong.status == 1);
  CHECK(contains(wrong.output, "lessons/1_faults.cpp:13: stack-use-after-return: a read of "));
  CHECK(contains(wrong.output, "lessons/1_faults.cpp:15: heap-buffer-overflow: a write outside"));
  CHECK(contains(wrong.output, "lessons/1_faults.cpp:17: signed integer overflow"));
  CHECK(check("true", {}).status == 0);
  const base::ChildResult right = check("false", {"--sanitize"});
  INFO(right.output << right.errors);
  CHECK(right.status == 0);
}
