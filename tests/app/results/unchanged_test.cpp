// Lessons that have not changed are not run again. Shell scripts that write a record stand in for
// lessons.
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "own_processes.hpp"
#include "record/run_record.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

using chalkline::test::contains;

const std::string source_text =
    "// %% [markdown]\n// # One\n\n// %% Head\nint x = 0;\nLESSON_BEGIN\n\n// %% Print\nx = "
    "1;\n\n// "
    "%%\nLESSON_END\n";

/// The record of a run that prints `output`, shows a figure and throws as expected; @OUT@ stands
/// for the output folder.
record::RunRecord record_of(const std::string& id, const std::string& output) {
  record::RunRecord record;
  record.name = id;
  record.status = record::RunStatus::done;
  record::CellRecord head, print;
  head.status = print.status = record::RunStatus::done;
  print.written.title = "Print";
  print.written.line = 8;
  print.outputs = {record::StreamText{record::Stream::standard_output, output},
                   record::StreamText{record::Stream::standard_error, "note\n"},
                   record::FigureDisplay{.title = "",
                                         .name = id,
                                         .alt = "",
                                         .files = {"@OUT@/" + id + ".gp", "@OUT@/" + id + ".svg"}}};
  print.error = record::CellError{"std::runtime_error", "on purpose", true};
  record::CellRecord prose;
  prose.written.kind = source::CellKind::markdown;
  record.cells = {prose, head, print};
  return record;
}

/// A course with scripts as lessons, and the real chalkline.
class ScriptCourse {
 public:
  ScriptCourse() {
    fs::create_directories(build() / "lessons");
    fs::create_directories(folder_.path() / "lessons");
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", build() / "chalkline");
    write_file(build() / "course.txt", folder_.path().string() + "\n");
  }

  /// A lesson that counts its runs, does what the shell script `body` says, and leaves this record.
  void add(const std::string& id, const std::string& body, const record::RunRecord& record) {
    write_file(source(id), source_text);
    write_file(program(id).string() + ".cpp", source_text);
    write_file(program(id),
               "#!/bin/sh\n"
               "[ \"$1\" = --describe ] && { cat <<'D'\n" +
                   record::to_json(record::LessonDescription{id, {}}) +
                   "D\nexit; }\n"
                   "while [ $# -gt 0 ]; do case $1 in --out) out=$2;; --record) record=$2;; esac; "
                   "shift; done\n"
                   "[ $record ] || { out=" +
                   out().string() +
                   "; record=/dev/null; }\n"
                   "runs='" +
                   runs_file(id).string() + "'; echo x >>\"$runs\"\n" + body +
                   "\nsed \"s|@OUT@|$out|\" >\"$record\" <<'R'\n" + record::to_json(record) +
                   "R\n");
    fs::permissions(program(id), fs::perms::owner_all);
    list_ += source(id).string() + "\n";
    write_file(build() / "lessons.txt", list_);
  }

  /// A well-behaved one, which prints its name.
  void add(const std::string& id) { add(id, well_behaved(id), record_of(id, id + "\n")); }

  std::string well_behaved(const std::string& id) const {
    return "echo " + id + "; echo note >&2; echo script >$out/" + id + ".gp; echo picture >$out/" +
           id +
           ".svg\n"
           "echo \"wrote $out/" +
           id + ".gp .svg\" >&2; echo '" + source(id).string() +
           ":8: cell 3 (Print): threw, as expected: on purpose' >&2";
  }

  std::size_t runs(const std::string& id) const {
    return fs::exists(runs_file(id)) ? fs::file_size(runs_file(id)) / 2 : 0;
  }

  base::ChildResult run_all(std::vector<std::string> more = {}) const {
    more.insert(more.begin(),
                {(build() / "chalkline").string(), "run", "all", "--out", out().string()});
    return base::run_captured("/usr/bin/env", more);
  }
  /// With another folder in front of PATH.
  base::ChildResult run_all_with_path(const fs::path& first) const {
    const std::string path = first.string() + ":" + std::getenv("PATH");
    return base::run_captured(
        "/usr/bin/env", {"PATH=" + path, build() / "chalkline", "run", "all", "--out", out()});
  }

