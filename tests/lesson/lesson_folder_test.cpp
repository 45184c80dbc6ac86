#include "lesson/lesson_folder.hpp"

#include <filesystem>
#include <fstream>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::lesson;
namespace fs = std::filesystem;

namespace {

/// What the lesson of tests/lesson/lessons/ prints where it is called from `folder`.
std::string printed(const std::string& lesson, const fs::path& folder) {
  const TemporaryFolder out;
  const base::ChildResult result = base::run_captured(
      "/usr/bin/env",
      {"-C", folder, fs::path(CHALKLINE_BUILD_DIR) / "test_lessons" / lesson, "--out", out.path()});
  INFO(result.errors);
  CHECK(result.status == 0);
  return result.output;
}

}  // namespace

TEST_CASE("a lesson's folder is that of its file, before main and in its cells, from anywhere") {
  const std::string folder = fs::path(CHALKLINE_SOURCE_DIR) / "tests/lesson/lessons";
  for (const char* here : {"/", CHALKLINE_SOURCE_DIR, CHALKLINE_BUILD_DIR "/test_lessons"})
    CHECK(printed("beside", here) == folder + "\n" + folder + "\n");
}

TEST_CASE("code that was never woven finds the folder of its own file") {
  const fs::path folder = lesson_folder();
  CHECK(folder == fs::absolute(__FILE__).parent_path());
  CHECK(folder.filename() == "lesson");
}

TEST_CASE("what lies in a lesson's folder is a text and a path, and opens as a file") {
  const std::string data = lesson_folder() / "lessons" / "beside.cpp";
  CHECK(data == (fs::absolute(__FILE__).parent_path() / "lessons/beside.cpp").string());
  const FilePath tests = FilePath(CHALKLINE_SOURCE_DIR) / "tests";
  CHECK(fs::exists(tests / "lesson"));
  CHECK(std::ifstream(tests / "lesson" / "lessons" / "beside.cpp").good());
}
