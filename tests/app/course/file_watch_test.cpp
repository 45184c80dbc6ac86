#include "app/course/file_watch.hpp"

#include <poll.h>

#include <functional>
#include <stdexcept>

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

TEST_CASE("a folder that is not there, or goes away, is an error") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(FileWatch(folder.path() / "none" / "lesson.cpp"), std::system_error);
  fs::create_directory(folder.path() / "lessons");
  FileWatch watch(folder.path() / "lessons" / "lesson.cpp");
  fs::remove(folder.path() / "lessons");
  CHECK_THROWS_AS(watch.drain(), std::runtime_error);
}
