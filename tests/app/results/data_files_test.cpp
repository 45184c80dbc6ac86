#include "app/results/data_files.hpp"

#include <algorithm>
#include <filesystem>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;
namespace fs = std::filesystem;

namespace {

std::string files_of(const TemporaryFolder& lessons) {
  return data_files(lessons.path(), lessons.path().parent_path() / "build");
}

}  // namespace

TEST_CASE("data is told by name, size, date and inode, beside the lessons and below") {
  const TemporaryFolder lessons;
  CHECK(files_of(lessons).empty());
  fs::create_directories(lessons.path() / "data/more");
  CHECK(files_of(lessons).empty());
  std::vector<std::string> seen = {""};
  const auto is_new = [&] {
    const std::string now = files_of(lessons);
    const bool is = std::find(seen.begin(), seen.end(), now) == seen.end();
    seen.push_back(now);
    return is && files_of(lessons) == now;
  };
  for (const char* name : {"a.csv", "data/b.csv", "data/more/c d.csv", "no_extension"}) {
    INFO(name);
    const fs::path file = lessons.path() / name;
    write_file(file, "1");
    CHECK(is_new());
    write_file(file, "12");
    CHECK(is_new());
    fs::last_write_time(file, fs::last_write_time(file) + std::chrono::nanoseconds(1000));
    CHECK(is_new());
    fs::copy_file(file, lessons.path() / ".copy");
    fs::last_write_time(lessons.path() / ".copy", fs::last_write_time(file));
    fs::rename(lessons.path() / ".copy", file);
    CHECK(is_new());
    fs::rename(file, lessons.path() / "renamed");
    CHECK(is_new());
  }
  fs::remove(lessons.path() / "renamed");
  CHECK(files_of(lessons).empty());
}

TEST_CASE("what introduces the course is no data, but a file of that name below may be") {
  const TemporaryFolder lessons;
  write_file(lessons.path() / "README.md", "# A course");
  CHECK(files_of(lessons).empty());
  fs::create_directories(lessons.path() / "data");
  write_file(lessons.path() / "data/README.md", "1");
  CHECK(!files_of(lessons).empty());
}

TEST_CASE("a link to data is as new as the data") {
  const TemporaryFolder lessons, elsewhere;
  write_file(elsewhere.path() / "a", "1");
  fs::create_symlink(elsewhere.path() / "a", lessons.path() / "a");
  fs::create_symlink(elsewhere.path() / "none", lessons.path() / "none");
  const std::string before = files_of(lessons);
  CHECK(std::count(before.begin(), before.end(), '\n') == 1);
  write_file(elsewhere.path() / "a", "12");
  CHECK(files_of(lessons) != before);
}

TEST_CASE("a folder that a link leads to is looked into") {
  const TemporaryFolder lessons, elsewhere;
  fs::create_directories(elsewhere.path() / "one/deep");
  fs::create_directories(elsewhere.path() / "two");
  write_file(elsewhere.path() / "one/deep/a.csv", "1");
  fs::create_symlink(elsewhere.path() / "one", lessons.path() / "data");
  const std::string before = files_of(lessons);
  CHECK(before.find("data/deep/a.csv 1 ") != std::string::npos);
  CHECK(files_of(lessons) == before);
  write_file(elsewhere.path() / "one/deep/a.csv", "12");
  const std::string after = files_of(lessons);
  CHECK(after != before);
  fs::remove(lessons.path() / "data");
  fs::create_symlink(elsewhere.path() / "two", lessons.path() / "data");
  CHECK(files_of(lessons) != after);
  CHECK(!files_of(lessons).empty());  // the link itself
}

TEST_CASE("links that go round come to an end, and one that is turned is noticed") {
  const TemporaryFolder lessons;
  for (const char* folder : {"a/deep", "b"}) fs::create_directories(lessons.path() / folder);
  for (const char* file : {"a/x.csv", "b/x.csv"}) write_file(lessons.path() / file, "1");
  fs::create_directory_symlink("..", lessons.path() / "a/up");
  fs::create_directory_symlink(".", lessons.path() / "here");
  fs::create_directory_symlink("self", lessons.path() / "self");
  fs::create_directory_symlink("a", lessons.path() / "current");
  const std::string before = files_of(lessons);
  CHECK(files_of(lessons) == before);
  CHECK(std::count(before.begin(), before.end(), '\n') == 5);
  fs::remove(lessons.path() / "current");
  fs::create_directory_symlink("b", lessons.path() / "current");
  CHECK(files_of(lessons) != before);
}

TEST_CASE("of a linked folder in which the build lies only the files themselves count") {
  const TemporaryFolder course;
  for (const char* folder : {"lessons", "build/kept", "data"})
    fs::create_directories(course.path() / folder);
  for (const char* file : {"build/kept/a", "data/a.csv", "b.csv"})
    write_file(course.path() / file, "1");
  fs::create_directory_symlink("..", course.path() / "lessons/course");
  const auto now = [&] { return data_files(course.path() / "lessons", course.path() / "build"); };
  const std::string before = now();
  CHECK(before.find("course/b.csv 1 ") != std::string::npos);
  write_file(course.path() / "build/kept/a", "12");
  CHECK(now() == before);
}

TEST_CASE("linked folders with more than can be looked at count as changed") {
  const TemporaryFolder lessons, elsewhere;
  for (std::size_t i = 0; i < most_linked; ++i)
    fs::create_symlink("none", elsewhere.path() / std::to_string(i));
  fs::create_directory_symlink(elsewhere.path(), lessons.path() / "data");
  CHECK(files_of(lessons) == files_of(lessons));
  fs::create_symlink("none", elsewhere.path() / "more");
  CHECK(files_of(lessons) != files_of(lessons));
}

TEST_CASE("lessons, hidden files and those of editors are no data") {
  const TemporaryFolder lessons;
  fs::create_directories(lessons.path() / ".git");
  for (const char* name : {"1_one.cpp", "table.hpp", "table.h", ".1_one.cpp.swp", ".git/index",
                           "1_one.cpp~", "#1_one.cpp#", ".#1_one.cpp", "4913", "~$data.csv",
                           "data.csv.tmp", "data.csv___jb_tmp___", ".DS_Store"})
    write_file(lessons.path() / name, "1");
  fs::create_symlink("nobody@nowhere", lessons.path() / ".#data.csv");
  CHECK(files_of(lessons).empty());
}

TEST_CASE("of a folder that also holds what is built only the files beside the lessons count") {
  const TemporaryFolder course;
  for (const char* folder : {"build/kept", "plots", "data"})
    fs::create_directories(course.path() / folder);
  for (const char* file : {"build/kept/a", "plots/a.svg", "data/a.csv"})
    write_file(course.path() / file, "1");
  CHECK(data_files(course.path(), course.path() / "build").empty());
  write_file(course.path() / "a.csv", "1");
  CHECK(data_files(course.path() / ".", course.path() / "build").starts_with("a.csv 1 "));
}

TEST_CASE("a folder that is not there or cannot be read has no data") {
  const TemporaryFolder lessons;
  CHECK(data_files(lessons.path() / "none", lessons.path() / "build").empty());
  CHECK(data_files("", lessons.path() / "build").empty());
}
