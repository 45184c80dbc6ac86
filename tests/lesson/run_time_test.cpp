#include "lesson/run_time.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "record/run_record.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::lesson;

namespace {

const std::filesystem::path lesson_programs = CHALKLINE_BUILD_DIR "/test_lessons";

base::ChildResult run(const std::string& lesson, const TemporaryFolder& folder,
                      std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.end(), {"--out", folder.path().string(), "--format", "gp"});
  return base::run_captured(lesson_programs / lesson, arguments);
}

record::RunRecord recorded(const std::string& lesson, const TemporaryFolder& folder,
                           std::vector<std::string> arguments = {}) {
  const auto file = folder.path() / "record.json";
  arguments.insert(arguments.end(), {"--record", file.string()});
  run(lesson, folder, arguments);
  return record::run_record_from_json(read_file(file));
}

using chalkline::test::contains;

record::CellRecord cell(const record::RunRecord& record, const std::string& title) {
  return *std::find_if(record.cells.begin(), record.cells.end(),
                       [&](const record::CellRecord& c) { return c.written.title == title; });
}

const std::string probe_prints = "0.5 3 0 a 7\nprintf\ncout\nchild\nno line endbefore\nafter\n";

}  // namespace

TEST_CASE("a lesson writes to standard output what its cells print, and nothing else") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("probe", folder);
  CHECK(result.status == 0);
  CHECK(result.output == probe_prints);
}

TEST_CASE("displays go to standard error and figures to the output folder") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("probe", folder);
  CHECK(contains(result.errors,
                 "[1.  2.5]\n[2. 4.]\n[[1. 2.]\n [3. 4.]]\n**bold** of 1.00\n{left as it is}\n"));
  for (const char* name : {"probe.gp", "probe_second.gp", "probe_2.gp"})
    CHECK(std::filesystem::exists(folder.path() / name));
}

TEST_CASE("a parameter takes what -p says") {
  const TemporaryFolder folder;
  const base::ChildResult result =
      run("probe", folder,
          {"-p", "real=0.25", "-p", "whole=4294967295", "-p", "flag=true", "--param", "choice=c"});
  CHECK(contains(result.output, "0.25 4294967295 1 c 7\n"));
}

TEST_CASE(
    "a parameter that is unknown or not allowed ends the run before any cell, with status 2") {
  const auto [assignment, told] =
      GENERATE(table<std::string, std::string>({{"reel=1", "real"},
                                                {"real=1", "0 <= real < 1"},
                                                {"real=nan", "finite"},
                                                {"real=x", "number"},
                                                {"whole=1.5", "whole number"},
                                                {"whole=0", "1 <= whole <= 4294967295"},
                                                {"flag=maybe", "true"},
                                                {"choice=d", "a, b, c"},
                                                {"real", "NAME=VALUE"}}));
  const TemporaryFolder folder;
  const base::ChildResult result = run("probe", folder, {"-p", assignment});
  INFO(assignment << ": " << result.errors);
  CHECK(result.status == 2);
  CHECK(result.output.empty());
  CHECK(contains(result.errors, told));
}

TEST_CASE("a parameter that contradicts itself is told with its file and line") {
  const TemporaryFolder folder;
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{}, {"--describe"}, {"-p", "size=1"}}) {
    const base::ChildResult result = run("contradicts", folder, arguments);
    INFO(result.errors);
    CHECK(result.status == 1);
    CHECK(result.output.empty());
    CHECK(
        contains(result.errors, "lessons/contradicts.cpp:8: parameter size: its default 2 is out"));
    CHECK(!contains(result.errors, "contradicts: "));
  }
}

TEST_CASE("a wrong option ends with status 2 and says what is allowed") {
  const TemporaryFolder folder;
  CHECK(run("probe", folder, {"--palette", "pink"}).status == 2);
  CHECK(contains(run("probe", folder, {"--palette", "pink"}).errors, "viridis"));
  CHECK(run("probe", folder, {"--format", "svg,bmp"}).status == 2);
  CHECK(run("probe", folder, {"--nonsense"}).status == 2);
}

TEST_CASE("help, version and description run no cell") {
  const TemporaryFolder folder;
  const base::ChildResult help = run("probe", folder, {"--help"});
  CHECK(help.status == 0);
  CHECK(contains(help.output, "real = 0.5"));
  CHECK(!contains(help.output, "printf"));
  CHECK(contains(run("probe", folder, {"--version"}).output, "chalkline 0."));
  const record::LessonDescription description =
      record::lesson_description_from_json(run("probe", folder, {"--describe"}).output);
  CHECK(description.name == "probe");
  CHECK(description.parameters.size() == 5);
}

