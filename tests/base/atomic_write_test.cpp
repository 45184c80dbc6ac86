#include "base/atomic_write.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <iterator>
#include <thread>

#include "catch.hpp"
#include "error_text.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using base::atomic_write;

namespace {

namespace fs = std::filesystem;

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

std::string failure(const fs::path& file, const std::string& bytes) {
  return error_text<std::runtime_error>([&] { atomic_write(file, bytes); });
}

}  // namespace

TEST_CASE("a file is written, and written anew") {
  const TemporaryFolder folder;
  const auto before = test::open_descriptors();
  const std::string large(1'000'000, 'x');
  for (const std::string& bytes : {std::string("a\0b", 3), std::string(), large}) {
    atomic_write(folder.path() / "file", bytes);
    CHECK(read_file(folder.path() / "file") == bytes);
  }
  CHECK(entries(folder.path()) == 1);
  CHECK(test::open_descriptors() == before);
}

TEST_CASE("it is as readable as any other new file") {
  const TemporaryFolder folder;
  const mode_t before = umask(027);
  atomic_write(folder.path() / "file", "text");
  umask(before);
  CHECK(fs::status(folder.path() / "file").permissions() == fs::perms(0640));
}

TEST_CASE("a file that holds the bytes already is left alone") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file";
  write_file(file, "same");
  const auto long_ago = fs::last_write_time(file) - std::chrono::hours(1);
  fs::last_write_time(file, long_ago);
  atomic_write(file, "same");
  CHECK(fs::last_write_time(file) == long_ago);
  atomic_write(file, "Same");
  CHECK(fs::last_write_time(file) != long_ago);
}

TEST_CASE("whoever reads meanwhile sees the old bytes or the new ones") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file";
  const std::string a(100'000, 'a'), b(200'000, 'b');
  atomic_write(file, a);
  bool over = false, whole = true;
  std::thread reader([&] {
    while (!over) {
      const std::string seen = read_file(file);
      whole = whole && (seen == a || seen == b);
    }
  });
  for (int i = 0; i < 50; ++i) atomic_write(file, i % 2 ? a : b);
  over = true;
  reader.join();
  CHECK(whole);
}

TEST_CASE("on failure the file is as it was, the reason is told and no other file is left") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file", none = folder.path() / "none" / "file";
  write_file(file, "older");
  CHECK(failure(none, "x") == "cannot write " + none.string() + ": No such file or directory");
  CHECK(failure(folder.path(), "x") ==
        "cannot write " + folder.path().string() + ": Is a directory");
  CHECK(test::in_copy_of_its_own([&] {
          signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{1000, 1000};
          setrlimit(RLIMIT_FSIZE, &limit);
          return failure(file, std::string(5000, 'x')) ==
                         "cannot write " + file.string() + ": File too large"
                     ? 0
                     : 1;
        }).value_or(0) == 0);
  CHECK(test::in_copy_of_its_own([&] {
          return error_text<std::runtime_error>([&] {
                   const test::FewDescriptors few(0);
                   atomic_write(file, "x");
                 }) == "cannot write " + file.string() + ": Too many open files"
                     ? 0
                     : 1;
        }).value_or(0) == 0);
  CHECK(read_file(file) == "older");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("what a process left that was ended in the middle of a file is removed by the next one") {
  const TemporaryFolder folder;
  write_file(folder.path() / ".chalkline-notes.txt", "an author's own");
  write_file(folder.path() / ".file.backup", "an author's own");
  CHECK(test::in_copy_of_its_own([&] {
          const rlimit limit{1000, 1000};
          setrlimit(RLIMIT_FSIZE, &limit);
          atomic_write(folder.path() / "file", std::string(5000, 'x'));
          return 0;
        }).value_or(128 + SIGXFSZ) == 128 + SIGXFSZ);
  if (entries(folder.path()) == 2) {
    WARN("not tested: no processes of a test's own on this system");
    return;
  }
  CHECK(entries(folder.path()) == 3);
  CHECK(!fs::exists(folder.path() / "file"));
  SECTION("that writes a file") { atomic_write(folder.path() / "another", "x"); }
  SECTION("that finds its file as it is to be") {
    atomic_write(folder.path() / ".file.backup", "an author's own");
    write_file(folder.path() / "another", "");
  }
  SECTION("that asks for it") {
    base::remove_abandoned_files(folder.path());
    write_file(folder.path() / "another", "");
  }
  CHECK(entries(folder.path()) == 3);
  CHECK(fs::exists(folder.path() / "another"));
  CHECK(fs::exists(folder.path() / ".file.backup"));
}

TEST_CASE("a file that another process is writing is not taken for one left behind") {
  const TemporaryFolder folder;
  std::atomic<bool> over = false;
  std::thread remover([&] {
    while (!over) base::remove_abandoned_files(folder.path());
  });
  const std::string a(10'000, 'a'), b(20'000, 'b');
  for (int i = 0; i < 300; ++i) {
    CHECK_NOTHROW(atomic_write(folder.path() / "file", i % 2 ? a : b));
    CHECK(read_file(folder.path() / "file") == (i % 2 ? a : b));
  }
  over = true;
  remover.join();
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a write-protected file is refused, even by root, unless it holds the bytes already") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file";
  write_file(file, "older");
  for (const unsigned mode : {0444u, 0400u, 0555u, 0000u}) {
    fs::permissions(file, fs::perms(mode));
    CHECK(failure(file, "x") == "cannot replace " + file.string() +
                                    ", which is write-protected; make it writable or move it "
                                    "away: Permission denied");
    if (mode != 0000u || geteuid() == 0) {
      CHECK(read_file(file) == "older");
      CHECK_NOTHROW(atomic_write(file, "older"));
    }
  }
  CHECK(entries(folder.path()) == 1);
  fs::permissions(file, fs::perms(0644));
  atomic_write(file, "x");
  CHECK(read_file(file) == "x");
}

TEST_CASE("a link is replaced itself, whatever it leads to") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file", link = folder.path() / "link";
  write_file(file, "older");
  fs::permissions(file, fs::perms(0444));
  fs::create_symlink(file, link);
  atomic_write(link, "x");
  CHECK(!fs::is_symlink(link));
  CHECK(read_file(link) == "x");
  CHECK(read_file(file) == "older");
}
