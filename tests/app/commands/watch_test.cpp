// `chalkline watch` as an author meets it: a real build folder for Ninja, in which a shell script
// stands in for weaver and compiler.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>

#include "base/child_process.hpp"
#include "base/descriptor.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "own_processes.hpp"
#include "record/run_record.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

using chalkline::test::contains;

/// Waits for what another process is to do; far longer than that takes.
bool comes_true(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

/// A lesson that prints a word.
std::string lesson(const std::string& word, const std::string& prose = "Prose.") {
  return "// %% [markdown]\n// # One\n// " + prose +
         "\n\n// %% Head\nint x;\nLESSON_BEGIN\n\n// %% Print\n// word " + word +
         "\n\n// %%\nLESSON_END\n";
}

record::RunRecord record() {
  record::RunRecord record;
  record.name = "1_one";
  record.status = record::RunStatus::done;
  record::CellRecord prose, head, print;
  prose.written.kind = source::CellKind::markdown;
  prose.status = head.status = print.status = record::RunStatus::done;
  print.written.title = "Print";
  print.written.line = 9;
  print.outputs = {record::StreamText{record::Stream::standard_output, "@WORD@\n"}};
  record.cells = {prose, head, print};
  return record;
}

/// Makes the program $2 of the lesson $1: a mistake in it is an error, and the word SLOW takes for
/// ever.
const std::string compiler =
    "line=$(grep -n MISTAKE \"$1\" | cut -d: -f1)\n"
    "if [ \"$line\" ]; then echo \"$1:$line:5: error: a mistake\"; exit 1; fi\n"
    "word=$(sed -n 's|^// word ||p' \"$1\")\n"
    "if [ \"$word\" = SLOW ]; then echo $$ >slow; exec sleep 1000; fi\n"
    "cp \"$1\" \"$2.cpp\"\n"
    "sed \"s|@WORD@|$word|\" template >\"$2\" && chmod +x \"$2\"\n";

/// A course that is being watched, until the end of its life.
class Watched {
 public:
  explicit Watched(std::vector<std::string> options = {}) : options_(std::move(options)) {
    fs::create_directories(build() / "lessons");
    fs::create_directories(folder_.path() / "lessons");
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", build() / "chalkline");
    write_file(build() / "course.txt", folder_.path().string() + "\n");
    write_file(build() / "lessons.txt", source().string() + "\n");
    write_file(build() / "compile", compiler);
    write_file(build() / "template",
               "#!/bin/sh\nwhile [ $# -gt 0 ]; do case $1 in --record) record=$2;; --out) "
               "out=$2;; esac; shift; done\n"
               "echo x >>'" +
                   runs_file().string() +
                   "'; echo '@WORD@'\necho '@WORD@' >$out/1_one.gp\ncat >\"$record\" <<'R'\n" +
                   record::to_json(record()) + "R\n");
    write_file(build() / "build.ninja",
               "rule compile\n  command = sh compile $in $out\nbuild lessons/1_one: compile " +
                   source().string() + "\nbuild lesson_1_one: phony lessons/1_one\n");
    save(lesson("first"));
    start();
  }
  void save(const std::string& text) const { write_file(source(), text); }

  /// All that was said so far, once it contains `part` after `from`.
  bool says(const std::string& part, std::size_t from = 0) const {
    return comes_true([&] { return said().find(part, from) != std::string::npos; });
  }
  std::string said() const { return fs::exists(said_file()) ? read_file(said_file()) : ""; }

  /// The exit status after a signal.
  int end(int signal) {
    call_->send(signal);
    return call_->wait();
  }

  std::size_t runs() const { return fs::file_size(runs_file()) / 2; }
  fs::path source() const { return folder_.path() / "lessons" / "1_one.cpp"; }
  fs::path build() const { return folder_.path() / "build"; }
  std::string place() const { return source().string() + ":9: cell 3 (Print)\n"; }

 private:
  void start() {
    const base::Descriptor said(
        open(said_file().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    std::vector<std::string> arguments = {"watch", "one"};
    arguments.insert(arguments.end(), options_.begin(), options_.end());
    call_.emplace(base::Command{.program = build() / "chalkline",
                                .arguments = arguments,
                                .output = said.number(),
                                .errors = STDERR_FILENO});
    REQUIRE(says("the lesson runs to its end\n"));
  }
  fs::path said_file() const { return folder_.path() / "said"; }
  fs::path runs_file() const { return folder_.path() / "runs"; }

  TemporaryFolder folder_;
  std::vector<std::string> options_;
  std::optional<base::Child> call_;
};

}  // namespace

TEST_CASE("a saved lesson is built and run, and the cell that differs is shown") {
  Watched watched;
  watched.save(lesson("second"));
  CHECK(watched.says(watched.place() + "- first\n+ second\n"));
  const fs::path beside = watched.source().string() + "~";
  write_file(beside, lesson("third"));
  fs::rename(beside, watched.source());
  CHECK(watched.says(watched.place() + "- second\n+ third\n"));
  CHECK(!contains(watched.said(), "\x1B"));
  CHECK(watched.end(SIGINT) == 0);
}

TEST_CASE(
    "a mistake is told on the author's own line, and what is shown next differs from the last "
    "run") {
  Watched watched;
  watched.save(lesson("second") + "MISTAKE\n");
  CHECK(watched.says(watched.source().string() + ":14:5: error: a mistake\n"));
  CHECK(!contains(watched.said(), "FAILED"));
  CHECK(!contains(watched.said(), "sh compile"));
  watched.save(lesson("third"));
  CHECK(watched.says("- first\n+ third\n"));
}

TEST_CASE("near misses of markers and tags are told at every save") {
  const Watched course;
  REQUIRE(course.says("the lesson runs to its end"));
  const std::size_t before = course.said().size();
  course.save(lesson("first") + "// %%[markdown]\n");
  CHECK(course.says("1_one.cpp:14: this comment begins with %%, but begins no cell", before));
}

TEST_CASE("a change of prose alone shows no difference") {
  Watched watched;
  watched.save(lesson("first", "Other prose."));
  CHECK(watched.says("nothing that the lesson puts out has changed\n"));
  CHECK(watched.runs() == 1);
}

TEST_CASE("a lesson's folder that goes away is waited for") {
  Watched watched;
  const fs::path lessons = watched.source().parent_path();
  fs::remove_all(lessons);
  CHECK(watched.says("is gone; waiting for it to come back\n"));
  fs::create_directory(lessons);
  watched.save(lesson("second"));
  CHECK(watched.says("- first\n+ second\n"));
  fs::rename(lessons, lessons.string() + ".old");
  const std::size_t gone = watched.said().size();
  fs::rename(lessons.string() + ".old", lessons);
  watched.save(lesson("third"));
  CHECK(watched.says("- second\n+ third\n", gone - 1));
}

TEST_CASE("that a save is noticed is said before anything is built") {
  Watched watched;
  watched.save(lesson("SLOW"));
  CHECK(watched.says("-- saved; building ...\n"));
}

TEST_CASE("a lesson that is removed is waited for") {
  Watched watched;
  fs::remove(watched.source());
  CHECK(watched.says("is gone; waiting for it to come back\n"));
  watched.save(lesson("second"));
  CHECK(watched.says("- first\n+ second\n"));
}

TEST_CASE(
    "a save while the lesson is being built begins anew, and the build that was called off is "
    "gone") {
  Watched watched;
  const fs::path slow = watched.build() / "slow";
  watched.save(lesson("SLOW"));
  REQUIRE(comes_true([&] { return fs::exists(slow) && fs::file_size(slow) > 1; }));
  watched.save(lesson("second"));
  CHECK(watched.says("- first\n+ second\n"));
  CHECK(comes_true([&] { return !test::runs(std::stoi(read_file(slow))); }));
}

TEST_CASE("a lesson that is watched in other colors leaves the published figures alone") {
  Watched watched({"--palette", "gray"});
  watched.save(lesson("second"));
  CHECK(watched.says("- first\n+ second\n"));
  const fs::path plots = watched.build().parent_path() / "plots";
  CHECK(read_file(plots / "tries/1_one.gp") == "second\n");
  CHECK(!fs::exists(plots / "1_one.gp"));
  const std::string note = "stays as it is\n", said = watched.said();
  CHECK(said.find(note) != said.npos);
  CHECK(said.find(note) == said.rfind(note));
}

TEST_CASE("other files in the lesson's folder are of no interest to a build") {
  Watched watched;
  const fs::path slow = watched.build() / "slow";
  watched.save(lesson("SLOW"));
  REQUIRE(comes_true([&] { return fs::exists(slow) && fs::file_size(slow) > 1; }));
  write_file(watched.source().parent_path() / ".1_one.cpp.swp", "x");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  CHECK(test::runs(std::stoi(read_file(slow))));
  watched.save(lesson("second"));
  CHECK(watched.says("- first\n+ second\n"));
}

TEST_CASE("Ctrl-C ends watching with status 0, also during a build, and leaves nothing behind") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    Watched watched;
    const fs::path slow = watched.build() / "slow";
    watched.save(lesson("SLOW"));
    REQUIRE(comes_true([&] { return fs::exists(slow) && fs::file_size(slow) > 1; }));
    CHECK(watched.end(signal) == 0);
    CHECK(comes_true([&] { return !test::runs(std::stoi(read_file(slow))); }));
    for (const auto& entry : fs::directory_iterator(watched.build() / "kept"))
      CHECK(entry.path().filename().string()[0] != '.');
  }
}