  fs::path build() const { return folder_.path() / "build"; }
  fs::path out() const { return folder_.path() / "plots"; }
  fs::path kept() const { return build() / "kept"; }
  fs::path source(const std::string& id) const {
    return folder_.path() / "lessons" / (id + ".cpp");
  }
  fs::path program(const std::string& id) const { return build() / "lessons" / id; }
  fs::path folder() const { return folder_.path(); }

 private:
  fs::path runs_file(const std::string& id) const { return folder_.path() / (id + ".runs"); }

  TemporaryFolder folder_;
  std::string list_;
};

std::string without_marks(std::string errors) {
  for (const std::string mark : {" (unchanged)", ", 2 unchanged"}) {
    for (auto at = errors.find(mark); at != errors.npos; at = errors.find(mark))
      errors.erase(at, mark.size());
  }
  return errors;
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

void append(const fs::path& file, const std::string& more) {
  write_file(file, read_file(file) + more);
}

}  // namespace

TEST_CASE("what has not changed is not run again, and tells and leaves the same") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  const base::ChildResult first = course.run_all();
  INFO(first.errors);
  CHECK(first.status == 0);
  CHECK(first.output == "1_one\n2_two\n");
  CHECK(contains(first.errors, "wrote " + course.out().string() + "/1_one.gp .svg\n"));
  CHECK(!contains(first.errors, "kept"));
  fs::remove(course.out() / "1_one.svg");
  write_file(course.out() / "1_one.gp", "edited");
  const auto written = fs::last_write_time(course.out() / "2_two.svg");

  const base::ChildResult second = course.run_all();
  CHECK(second.status == 0);
  CHECK(second.output == first.output);
  CHECK(contains(second.errors, "== 1_one (unchanged)\n"));
  CHECK(contains(second.errors, "2 of 2 lessons done, 2 unchanged\n"));
  CHECK(without_marks(second.errors) == first.errors);
  CHECK(course.runs("1_one") == 1);
  CHECK(course.runs("2_two") == 1);
  CHECK(read_file(course.out() / "1_one.svg") == "picture\n");
  CHECK(read_file(course.out() / "1_one.gp") == "script\n");
  CHECK(fs::last_write_time(course.out() / "2_two.svg") == written);
}

TEST_CASE("a lesson whose program changed is run again, the others are not") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  course.run_all();
  append(course.program("2_two"), "# other bytes\n");
  const base::ChildResult result = course.run_all();
  CHECK(contains(result.errors, "== 1_one (unchanged)\n"));
  CHECK(contains(result.errors, "2 of 2 lessons done, 1 unchanged\n"));
  CHECK(course.runs("1_one") == 1);
  CHECK(course.runs("2_two") == 2);
}

TEST_CASE(
    "other parameters, formats or colors are other results, each kept, the time limit makes none") {
  ScriptCourse course;
  const record::Parameter rho = record::declare_parameter("rho", 0.9, "decay rate", {});
  course.add("1_one");
  course.add("2_two");
  for (const char* id : {"1_one", "2_two"}) {
    std::string script = read_file(course.program(id));
    const std::string none = record::to_json(record::LessonDescription{id, {}});
    script.replace(script.find(none), none.size(),
                   record::to_json(record::LessonDescription{id, {rho}}));
    write_file(course.program(id), script);
  }
  const std::vector<std::vector<std::string>> options = {{},
                                                         {"--palette", "gray"},
                                                         {"--scale", "1"},
                                                         {"--format", "svg"},
                                                         {"--format", "svg,png,pdf"},
                                                         {"-p", "rho=0.5"},
                                                         {"-p", "rho=0.25"}};
  for (std::size_t i = 0; i < options.size(); ++i) {
    const base::ChildResult result = course.run_all(options[i]);
    INFO(result.errors);
    CHECK(result.status == 0);
    CHECK(course.runs("1_one") == i + 1);
  }
  for (const auto& again : options) course.run_all(again);
  course.run_all({"--format", "gp,png,svg"});           // the default, in another order
  course.run_all({"-p", "rho=0.75", "-p", "rho=0.5"});  // the last one counts
  course.run_all({"--time-limit", "100"});
  CHECK(course.runs("1_one") == options.size());
}