TEST_CASE("a record holds what ran, with what parameters, seed and versions") {
  const TemporaryFolder folder;
  const record::RunRecord record = recorded("probe", folder, {"-p", "real=0.25"});
  CHECK(record.name == "probe");
  CHECK(record.status == record::RunStatus::done);
  CHECK(record.seed == 7);
  REQUIRE(record.parameters.size() == 5);
  CHECK(record.parameters[0].parameter.name == "real");
  CHECK(std::get<double>(record.parameters[0].value) == 0.25);
  CHECK(contains(record.versions.gnuplot, "patchlevel"));
  CHECK(contains(record.versions.compiler, "GNU"));
  CHECK(!record.versions.chalkline.empty());
}

TEST_CASE("a record gives each cell the output that it wrote, by whatever means") {
  const TemporaryFolder folder;
  const record::RunRecord record = recorded("probe", folder);
  REQUIRE(record.cells.size() == 9);
  CHECK(cell(record, "Declarations").status == record::RunStatus::done);
  CHECK(printed(cell(record, "Parameters")) == "0.5 3 0 a 7\n");
  CHECK(cell(record, "Parameters").written.tags == std::vector<std::string>{"setup", "first"});
  CHECK(printed(cell(record, "Prints")) == "printf\ncout\nchild\nno line end");
  CHECK(contains(cell(record, "Prints").written.source, "std::system(\"echo child\")"));
  CHECK(cell(record, "Prints").seconds > 0.0);
  CHECK(printed(cell(record, "After")) == "after\n");
  CHECK(record.cells[5].written.kind == source::CellKind::markdown);
  CHECK(record.cells[5].written.source == "Prose between the cells.");
}

TEST_CASE("a recorded run prints the same as one that is not") {
  const TemporaryFolder folder;
  const base::ChildResult result =
      run("probe", folder, {"--record", (folder.path() / "r.json").string()});
  CHECK(result.status == 0);
  CHECK(result.output == probe_prints);
}

TEST_CASE("a record holds the displays of a cell in order") {
  const TemporaryFolder folder;
  const record::RunRecord record = recorded("probe", folder);
  const std::vector<record::Output> displays = cell(record, "Shows").outputs;
  REQUIRE(displays.size() == 8);
  CHECK(std::get<record::ArrayDisplay>(displays[0]).text == "[1.  2.5]");
  CHECK(std::get<record::MarkdownDisplay>(displays[3]).text == "**bold** of 1.00");
  const auto& figure = std::get<record::FigureDisplay>(displays[5]);
  CHECK(figure.title == "A line");
  CHECK(figure.name == "probe");
  CHECK(figure.alt == "A rising line");
  CHECK(figure.caption == "Straight *up*");
  CHECK(figure.files == std::vector<std::string>{(folder.path() / "probe.gp").string()});
  CHECK(figure.planes.size() == 1);
}

TEST_CASE("windows stay open when a supervised run is over") {
  const TemporaryFolder folder;
  const auto gnuplot = folder.path() / "gnuplot";
  const auto opened = folder.path() / "opened";
  write_file(gnuplot, "#!/bin/sh\ncase $2 in -e) echo ' qt '; exit;; esac\nsleep 0.5\necho x >>" +
                          opened.string() + "\n");
  std::filesystem::permissions(gnuplot, std::filesystem::perms::owner_all);
  const base::ChildResult result = base::run_captured(
      "env", {"PATH=" + folder.path().string() + ":" + std::getenv("PATH"), "DISPLAY=:0",
              lesson_programs / "probe", "--supervise", "--show=window", "--format", "gp", "--out",
              folder.path().string()});
  CHECK(result.status == 0);
  for (int tries = 0; tries < 500 && !std::filesystem::exists(opened); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(std::filesystem::exists(opened));
}

TEST_CASE("a cell tagged raises-exception may throw, and the next one runs") {
  const TemporaryFolder folder;
  const record::RunRecord record = recorded("probe", folder);
  const record::CellRecord raises = cell(record, "Raises");
  CHECK(raises.status == record::RunStatus::done);
  CHECK(printed(raises) == "before\n");
  REQUIRE(raises.error);
  CHECK(raises.error->type == "std::domain_error");
  CHECK(raises.error->message == "as planned");
  CHECK(raises.error->expected);
}

TEST_CASE("a cell tagged raises-exception that throws nothing is an error of that cell") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("fails_to_raise", folder);
  CHECK(result.status == 1);
  CHECK(result.output == "nothing happens\n");
  CHECK(contains(result.errors, "Promises too much"));
}

