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
