#include "app/course/lesson_files.hpp"

#include <sys/stat.h>

#include "catch.hpp"
#include "contains.hpp"
#include "temporary_folder.hpp"

using namespace chalkline::app;
namespace fs = std::filesystem;

namespace {

LessonFiles found(const fs::path& folder) {
  return find_lesson_files({(folder / "*.cpp").string(), (folder / "more/*.cpp").string()});
}

using chalkline::test::contains;

}  // namespace

TEST_CASE("files whose names can be a lesson's are found in order") {
  const TemporaryFolder folder;
  std::vector<fs::path> expected;
  for (const char* name : {"10_ten", "1_A-b.c+d", "2_two", "_x", "extra"})
    write_file(expected.emplace_back(folder.path() / (std::string(name) + ".cpp")), "");
  const LessonFiles files = found(folder.path());
  CHECK(files.lessons == expected);
  CHECK(files.left_out.empty());
}

TEST_CASE("dot files and other kinds of files are no one's concern") {
  const TemporaryFolder folder;
  for (const char* name : {".1_ok.cpp", "._1_ok.cpp", ".cpp", "notes.txt", "1_ok.cpp~"})
    write_file(folder.path() / name, "");
  fs::create_symlink("me@here.1234:56", folder.path() / ".#1_ok.cpp");
  fs::create_directory(folder.path() / "3_folder");
  CHECK(found(folder.path()).lessons.empty());
  CHECK(found(folder.path()).left_out.empty());
}

TEST_CASE("any other name is told in one sentence and left out") {
  for (const std::string name :
       {"1_ok (copy)", "2_my lesson", "2_na\xC3\xAFve", "2_C#", "2_a;b", "2_$x", "2_%d", "2_b\\c",
        "2_q\"", "2_'", "2_[x", "2_]", "2_*", "2_\n", "2_\x1B]0;x", "-x", "+x", "all", "3_all"}) {
    const TemporaryFolder folder;
    write_file(folder.path() / (name + ".cpp"), "");
    write_file(folder.path() / "1_one.cpp", "");
    const LessonFiles files = found(folder.path());
    INFO(name);
    CHECK(files.lessons == std::vector<fs::path>{folder.path() / "1_one.cpp"});
    REQUIRE(files.left_out.size() == 1);
    CHECK(contains(files.left_out[0], "is left out: a lesson's name takes English letters"));
    CHECK(files.left_out[0].find_first_of("\n\x1B") == std::string::npos);
  }
}

TEST_CASE("a link that leads nowhere and a name that is there already are told") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "more");
  write_file(folder.path() / "1_one.cpp", "");
  write_file(folder.path() / "more/1_one.cpp", "");
  fs::create_symlink("nowhere", folder.path() / "2_two.cpp");
  const LessonFiles files = found(folder.path());
  CHECK(files.lessons == std::vector<fs::path>{folder.path() / "1_one.cpp"});
  REQUIRE(files.left_out.size() == 2);
  CHECK(contains(files.left_out[0], "2_two.cpp is left out: it is a link to a file that is not"));
  CHECK(contains(files.left_out[1], "more/1_one.cpp is left out: it has the name of"));
}

TEST_CASE("what is no file, or has the name of a folder of the build, is told and left out") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder.path() / "1_pipe.cpp").c_str(), 0600) == 0);
  fs::create_directory(folder.path() / "2_folder.cpp");
  fs::create_symlink("2_folder.cpp", folder.path() / "3_link.cpp");
  for (const char* name : {"sanitized", "woven", "1_woven"})
    write_file(folder.path() / (std::string(name) + ".cpp"), "");
  const LessonFiles files = found(folder.path());
  CHECK(files.lessons == std::vector<fs::path>{folder.path() / "1_woven.cpp"});
  REQUIRE(files.left_out.size() == 5);
  CHECK(contains(files.left_out[0], "1_pipe.cpp is left out: it is no file that can be read"));
  CHECK(contains(files.left_out[1], "2_folder.cpp is left out: it is a folder"));
  CHECK(contains(files.left_out[2], "3_link.cpp is left out: it is a folder"));
  CHECK(contains(files.left_out[3], "sanitized.cpp is left out: a lesson's name takes"));
  CHECK(contains(files.left_out[4], "woven.cpp is left out: a lesson's name takes"));
}

TEST_CASE("lessons that share a number are told, however it is written") {
  CHECK(shared_numbers({"1_a.cpp", "2_b.cpp", "x.cpp", "3.cpp", "0_z.cpp"}).empty());
  const auto told = shared_numbers({"/l/01_a.cpp", "/l/1_b.cpp", "/l/2_c.cpp"});
  REQUIRE(told.size() == 1);
  CHECK(contains(told[0], "/l/01_a.cpp and /l/1_b.cpp have one number, 1"));
}
