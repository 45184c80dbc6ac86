#include "app/commands/published_books.hpp"

#include <filesystem>

#include "app/commands/publish_book.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

/// A book of two files that is noted as made of "a".
struct NotedBook {
  TemporaryFolder folder;
  std::filesystem::path out = folder.path() / "book";
  PublishedBooks books{folder.path() / "build"};

  NotedBook() {
    publish();
    books.note(out, "a");
  }
  void publish() const {
    publish_book({{"index.html", "first"}, {"figures/a.svg", "<svg/>"}}, out);
  }
};

}  // namespace

TEST_CASE("a book that was noted is known, also to a later call") {
  NotedBook b;
  CHECK(b.books.files_in(b.out, "a") == 2u);
  CHECK(PublishedBooks(b.folder.path() / "build").files_in(b.out / "../book", "a") == 2u);
  b.publish();  // which leaves the files alone, but not their list
  b.books.note(b.out, "a");
  CHECK(b.books.files_in(b.out, "a") == 2u);
}

TEST_CASE("a book made of something else, or that lies elsewhere, is another one") {
  NotedBook b;
  CHECK(!b.books.files_in(b.out, "b"));
  std::filesystem::rename(b.out, b.folder.path() / "moved");
  CHECK(!b.books.files_in(b.out, "a"));
  CHECK(!b.books.files_in(b.folder.path() / "moved", "a"));
}

TEST_CASE("a book of which anybody touched a file is to be made again") {
  for (const char* file : {"index.html", "figures/a.svg", ".chalkline-book"}) {
    INFO(file);
    NotedBook changed, linked, removed;
    const std::string text = read_file(changed.out / file);
    const auto time = std::filesystem::last_write_time(changed.out / file);
    write_file(changed.out / file, text);
    std::filesystem::last_write_time(changed.out / file, time);  // as cp --preserve does
    CHECK(!changed.books.files_in(changed.out, "a"));
    std::filesystem::rename(linked.out / file, linked.folder.path() / "there");
    std::filesystem::create_symlink(linked.folder.path() / "there", linked.out / file);
    CHECK(!linked.books.files_in(linked.out, "a"));
    std::filesystem::remove(removed.out / file);
    CHECK(!removed.books.files_in(removed.out, "a"));
  }
}

TEST_CASE("a folder without a book is never taken for one") {
  const TemporaryFolder folder;
  PublishedBooks books(folder.path() / "build");
  books.note(folder.path() / "nothing", "a");
  CHECK(!books.files_in(folder.path() / "nothing", "a"));
}