TEST_CASE("another gnuplot is another result, also behind a script that stays the same") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  course.run_all();
  const fs::path folder = course.folder() / "bin";
  fs::create_directory(folder);
  write_file(folder / "gnuplot", "#!/bin/sh\ncat '" + (folder / "version").string() + "'\n");
  fs::permissions(folder / "gnuplot", fs::perms::owner_all);
  write_file(folder / "version", "gnuplot 7.0\n");
  course.run_all_with_path(folder);
  CHECK(course.runs("1_one") == 2);
  course.run_all_with_path(folder);
  CHECK(course.runs("1_one") == 2);
  write_file(folder / "version", "gnuplot 7.1\n");
  course.run_all_with_path(folder);
  CHECK(course.runs("1_one") == 3);
}

TEST_CASE("a changed data file beside the lessons is a reason to run, those of editors are none") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  const fs::path lessons = course.folder() / "lessons";
  fs::create_directory(lessons / "data");
  write_file(lessons / "data/a.csv", "1");
  course.run_all();
  for (const char* name : {".a.csv.swp", "a.csv~", "#a.csv#", "4913", "helper.hpp"})
    write_file(lessons / name, "x");
  CHECK(contains(course.run_all().errors, "2 of 2 lessons done, 2 unchanged\n"));
  write_file(lessons / "data/a.csv", "2");
  CHECK(!contains(course.run_all().errors, "unchanged"));
  CHECK(course.runs("1_one") == 2);
  CHECK(contains(course.run_all().errors, "2 of 2 lessons done, 2 unchanged\n"));
  fs::remove(lessons / "data/a.csv");
  CHECK(!contains(course.run_all().errors, "unchanged"));
}

TEST_CASE("with --fresh every lesson runs, and what is kept is renewed") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_count", course.well_behaved("2_count") + "; wc -l <\"$runs\" >$out/2_count.svg",
             record_of("2_count", "2_count\n"));
  course.run_all();
  course.run_all();
  CHECK(read_file(course.out() / "2_count.svg") == "1\n");
  const base::ChildResult fresh = course.run_all({"--fresh"});
  CHECK(!contains(fresh.errors, "unchanged"));
  CHECK(course.runs("1_one") == 2);
  CHECK(read_file(course.out() / "2_count.svg") == "2\n");
  fs::remove(course.out() / "2_count.svg");
  course.run_all();
  CHECK(course.runs("2_count") == 2);
  CHECK(read_file(course.out() / "2_count.svg") == "2\n");
}

TEST_CASE("a call from a folder elsewhere runs nothing again either") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  const TemporaryFolder elsewhere;
  const auto call = [&] {
    return base::run_captured("/usr/bin/env", {"-C", elsewhere.path(), course.build() / "chalkline",
                                               "run", "all", "--out", "plots"});
  };
  const base::ChildResult first = call();
  const base::ChildResult second = call();
  INFO(first.errors << second.errors);
  CHECK(course.runs("1_one") == 1);
  for (const base::ChildResult& result : {first, second})
    CHECK(contains(result.errors, "wrote plots/1_one.gp .svg\n"));
}

TEST_CASE("a change of prose alone is no reason to run: places follow the text") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  course.run_all();
  std::string longer = "// %% [markdown]\n// # Another title\n// Said at length.\n\n" + source_text;
  longer.replace(longer.find("// %% Print"), 11, "// %% [markdown]\n// Prose.\n\n// %% Print it");
  write_file(course.program("1_one").string() + ".cpp", longer);
  const base::ChildResult result = course.run_all();
  CHECK(course.runs("1_one") == 1);
  CHECK(
      contains(result.errors, "1_one.cpp:15: cell 5 (Print it): threw, as expected: on purpose\n"));
  CHECK(result.output == "1_one\n2_two\n");
}

TEST_CASE("a text whose code cells are not those that ran is a reason to run") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  course.run_all();
  append(course.program("1_one").string() + ".cpp", "\n// %% One more\nint y;\n");
  write_file(course.program("2_two").string() + ".cpp", "no lesson");
  course.run_all();
  CHECK(course.runs("1_one") == 2);
  CHECK(course.runs("2_two") == 2);
}

