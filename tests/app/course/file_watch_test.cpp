#include "app/course/file_watch.hpp"

#include <poll.h>

#include <functional>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

namespace fs = std::filesystem;

bool can_be_read(const FileWatch& watch) {
  pollfd ready{watch.descriptor(), POLLIN, 0};
  return poll(&ready, 1, 0) == 1;
}

}  // namespace

TEST_CASE("every way in which editors save a file is noticed, once") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "lesson.cpp";
  write_file(file, "1");
  FileWatch watch(file);
  CHECK(!watch.drain());
  const std::vector<std::pair<std::string, std::function<void()>>> ways = {
      {"written in place", [&] { write_file(file, "2"); }},
      {"written beside it and renamed",
       [&] { write_file(folder.path() / "new~", "3"), fs::rename(folder.path() / "new~", file); }},
      {"moved to a backup and written anew",
       [&] { fs::rename(file, folder.path() / "lesson.cpp~"), write_file(file, "4"); }},
      {"removed", [&] { fs::remove(file); }},
      {"come back", [&] { write_file(file, "5"); }},
  };
  for (const auto& [what, save] : ways) {
    INFO(what);
    save();
    CHECK(can_be_read(watch));
    CHECK(watch.drain());
    CHECK(!watch.drain());
    CHECK(!can_be_read(watch));
  }
}

TEST_CASE("other files of the folder do not count, nor does reading the file") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "lesson.cpp";
  write_file(file, "1");
  FileWatch watch(file);
  write_file(folder.path() / "other.cpp", "1");
  write_file(folder.path() / ".lesson.cpp.swp", "1");
  read_file(file);
  CHECK(!watch.drain());
}

TEST_CASE("a file that is not there yet can be waited for") {
  const TemporaryFolder folder;
  FileWatch watch(folder.path() / "lesson.cpp");
  write_file(folder.path() / "lesson.cpp", "1");
  CHECK(watch.drain());
}

TEST_CASE("a folder that is not there yet, or goes away, is waited for") {
  const TemporaryFolder folder;
  const fs::path lessons = folder.path() / "course" / "lessons", file = lessons / "lesson.cpp";
  FileWatch watch(file);
  const std::vector<std::pair<std::string, std::function<void()>>> ways = {
      {"made", [&] { fs::create_directories(lessons), write_file(file, "1"); }},
      {"removed", [&] { fs::remove_all(lessons); }},
      {"made again, as git does", [&] { fs::create_directories(lessons), write_file(file, "1"); }},
      {"moved away", [&] { fs::rename(lessons, folder.path() / "away"); }},
      {"moved back", [&] { fs::rename(folder.path() / "away", lessons); }},
      {"moved away with what is above it",
       [&] { fs::rename(folder.path() / "course", folder.path() / "away"); }},
      {"made anew in the place of one that was moved",
       [&] { fs::create_directories(lessons), write_file(file, "3"); }},
      {"saved there", [&] { write_file(file, "4"); }},
      {"replaced by another folder",
       [&] {
         fs::rename(folder.path() / "course", folder.path() / "old");
         fs::rename(folder.path() / "away", folder.path() / "course");
       }},
      {"saved in that", [&] { write_file(file, "5"); }},
  };
  for (const auto& [what, change] : ways) {
    INFO(what);
    change();
    CHECK(can_be_read(watch));
    CHECK(watch.drain());
    CHECK(!watch.drain());
    CHECK(!can_be_read(watch));
  }
}

TEST_CASE("while a folder is gone, others beside it do not count") {
  const TemporaryFolder folder;
  FileWatch watch(folder.path() / "lessons" / "lesson.cpp");
  fs::create_directory(folder.path() / "other");
  CHECK(!watch.drain());
}
