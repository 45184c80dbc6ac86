#include "app/results/kept_results.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <sstream>
#include <thread>
#include <vector>

#include "base/process.hpp"
#include "catch.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"
#include "sanitized.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

namespace fs = std::filesystem;

const Files a_result = {{"record.json", "{}\n"},
                        {"5_rmsprop.svg", "<svg/>\n"},
                        {"empty", ""},
                        {"bytes", std::string("\0\xFF\n", 3)}};

/// What is written to std::cerr while one of these lives.
class ErrorsCaught {
 public:
  ErrorsCaught() : before_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~ErrorsCaught() { std::cerr.rdbuf(before_); }
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* before_;
};

/// All below `folder`, as sorted paths.
std::vector<fs::path> all_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

fs::path only_entry(const fs::path& folder) {
  const std::vector<fs::path> entries(fs::directory_iterator(folder), {});
  REQUIRE(entries.size() == 1);
  return entries.front();
}

}  // namespace

TEST_CASE("what was kept is found again, by this process or another") {
  const TemporaryFolder folder;
  const fs::path store = folder.path() / "deep" / "kept";
  KeptResults(store).keep("5_rmsprop", "key", a_result);
  CHECK(KeptResults(store).find("5_rmsprop", "key") == a_result);
}

TEST_CASE("another key or another lesson has another result, or none") {
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  CHECK(!kept.find("a", "1"));
  kept.keep("a", "1", {{"record.json", "a1"}});
  kept.keep("a", "2", {{"record.json", "a2"}});
  kept.keep("b", "1", {{"record.json", "b1"}});
  CHECK(kept.find("a", "1").value().at("record.json") == "a1");
  CHECK(kept.find("a", "2").value().at("record.json") == "a2");
  CHECK(kept.find("b", "1").value().at("record.json") == "b1");
  CHECK(!kept.find("b", "2"));
}

TEST_CASE("a result that is kept again replaces the older one, with all its files") {
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  kept.keep("a", "1", {{"record.json", "old"}, {"gone.svg", "old"}});
  kept.keep("a", "1", {{"record.json", "new"}});
  CHECK(kept.find("a", "1") == Files{{"record.json", "new"}});
}

TEST_CASE("a damaged result is told, removed, and can be kept again") {
  const std::vector<std::pair<std::string, std::function<void(const fs::path&)>>> damages = {
      {"truncated", [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 1); }},
      {"emptied", [](const fs::path& file) { fs::resize_file(file, 0); }},
      {"grown", [](const fs::path& file) { write_file(file, read_file(file) + "x"); }},
      {"one bit flipped",
       [](const fs::path& file) {
         std::string bytes = read_file(file);
         bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
         write_file(file, bytes);
       }},
      {"removed", [](const fs::path& file) { fs::remove(file); }},
      {"replaced by a folder",
       [](const fs::path& file) { fs::remove(file), fs::create_directory(file); }},
      {"replaced by a link to nothing",
       [](const fs::path& file) { fs::remove(file), fs::create_symlink("/no/such", file); }},
      {"garbage", [](const fs::path& file) { write_file(file, std::string(5000, '\xA7')); }},
      {"joined by another file",
       [](const fs::path& file) { write_file(file.string() + ".bak", "x"); }},
  };
  for (const auto& [what, damage] : damages) {
    for (const std::string name : {"record.json", "5_rmsprop.svg", "manifest"}) {
      INFO(name << " " << what);
      const TemporaryFolder folder;
      KeptResults kept(folder.path());
      kept.keep("5_rmsprop", "key", a_result);
      damage(only_entry(folder.path() / "5_rmsprop") / name);
      {
        const ErrorsCaught errors;
        CHECK(!kept.find("5_rmsprop", "key"));
        CHECK(errors.text() ==
              "chalkline: the kept result of 5_rmsprop is damaged, so it is made again\n");
      }
      const ErrorsCaught errors;
      CHECK(!kept.find("5_rmsprop", "key"));
      CHECK(all_below(folder.path()) == std::vector{folder.path() / "5_rmsprop"});
      kept.keep("5_rmsprop", "key", a_result);
      CHECK(kept.find("5_rmsprop", "key") == a_result);
      CHECK(errors.text().empty());
    }
  }
}

TEST_CASE("a file in the place of a result's folder is no result, and does not stay in the way") {
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  kept.keep("a", "1", a_result);
  const fs::path place = only_entry(folder.path() / "a");
  fs::remove_all(place);
  write_file(place, "no folder");
  CHECK(!kept.find("a", "1"));
  kept.keep("a", "1", a_result);
  CHECK(kept.find("a", "1") == a_result);
}

TEST_CASE("of each lesson the results last used remain, a few of them") {
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  kept.keep("other", "1", a_result);
  const auto age = [&](const std::string& key,
                       int seconds) {  // by hand, for a file system may count in coarse steps
    for (const auto& entry : fs::directory_iterator(folder.path() / "a")) {
      if (read_file(entry.path() / "manifest").starts_with(key + "\n"))
        fs::last_write_time(entry.path(),
                            fs::file_time_type::clock::now() - std::chrono::seconds(seconds));
    }
  };
  for (int i = 0; i < static_cast<int>(KeptResults::kept_per_lesson); ++i) {
    kept.keep("a", std::to_string(i), a_result);
    age(std::to_string(i), 1000 - i);
  }
  CHECK(kept.find("a", "0"));  // used now, so 1 is the oldest
  kept.keep("a", "another", a_result);
  CHECK(std::distance(fs::directory_iterator(folder.path() / "a"), {}) ==
        static_cast<long>(KeptResults::kept_per_lesson));
  CHECK(kept.find("a", "0"));
  CHECK(!kept.find("a", "1"));
  CHECK(kept.find("a", "2"));
  CHECK(kept.find("a", "another"));
  CHECK(kept.find("other", "1"));
}