TEST_CASE("failures always run again, and leave what they had drawn") {
  ScriptCourse course;
  course.add("1_one");
  record::RunRecord failed = record_of("2_bad", "half\n");
  failed.status = record::RunStatus::failed;
  course.add(
      "2_bad",
      "echo half; echo picture >$out/2_bad.svg; echo half >$out/.2_bad.png.XX; echo \"cannot write "
      "$out/2_bad.png\" >&2; trap 'exit 1' EXIT",
      failed);
  for (std::size_t i = 1; i <= 2; ++i) {
    const base::ChildResult result = course.run_all();
    CHECK(result.status == 1);
    CHECK(result.output == "1_one\nhalf\n");
    CHECK(contains(result.errors, "cannot write " + course.out().string() + "/2_bad.png\n"));
    CHECK(course.runs("2_bad") == i);
    CHECK(read_file(course.out() / "2_bad.svg") == "picture\n");
    CHECK(!fs::exists(course.out() / ".2_bad.png.XX"));
  }
  CHECK(course.runs("1_one") == 1);
  CHECK(entries(course.kept()) == 2);
}

TEST_CASE("what a record cannot tell again is not kept") {
  ScriptCourse course;
  record::RunRecord omitted = record_of("1_long", "1_long\n");
  omitted.cells.back().omitted = 1;
  course.add("1_long", course.well_behaved("1_long"), omitted);
  course.add("2_outside", "echo before any cell; " + course.well_behaved("2_outside"),
             record_of("2_outside", "2_outside\n"));
  course.add("3_errors", "echo before any cell >&2; " + course.well_behaved("3_errors"),
             record_of("3_errors", "3_errors\n"));
  course.add("4_good");
  for (int i = 0; i < 2; ++i) CHECK(course.run_all().status == 0);
  for (const char* id : {"1_long", "2_outside", "3_errors"}) CHECK(course.runs(id) == 2);
  CHECK(course.runs("4_good") == 1);
}

TEST_CASE("a damaged result is noticed and made again") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  const base::ChildResult first = course.run_all();
  const fs::path result = *fs::directory_iterator(course.kept() / "1_one");
  append(result / "1_one.svg", "x");
  const base::ChildResult second = course.run_all();
  CHECK(second.status == 0);
  CHECK(second.output == first.output);
  CHECK(contains(second.errors, "the kept result of 1_one is damaged"));
  CHECK(course.runs("1_one") == 2);
  CHECK(course.runs("2_two") == 1);
  CHECK(contains(course.run_all().errors, "2 unchanged"));
}

TEST_CASE("calls at the same time do not disturb each other") {
  ScriptCourse course;
  course.add("1_one", "sleep 0.05; " + course.well_behaved("1_one"), record_of("1_one", "1_one\n"));
  course.add("2_two");
  std::vector<base::ChildResult> results(6);
  std::vector<std::thread> calls;
  for (std::size_t i = 0; i < results.size(); ++i)
    calls.emplace_back([&, i] {
      results[i] =
          course.run_all(i % 2 ? std::vector<std::string>{"--fresh"} : std::vector<std::string>{});
    });
  for (std::thread& call : calls) call.join();
  for (const base::ChildResult& result : results) {
    INFO(result.errors);
    CHECK(result.status == 0);
    CHECK(result.output == "1_one\n2_two\n");
    CHECK(!contains(result.errors, "damaged"));
    CHECK(!contains(result.errors, "not kept"));
  }
  CHECK(contains(course.run_all().errors, "2 unchanged"));
  CHECK(entries(course.kept()) == 3);
}

TEST_CASE("a call that is killed leaves nothing that lasts") {
  ScriptCourse course;
  course.add("1_one",
             "echo $$ >" + (course.folder() / "pid").string() + "; [ -e " +
                 (course.folder() / "go").string() + " ] || exec sleep 1000; " +
                 course.well_behaved("1_one"),
             record_of("1_one", "1_one\n"));
  course.add("2_two");
  base::Child call({.program = course.build() / "chalkline",
                    .arguments = {"run", "all", "--out", course.out()}});
  while (!fs::exists(course.folder() / "pid") || read_file(course.folder() / "pid").empty())
    usleep(1000);
  call.send(SIGKILL);
  call.wait();
  CHECK(test::comes_to_an_end(std::stoi(read_file(course.folder() / "pid"))));
  write_file(course.folder() / "go", "");
  CHECK(course.run_all().output == "1_one\n2_two\n");
  CHECK(entries(course.kept()) == 3);
}