TEST_CASE("an unplanned exception is told with its cell, and later cells do not run") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("faulty", folder, {"-p", "how=throws"});
  CHECK(result.status == 1);
  CHECK(result.output == "first\nsecond\n");
  CHECK(contains(result.errors, "faulty.cpp:18: cell 4 (Second): unplanned"));
  const base::ChildResult here = base::run_captured(
      "env", {"-C", CHALKLINE_SOURCE_DIR, lesson_programs / "faulty", "-p", "how=throws"});
  CHECK(here.errors.starts_with("tests/lesson/lessons/faulty.cpp:18: cell 4"));
  const record::RunRecord record = recorded("faulty", folder, {"-p", "how=throws"});
  CHECK(record.status == record::RunStatus::failed);
  CHECK(cell(record, "First").status == record::RunStatus::done);
  CHECK(cell(record, "Second").status == record::RunStatus::failed);
  CHECK(cell(record, "Second").error->type == "std::runtime_error");
  CHECK(!cell(record, "Second").error->expected);
  CHECK(cell(record, "Third").status == record::RunStatus::not_run);
}

TEST_CASE("something thrown that is no exception, and a figure that cannot be, are told as well") {
  const TemporaryFolder folder;
  CHECK(contains(run("faulty", folder, {"-p", "how=throws_int"}).errors, "no std::exception"));
  CHECK(contains(run("faulty", folder, {"-p", "how=throws_text"}).errors, "words of a literal"));
  CHECK(contains(run("faulty", folder, {"-p", "how=shows_null"}).errors, "a null pointer"));
  const base::ChildResult figure = run("faulty", folder, {"-p", "how=bad_figure"});
  CHECK(figure.status == 1);
  CHECK(contains(figure.errors, "Second"));
}

TEST_CASE("a lesson that is killed or exits leaves a record with its cell marked") {
  const TemporaryFolder folder;
  const record::RunRecord crashed = recorded("faulty", folder, {"-p", "how=crashes"});
  CHECK(crashed.status == record::RunStatus::failed);
  CHECK(cell(crashed, "Second").status == record::RunStatus::failed);
  CHECK(printed(cell(crashed, "Second")) == "second\n");
  CHECK(cell(crashed, "Second").error->type == "signal");
  CHECK(cell(crashed, "Third").status == record::RunStatus::not_run);
  const record::RunRecord exited = recorded("faulty", folder, {"-p", "how=exits"});
  CHECK(exited.status == record::RunStatus::failed);
  CHECK(cell(exited, "Second").error->type == "exit");
  CHECK(run("faulty", folder, {"-p", "how=crashes", "--record", (folder.path() / "r").string()})
            .status == 1);
  CHECK(run("faulty", folder, {"-p", "how=exits", "--record", (folder.path() / "r").string()})
            .status == 1);
}

TEST_CASE("Ctrl-C ends a lesson with status 1 and a message") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("faulty", folder, {"-p", "how=waits"});
  CHECK(result.status == 1);
  CHECK(result.output == "first\nsecond\n");
  CHECK(contains(result.errors, "interrupted"));
}

TEST_CASE("a record that cannot be written is told") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("probe", folder, {"--record", "/proc/no/record.json"});
  CHECK(result.status == 1);
  CHECK(contains(result.errors, "/proc/no/record.json"));
}

TEST_CASE("a lesson that was never woven is a plain program") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("plain_faulty", folder);
  CHECK(result.status == 0);
  CHECK(result.output == "first\nsecond\nthird\n");
}

TEST_CASE("a lesson's own names win, and the library's stand beside them") {
  const TemporaryFolder folder;
  const base::ChildResult result = run("own_names", folder);
  CHECK(result.status == 0);
  CHECK(result.output == "equal 1\n0 4 mine 10\n");
}