TEST_CASE("processes that keep and find the same result at once never see half of one") {
  const TemporaryFolder folder;
  const auto big = [](char c) {
    return Files{{"record.json", std::string(30000, c)}, {"figure", std::string(50000, c)}};
  };
  std::vector<pid_t> children;
  for (char c = 'a'; c < 'd'; ++c) {
    const pid_t child = fork();
    if (child == 0) {
      const ErrorsCaught errors;
      KeptResults kept(folder.path());
      bool whole = true;
      for (int i = 0; i < 100; ++i) {
        kept.keep("lesson", "key", big(c));
        const auto found = kept.find("lesson", "key");
        if (found) whole = whole && *found == big(found->at("figure")[0]);
      }
      _exit(whole && errors.text().empty() ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    base::wait_for_process(child, &status);
    CHECK(status == 0);
  }
  CHECK(KeptResults(folder.path()).find("lesson", "key"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);  // no work folder is left
}

TEST_CASE("a work folder that a killed process left behind is removed later, one in use is not") {
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  const auto in_use = kept.work_folder();
  const pid_t child = fork();
  if (child == 0) {
    KeptResults own(folder.path());
    const auto work = own.work_folder();
    write_file(folder.path() / "name", work->path().string());
    write_file(work->path() / "half", "written");
    raise(SIGKILL);
  }
  base::wait_for_process(child);
  const fs::path abandoned = read_file(folder.path() / "name");
  REQUIRE(fs::exists(abandoned / "half"));
  const TemporaryFolder elsewhere;
  write_file(elsewhere.path() / "file", "somebody's");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / ".chalkline-work-linked");
  SECTION("by the next use of the store") { const KeptResults next(folder.path()); }
  SECTION("by the next work folder beside it") { const base::WorkFolder next(folder.path()); }
  CHECK(!fs::exists(abandoned));
  CHECK(fs::exists(in_use->path()));
  CHECK(fs::exists(elsewhere.path() / "file"));
}

TEST_CASE("work folders are apart from each other and gone at their end") {
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  {
    const auto a = kept.work_folder(), b = kept.work_folder();
    CHECK(a->path() != b->path());
    write_file(a->path() / "file", "x");
  }
  CHECK(all_below(folder.path()).empty());
}

TEST_CASE("short of descriptors there is no work folder, and what is kept stays") {
  if (test::sanitized) return;
  const TemporaryFolder folder;
  KeptResults kept(folder.path());
  kept.keep("a", "1", a_result);
  CHECK(test::in_copy_of_its_own([&] {
          alarm(20);
          const ErrorsCaught errors;
          try {
            const test::FewDescriptors none(0);
            const base::WorkFolder work(folder.path());
            return 1;
          } catch (const std::system_error& error) {
            if (error.code() != std::errc::too_many_files_open) return 2;
          }
          for (const int spare : {0, 1, 2}) {
            const test::FewDescriptors few(spare);
            kept.find("a", "1");
          }
          return errors.text().empty() ? 0 : 3;
        }).value_or(0) == 0);
  CHECK(kept.find("a", "1") == a_result);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a store that cannot be written is told once and breaks nothing") {
  const TemporaryFolder folder;
  write_file(folder.path() / "kept", "a file in its place");
  KeptResults kept(folder.path() / "kept");
  const ErrorsCaught errors;
  const auto work = kept.work_folder();
  CHECK(fs::is_directory(work->path()));
  write_file(work->path() / "file", "x");
  kept.keep("a", "1", a_result);
  kept.keep("b", "1", a_result);
  CHECK(!kept.find("a", "1"));
  CHECK(errors.text().starts_with("chalkline: results are not kept: "));
  CHECK(errors.text().find('\n') == errors.text().size() - 1);
}

TEST_CASE("a read-only store can still be read") {
  const TemporaryFolder folder;
  const fs::path store = folder.path() / "kept";
  KeptResults(store).keep("a", "1", a_result);
  for (const fs::path& path : {store, store / "a"})
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_exec);
  const pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0) {  // whom permissions do not hold back
      for (const fs::path& path : all_below(folder.path())) {
        if (chown(path.c_str(), 65534, 65534) != 0) _exit(2);
      }
      if (chown(folder.path().c_str(), 65534, 65534) != 0 || setuid(65534) != 0) _exit(2);
    }
    const ErrorsCaught errors;
    KeptResults kept(store);
    const bool found = kept.find("a", "1") == a_result && errors.text().empty();
    kept.keep("a", "2", a_result);
    _exit(found && kept.find("a", "1") == a_result && !kept.find("a", "2") && !errors.text().empty()
              ? 0
              : 1);
  }
  int status = -1;
  base::wait_for_process(child, &status);
  CHECK(status == 0);
  for (const fs::path& path : {store, store / "a"}) fs::permissions(path, fs::perms::owner_all);
}

TEST_CASE("a store on a full disk keeps nothing, whole results stay, and no half one is left") {
  const TemporaryFolder folder;
  KeptResults(folder.path()).keep("a", "1", a_result);
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const ErrorsCaught errors;
    KeptResults kept(folder.path());
    kept.keep("a", "1", {{"record.json", std::string(5000, 'x')}});
    _exit(errors.text().find("are not kept") != std::string::npos ? 0 : 1);
  }
  int status = -1;
  base::wait_for_process(child, &status);
  CHECK(status == 0);
  CHECK(KeptResults(folder.path()).find("a", "1") == a_result);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}