TEST_CASE("a store that cannot be written breaks nothing: lessons run every time") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  write_file(course.kept(), "a file in its place");
  for (std::size_t i = 1; i <= 2; ++i) {
    const base::ChildResult result = course.run_all();
    CHECK(result.status == 0);
    CHECK(result.output == "1_one\n2_two\n");
    CHECK(contains(result.errors, "results are not kept"));
    CHECK(contains(result.errors, "wrote " + course.out().string() + "/2_two.gp .svg\n"));
    CHECK(read_file(course.out() / "2_two.svg") == "picture\n");
    CHECK(course.runs("2_two") == i);
  }
}

TEST_CASE("figures that cannot be written make their lesson fail") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  write_file(course.out(), "a file in the place of the folder");
  const base::ChildResult result = course.run_all();
  CHECK(result.status == 1);
  CHECK(contains(result.errors, "0 of 2 lessons done; failed:\n  1_one"));
  CHECK(contains(result.errors, course.out().string()));
  // Neither was run again, but neither was done.
  CHECK(contains(course.run_all().errors,
                 "0 of 2 lessons done; failed:\n"
                 "  1_one (its figures could not be written or shown)\n"
                 "  2_two (its figures could not be written or shown)\n"));
  CHECK(course.runs("1_one") == 1);
}

TEST_CASE("several lessons with other parameters leave the published figures alone") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  const record::Parameter rho = record::declare_parameter("rho", 0.9, "decay rate", {});
  std::string script = read_file(course.program("2_two"));
  const std::string none = record::to_json(record::LessonDescription{"2_two", {}});
  script.replace(script.find(none), none.size(),
                 record::to_json(record::LessonDescription{"2_two", {rho}}));
  write_file(course.program("2_two"), script);
  const auto run = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"-C", course.folder(), course.build() / "chalkline", "run",
                                      "all"};
    words.insert(words.end(), more.begin(), more.end());
    return base::run_captured("/usr/bin/env", words);
  };
  const std::string note = "go to plots/tries; plots stays as it is\n";
  CHECK(!contains(run({}).errors, note));
  CHECK(entries(course.out()) == 4);
  for (const char* name : {"1_one.gp", "2_two.gp", "2_two.svg"})
    write_file(course.out() / name, "published");
  fs::remove(course.out() / "1_one.svg");

  // A lesson that does not have the parameter draws what is published.
  const base::ChildResult tried = run({"-p", "rho=0.5"});
  INFO(tried.errors);
  CHECK(contains(tried.errors, "wrote " + course.out().string() + "/1_one.gp .svg\n"));
  CHECK(contains(tried.errors, "wrote " + course.out().string() + "/tries/2_two.gp .svg\n"));
  CHECK(contains(tried.errors, note));
  CHECK(read_file(course.out() / "1_one.gp") == "script\n");
  CHECK(read_file(course.out() / "tries/2_two.svg") == "picture\n");
  CHECK(read_file(course.out() / "tries/.gitignore") == "*\n");
  for (const char* name : {"2_two.gp", "2_two.svg"})
    CHECK(read_file(course.out() / name) == "published");

  fs::remove_all(course.out() / "tries");
  for (const std::vector<std::string>& other :
       {std::vector<std::string>{"--palette", "gray"}, {"--format", "svg"}}) {
    CHECK(contains(run(other).errors, note));
    CHECK(read_file(course.out() / "tries/2_two.svg") == "picture\n");
    CHECK(read_file(course.out() / "2_two.svg") == "published");
    fs::remove_all(course.out() / "tries");
  }
  CHECK(!contains(run({"-p", "rho=0.90"}).errors, note));
  CHECK(read_file(course.out() / "2_two.svg") == "picture\n");
  CHECK(!fs::exists(course.out() / "tries"));
}

TEST_CASE("one lesson in the foreground always runs") {
  ScriptCourse course;
  course.add("1_one");
  course.add("2_two");
  course.run_all();
  const base::ChildResult result = base::run_captured(course.build() / "chalkline", {"run", "one"});
  CHECK(result.output == "1_one\n");
  CHECK(course.runs("1_one") == 2);
}