TEST_CASE("what NumPy has of arrays, a lesson has without a header more") {
  const TemporaryFolder folder;
  const record::RunRecord record = recorded("arrays", folder);
  std::vector<std::string> shown;
  for (const char* title : {"Made", "Asked"}) {
    for (const record::Output& output : cell(record, title).outputs)
      if (const auto* array = std::get_if<record::ArrayDisplay>(&output))
        shown.push_back(array->text);
  }
  const std::vector<std::string> numpy = {"[  1.  10. 100.]",
                                          "[[ 1.62434536 -0.61175641]\n [-0.52817175 -1.07296862]]",
                                          "[ 0.86540763 -2.3015387 ]",
                                          "[-0.16161097  0.370439  ]",
                                          "[2 4 7 7 9]",
                                          "[4 0 2 3 1]",
                                          "[0.5  0.   0.75]",
                                          "[[11.  7.]\n [14. 18.]]",
                                          "1.875",
                                          "1",
                                          "3",
                                          "[1. 2. 3. 4.]",
                                          "[1 2 0 3]",
                                          "2.5",
                                          "[[2.25 1.75]\n [2.75 3.25]]",
                                          "[1 1 2]",
                                          "[1. 2. 3. 4.]"};
  CHECK(shown == numpy);
}

TEST_CASE("numbers of every kind are shown as NumPy prints them, and text as it stands") {
  const TemporaryFolder folder;
  const record::RunRecord record = recorded("shows", folder);
  std::vector<std::string> shown;
  for (const record::Output& output : cell(record, "Show").outputs)
    if (const auto* array = std::get_if<record::ArrayDisplay>(&output))
      shown.push_back(array->text);
  CHECK(shown == std::vector<std::string>{"[1.  2.5]", "[[  1 -20]\n [  3   4]]", "[ True False]",
                                          "1.0", "7", "True", "text *as* it stands", "more", "c",
                                          "[False  True]", "[[1 2]\n [3 4]]", "3.5", "[1.  2.5]"});
  CHECK(contains(cell(record, "Do not show").error->message, "row 1 has shape (1)"));
  CHECK(contains(read_file(folder.path() / "shows.gp"), "0 1"));
}

TEST_CASE(
    "an index or a shape that is wrong is told with the line that has it, and right ones are not") {
  const auto [how, told] = GENERATE(table<std::string, std::string>({
      {"vector",
       "index 7 is out of bounds for axis 0 with size 3 of an array of shape (3) (line 24: "
       "if (how == \"vector\") y = x(7);)"},
      {"brackets", "index 3 is out of bounds for axis 0 with size 3"},
      {"negative", "index -1 is out of bounds for axis 0 with size 3"},
      {"one", "index 1 is out of bounds for axis 0 with size 1"},
      {"count", "too many indices: an array of shape (3) takes 1, but 2 were given"},
      {"few", "too few indices: an array of shape (3, 2) takes 2, but 1 was given"},
      {"matrix", "index 2 is out of bounds for axis 1 with size 2 of an array of shape (3, 2)"},
      {"row", "index 3 is out of bounds for axis 0 with size 3 of an array of shape (3, 2)"},
      {"column", "index 2 is out of bounds for axis 1 with size 2 of an array of shape (3, 2)"},
      {"write", "index 3 is out of bounds for axis 0 with size 3"},
      {"sizes", "arrays of shapes (3) and (2) do not go together"},
      {"add_to", "arrays of shapes (3) and (2) do not go together"},
      {"axes", "Cannot change dimension of xtensor (a Vector has one axis, a Matrix two)"},
      {"function", "(line 8: double third(const Vector& v) { return v(3); })"},
      {"integers", "index 2 is out of bounds for axis 0 with size 2"},
      {"view", "arrays of shapes (2) and (3) do not go together"},
      {"flat", "flat: the index is out of bounds; elements are counted row by row, from 0 to size"},
  }));
  const TemporaryFolder folder;
  const base::ChildResult result = run("wrong_index", folder, {"-p", "how=" + how});
  INFO(how << ": " << result.errors);
  CHECK(result.status == 1);
  CHECK(contains(result.errors, "wrong_index.cpp:18: cell 4 (Go wrong): "));
  CHECK(contains(result.errors, told));
  CHECK(run("wrong_index", folder).output == "0 1\n");
  CHECK(run("wrong_index", folder, {"-p", "how=broadcast"}).output == "16 1\n");
}

TEST_CASE("any exception is told with the line of the lesson that it comes from") {
  const TemporaryFolder folder;
  CHECK(contains(run("faulty", folder, {"-p", "how=throws"}).errors, "unplanned (line "));
  CHECK(contains(run("faulty", folder, {"-p", "how=bad_figure"}).errors, " (line "));
}
