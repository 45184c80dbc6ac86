#include "app/commands/publish_book.hpp"

#include <sys/stat.h>

#include <set>

#include "catch.hpp"
#include "error_text.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

namespace fs = std::filesystem;
using Book = std::map<std::string, std::string>;

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), folder).string());
  return names;
}

ino_t identity(const fs::path& file) {
  struct stat status {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  return status.st_ino;
}

const Book small_book{
    {"index.html", "first"}, {"figures/a.svg", "<svg/>"}, {"figures/b.svg", "<svg></svg>"}};

}  // namespace

TEST_CASE("a book is written whole into a folder that it makes") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "new" / "book";
  const Published done = publish_book(small_book, out);
  CHECK(done.files == 3);
  CHECK(done.written == 3);
  CHECK(read_file(out / "figures/a.svg") == "<svg/>");
  CHECK(files_in(out) ==
        std::set<std::string>{".chalkline-book", "figures/a.svg", "figures/b.svg", "index.html"});
}

TEST_CASE("what has not changed is left alone") {
  const TemporaryFolder folder;
  publish_book(small_book, folder.path());
  const ino_t index = identity(folder.path() / "index.html"),
              figure = identity(folder.path() / "figures/a.svg");
  Book changed = small_book;
  changed["index.html"] = "second";
  CHECK(publish_book(changed, folder.path()).written == 1);
  CHECK(read_file(folder.path() / "index.html") == "second");
  CHECK(identity(folder.path() / "index.html") != index);
  CHECK(identity(folder.path() / "figures/a.svg") == figure);
}

TEST_CASE("files that a book no longer has are removed, and no others") {
  const TemporaryFolder folder;
  publish_book(small_book, folder.path());
  write_file(folder.path() / "mine.txt", "mine");
  write_file(folder.path() / "figures/mine.svg", "mine");
  const Published done = publish_book({{"index.html", "first"}}, folder.path());
  CHECK(done.removed == 2);
  CHECK(files_in(folder.path()) ==
        std::set<std::string>{".chalkline-book", "figures/mine.svg", "index.html", "mine.txt"});
  fs::remove(folder.path() / "figures/mine.svg");
  publish_book(small_book, folder.path());
  publish_book({{"index.html", "first"}}, folder.path());
  CHECK(!fs::exists(folder.path() / "figures"));
}

TEST_CASE("folders within folders are made, and gone with the last file in them") {
  const TemporaryFolder folder;
  const fs::path deep = folder.path() / "files/data/a b/points.csv";
  publish_book({{"files/data/a b/points.csv", "1"}, {"index.html", "first"}}, folder.path());
  CHECK(read_file(deep) == "1");
  write_file(folder.path() / "files/mine.txt", "mine");
  publish_book({{"index.html", "first"}}, folder.path());
  CHECK(!fs::exists(folder.path() / "files/data"));
  CHECK(read_file(folder.path() / "files/mine.txt") == "mine");
  CHECK(fs::exists(folder.path()));
}

TEST_CASE("a file that no book wrote is never replaced: nothing is touched then") {
  const TemporaryFolder folder;
  write_file(folder.path() / "index.html", "my own page");
  const std::string message =
      error_text<std::runtime_error>([&] { publish_book(small_book, folder.path()); });
  CHECK(message.find("index.html") != std::string::npos);
  CHECK(message.find("--out") != std::string::npos);
  CHECK(files_in(folder.path()) == std::set<std::string>{"index.html"});
  CHECK(read_file(folder.path() / "index.html") == "my own page");
}

TEST_CASE("a list that was tampered with removes nothing outside the folder") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "book";
  publish_book(small_book, out);
  write_file(folder.path() / "precious", "kept");
  write_file(out / ".chalkline-book", "../precious\n" + (folder.path() / "precious").string() +
                                          "\nfigures/../../precious\n\n.\n");
  write_file(out / "index.html", "first");
  for (const char* file : {"figures/a.svg", "figures/b.svg", "index.html"}) fs::remove(out / file);
  publish_book(small_book, out);
  CHECK(read_file(folder.path() / "precious") == "kept");
}

TEST_CASE("a linked folder is left alone, and all that lies behind it") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "book", elsewhere = folder.path() / "elsewhere";
  const Book deep{{"index.html", "first"}, {"files/a/b.txt", "1"}, {"figures/a.svg", "<svg/>"}};
  for (const char* linked : {"files", "files/a", "figures"}) {
    INFO(linked);
    fs::remove_all(out);
    publish_book(deep, out);
    fs::remove_all(elsewhere);
    fs::rename(out / linked, elsewhere);
    fs::create_directory_symlink(elsewhere, out / linked);
    const std::set<std::string> before = files_in(elsewhere);
    Book changed = deep;
    for (auto& [path, bytes] : changed) bytes += " changed";
    const std::string message = error_text<std::runtime_error>([&] { publish_book(changed, out); });
    CHECK(message.find((out / linked).string() + " is a link") != std::string::npos);
    CHECK(publish_book({{"index.html", "first"}}, out).files == 1);
    CHECK(files_in(elsewhere) == before);
    CHECK(fs::is_symlink(out / linked));
    CHECK(read_file(elsewhere / *before.begin()).find("changed") == std::string::npos);
  }
}

TEST_CASE("a linked file is replaced itself, never what it leads to, and only if a book wrote it") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "book", precious = folder.path() / "precious";
  write_file(precious, "kept");
  publish_book(small_book, out);
  fs::remove(out / "index.html");
  fs::create_symlink(precious, out / "index.html");
  publish_book(small_book, out);
  CHECK(read_file(out / "index.html") == "first");
  CHECK(!fs::is_symlink(out / "index.html"));
  fs::remove(out / "figures/a.svg");
  fs::create_symlink(precious, out / "figures/a.svg");
  publish_book({{"index.html", "first"}}, out);
  CHECK(read_file(precious) == "kept");
  for (const fs::path& target : {precious, folder.path() / "nothing"}) {
    fs::create_symlink(target, out / "new.html");
    CHECK(!error_text<std::runtime_error>([&] {
             publish_book({{"new.html", "kept"}}, out);
           }).empty());
    fs::remove(out / "new.html");
  }
}

TEST_CASE("a book that cannot be written says which file and why") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "");
  const std::string message =
      error_text<std::runtime_error>([&] { publish_book(small_book, folder.path() / "file"); });
  CHECK(message.find((folder.path() / "file").string()) != std::string::npos);
}
