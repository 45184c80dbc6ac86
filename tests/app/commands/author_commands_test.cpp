// `chalkline new` and `chalkline check`, with small shell scripts in the place of lessons.
#include <algorithm>
#include <filesystem>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "record/run_record.hpp"
#include "source/lesson_source.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

const char* const small =
    "// %% [markdown]\n// # One\n\n// %% Code\nLESSON_BEGIN\n\n// %% Prints\nLESSON_END\n";

/// A course whose only lesson is a script that leaves a record.
class Course {
 public:
  Course() {
    for (const char* folder : {"lessons", "build/lessons", "tests/golden"})
      fs::create_directories(path() / folder);
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", path() / "build/chalkline");
    write_file(path() / "build/course.txt", path().string() + "\nA course\n");
    write_file(path() / "build/lessons.txt", (path() / "lessons/1_one.cpp").string() + "\n");
    reads(small);
  }

  /// From now on the lesson prints `text`.
  void prints(const std::string& text) {
    puts_out({record::StreamText{record::Stream::standard_output, text}});
  }

  /// From now on this is its text.
  void reads(const std::string& text) {
    text_ = text;
    write_file(path() / "lessons/1_one.cpp", text);
    write_file(path() / "build/lessons/1_one.cpp", text);
    prints("one\n");
  }

  /// From now on it puts out these, and `script` is that of its figure.
  void puts_out(const std::vector<record::Output>& outputs, const std::string& script = "") {
    record::RunRecord record =
        record::record_before_run("1_one", source::parse_lesson("1_one.cpp", text_));
    record.status = record::RunStatus::done;
    for (record::CellRecord& cell : record.cells) cell.status = record::RunStatus::done;
    record.cells.back().outputs = outputs;
    const fs::path program = path() / "build/lessons/1_one";
    const std::string draw =
        script.empty() ? "" : "[ \"$1\" = --out ] && cat >\"$2/1_one.gp\" <<'G'\n" + script + "G\n";
    write_file(program, "#!/bin/sh\nwhile [ $# -gt 0 ]; do\n" + draw +
                            "[ \"$1\" = --record ] && cat >\"$2\" <<'J'\n" +
                            record::to_json(record) + "J\nshift; done\n");
    fs::permissions(program, fs::perms::owner_all);
  }

  base::ChildResult run(const std::vector<std::string>& arguments) const {
    return base::run_captured(path() / "build/chalkline", arguments);
  }
  fs::path golden() const { return path() / "tests/golden/1_one.txt"; }
  const fs::path& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  std::string text_;
};

using chalkline::test::contains;

}  // namespace

TEST_CASE("check passes a lesson that prints what its golden file says") {
  const Course course;
  write_file(course.golden(), "one\n");
  const base::ChildResult result = course.run({"check"});
  CHECK(result.output.empty());
  CHECK(result.status == 0);
}

TEST_CASE("check tells what would displease a reader, and is not satisfied then") {
  Course course;
  write_file(course.golden(), "one\n");
  course.puts_out({record::StreamText{record::Stream::standard_output, "one\n"},
                   record::FigureDisplay{.title = "A", .name = "1_one", .alt = ""}});
  const base::ChildResult result = course.run({"check"});
  CHECK(
      contains(result.output,
               "lessons/1_one.cpp:7: the figure \"A\" has no text for readers who cannot see it"));
  CHECK(contains(result.errors, "0 of 1 lessons"));
  CHECK(result.status == 1);
}

TEST_CASE(
    "near misses are told by check, run and book, and what might be a note is not published") {
  Course course;
  for (const auto& [marker, told] :
       {std::pair<std::string, std::string>{"[markdown] tags = [\"notes\"]", ""},
        {"[markdown] {\"tags\": [\"notes\"]}", ""},
        {"[markdown] A title tags=[\"notes\"]", ""},
        {"[markdown] tags=[\"Notes\"]", "unknown tag \"Notes\"; since this may be a note"},
        {"[markdown] tags=[\"note\"]", "unknown tag \"note\"; since this may be a note"},
        {"[Markdown] tags=[\"notes\"]",
         "[Markdown] is no type of a cell; did you mean [markdown]?"},
        {"[markdown] tags=[\"\033]0;evil\a notes\"]", "unknown tag \"␛]0;evil␇ notes\""}}) {
    INFO(marker);
    course.reads("// %% [markdown]\n// # One\n\n// %% " + marker +
                 "\n// # SECRET\n// SECRET [a](b.cpp)\n\n// %% Code\nLESSON_BEGIN\n\n// %% Prints\n"
                 "LESSON_END\n");
    write_file(course.golden(), "one\n");
    const std::string place = told.empty() ? "" : "lessons/1_one.cpp:4: " + told;
    const std::string check = course.run({"check"}).output, run = course.run({"run", "1"}).errors,
                      book = course.run({"book"}).errors;
    for (const std::string& text : {check, run, book}) {
      INFO(text);
      CHECK(contains(text, place));
      CHECK(contains(text, "lessons/1_one.cpp:4: ") == !told.empty());
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(course.path() / "book")) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_regular_file() || name == "1_one.cpp" || name == "1_one_notes.html") continue;
      INFO(name);
      CHECK(!contains(read_file(entry.path()), "SECRET"));
    }
  }
}

TEST_CASE("of every near miss there is a line, and no form of the book has its text") {
  std::string text = "// %% [markdown]\n// # One\n\n";
  std::vector<std::size_t> lines;
  std::size_t line = 4;
  for (const char* marker : {"[markdown notes]",
                             "[markdown, notes]",
                             "[ markdown ] notes",
                             "markdown notes",
                             "Notes",
                             "[markdown] tags notes",
                             "[markdown] notes, predict",
                             "[markdown] **notes**",
                             "[markdown] Speaker notes",
                             "[markdown] For the teacher only",
                             "[markdown] Title (notes)",
                             "[markdown] hidden=true",
                             "[markdown] visible=false",
                             "[markdown] active=\"\"",
                             "[markdown] slideshow={\"slide_type\": \"skip\"}",
                             "[markdown] jupyter={\"source_hidden\": true}",
                             "[markdown] tags=[\"draft\"]",
                             "[markdown] tags=[\"for-me\"]",
                             "[markdown] tags=[\"Notizen\"]",
                             "The teacher's bowl"}) {
    text.append("// %% ").append(marker).append("\n// # SECRET\n// SECRET\n\n");
    lines.push_back(line);
    line += 4;
  }
  Course course;
  course.reads(text + "// %% Code\nint x;\nLESSON_BEGIN\n\n// %% Prints\nLESSON_END\n");
  write_file(course.golden(), "one\n");
  for (const std::string& told :
       {course.run({"check"}).output, course.run({"run", "1"}).errors, course.run({"book"}).errors})
    for (const std::size_t at : lines)
      CHECK(contains(told, "lessons/1_one.cpp:" + std::to_string(at) + ": "));
  for (const char* form : {"index.html", "1_one.html", "1_one.md", "1_one.ipynb"}) {
    INFO(form);
    CHECK(contains(read_file(course.path() / "book" / form), "One"));
    CHECK(!contains(read_file(course.path() / "book" / form), "SECRET"));
  }
}

TEST_CASE("a note's title is not that of its lesson") {
  Course course;
  course.reads(
      "// %% [markdown] SECRET tags=[\"notes\"]\n// Text\n\n// %% Code\nLESSON_BEGIN\n"
      "LESSON_END\n");
  course.run({"book"});
  CHECK(!contains(read_file(course.path() / "book/index.html"), "SECRET"));
  CHECK(!contains(read_file(course.path() / "book/1_one.html"), "SECRET"));
}

TEST_CASE("book tells which pictures it does not show, and shows them if it may") {
  Course course;
  course.reads(
      "// %% [markdown]\n// # One\n// ![cat](https://x.org/cat.png)\n\n// %% Code\n"
      "LESSON_BEGIN\nLESSON_END\n");
  const fs::path page = course.path() / "book/1_one.html";
  CHECK(contains(course.run({"book"}).errors, "1_one: the picture https://x.org/cat.png lies on"));
  CHECK(!contains(read_file(page), "<img"));
  CHECK(!contains(course.run({"book", "--external-pictures"}).errors, "cat.png"));
  CHECK(contains(read_file(page), "<img src=\"https://x.org/cat.png\""));
}

TEST_CASE("list shows titles and summaries as text, also in its JSON") {
  Course course;
  write_file(
      course.path() / "build/lessons/1_one.cpp",
      "// %% [markdown]\n// ~~~\n// # a comment\n// ~~~\n// # The *bowl* and $f(x)=x^2$\n//\n"
      "// It is **round**,\n// \"quite\".\n\n// %% Code\nLESSON_BEGIN\nLESSON_END\n");
  write_file(course.path() / "build/lessons/1_one",
             "#!/bin/sh\n[ \"$1\" = --describe ] && cat <<'J'\n" +
                 record::to_json(record::LessonDescription{
                     "1_one", {record::declare_parameter("rho", 0.9, "decay")}}) +
                 "J\n");
  CHECK(course.run({"list"}).output ==
        "1_one  The bowl and f(x) = x²\n    rho = 0.9  decay (any finite number)\n");
  const std::string json = course.run({"list", "--json"}).output;
  CHECK(json.starts_with(
      "[\n  {\n    \"format\": \"chalkline lesson description 1\",\n"
      "    \"name\": \"1_one\",\n    \"title\": \"The bowl and f(x) = x²\",\n"
      "    \"summary\": \"It is round, \\\"quite\\\".\",\n    \"parameters\": [\n"));
}

TEST_CASE("a book that is handed out has no answers, also none of a lesson that cannot be read") {
  Course course;
  const std::string answer = "// %% [markdown] tags=[\"solution\"]\n// SECRET\n";
  const auto handed_out = [&](const std::string& text) {
    course.reads(text);
    course.run({"book", "--no-outputs"});
    std::string all;
    for (const char* ending : {".ipynb", ".md", ".cpp"})
      all += read_file(course.path() / "book" / (std::string("1_one") + ending));
    return all;
  };
  const std::string lesson =
      std::string(small).insert(std::string(small).find("// %% Prints"), answer);
  CHECK(!contains(handed_out(lesson), "SECRET"));
  CHECK(contains(read_file(course.path() / "book/1_one.html"), "SECRET"));
  write_file(course.path() / "lessons/1_one.cpp", lesson + answer + "f();\n");
  course.run({"book", "--no-outputs"});
  CHECK(!contains(read_file(course.path() / "book/1_one.cpp"), "SECRET"));
  course.reads(lesson);
  course.run({"book"});
  CHECK(contains(read_file(course.path() / "book/1_one.cpp"), "SECRET"));
}

TEST_CASE("check tells links that lead nowhere, and knows lessons that it was not asked for") {
  Course course;
  write_file(course.golden(), "one\n");
  write_file(course.path() / "build/lessons.txt",
             (course.path() / "lessons/1_one.cpp").string() + "\n" +
                 (course.path() / "lessons/2_two.cpp").string() + "\n");
  write_file(course.path() / "lessons/2_two.cpp", small);
  course.reads(
      "// %% [markdown]\n// # One\n// [a](2_two.cpp) [b](2_two.cpp#prints)\n// "
      "[c](2_two.cpp#no)\n//\n"
      "// ![d](d.png)\n\n// %% Code\nLESSON_BEGIN\n\n// %% Prints\nLESSON_END\n");
  const base::ChildResult result = course.run({"check", "one"});
  CHECK(result.output.find(
            "lessons/1_one.cpp:4: the link to 2_two.cpp#no leads nowhere: 2_two has no "
            "heading of that name\n") != std::string::npos);
  CHECK(contains(result.output,
                 "lessons/1_one.cpp:6: the picture d.png leads nowhere: there is no "
                 "such lesson or file\n"));
  CHECK(std::count(result.output.begin(), result.output.end(), '\n') == 2);
  CHECK(result.status == 1);
}

TEST_CASE(
    "a book brings along what its prose refers to, lists it, and drops it with the reference") {
  Course course;
  const std::string body = "// %% Code\nLESSON_BEGIN\n\n// %% Prints\nLESSON_END\n";
  write_file(course.path() / "lessons/pic.png", "picture");
  write_file(course.path() / "secret.txt", "secret");
  course.reads("// %% [markdown]\n// # One\n//\n// ![a](pic.png) ![b](../../../secret.txt)\n\n" +
               body);
  CHECK(course.run({"book"}).status == 0);
  const fs::path book = course.path() / "book";
  CHECK(read_file(book / "files/lessons/pic.png") == "picture");
  CHECK(contains(read_file(book / ".chalkline-book"), "files/lessons/pic.png\n"));
  CHECK(contains(read_file(book / "1_one.html"), "<img src=\"files/lessons/pic.png\" alt=\"a\"/>"));
  CHECK(contains(
      course.run({"check"}).output,
      "lessons/1_one.cpp:4: the picture ../../../secret.txt leads nowhere: it lies outside "
      "of the course's folder\n"));
  course.reads("// %% [markdown]\n// # One\n\n" + body);
  CHECK(contains(course.run({"book"}).errors, "1 old ones removed"));
  CHECK(!fs::exists(book / "files"));
}

TEST_CASE("check shows a difference, and --accept renews the golden file after showing it") {
  Course course;
  write_file(course.golden(), "one\ntwo\n");
  course.prints("one\nthree\n");
  const base::ChildResult shown = course.run({"check", "one"});
  CHECK(shown.status == 1);
  CHECK(contains(shown.output, "- two"));
  CHECK(contains(shown.output, "+ three"));
  CHECK(read_file(course.golden()) == "one\ntwo\n");

  const base::ChildResult accepted = course.run({"check", "one", "--accept"});
  CHECK(accepted.status == 0);
  CHECK(contains(accepted.output, "+ three"));
  CHECK(read_file(course.golden()) == "one\nthree\n");
}

TEST_CASE("check tells that a golden file is not there, and --accept writes it") {
  const Course course;
  const base::ChildResult missing = course.run({"check"});
  CHECK(missing.status == 1);
  CHECK(contains(missing.output, "lessons/1_one.cpp:1: there is no golden file "));
  CHECK(contains(missing.output, "tests/golden/1_one.txt yet"));
  CHECK(contains(missing.output, "--accept"));
  CHECK(contains(missing.errors, "0 of 1 lessons"));
  CHECK(!fs::exists(course.golden()));
  const base::ChildResult accepted = course.run({"check", "--accept"});
  CHECK(accepted.status == 0);
  CHECK(accepted.output.empty());
  CHECK(read_file(course.golden()) == "one\n");
}

TEST_CASE("check sees everything that show displays, and the order of it") {
  Course course;
  const record::StreamText printed{record::Stream::standard_output, "one\n"};
  const record::ArrayDisplay array{"[1.]"};
  const record::MarkdownDisplay markdown{"**1**"};
  record::FigureDisplay figure{.title = "A", .name = "1_one", .alt = "a line"};
  course.puts_out({printed, array, markdown, figure});
  CHECK(course.run({"check", "--accept"}).status == 0);
  CHECK(course.run({"check"}).status == 0);
  record::FigureDisplay renamed = figure, captioned = figure;
  renamed.name = "1_one_b";
  captioned.caption = "Up.";
  const std::vector<std::vector<record::Output>> others = {
      {printed, record::ArrayDisplay{"[2.]"}, markdown, figure},
      {printed, array, record::MarkdownDisplay{"**2**"}, figure},
      {printed, array, markdown},
      {array, printed, markdown, figure},
      {printed, array, markdown, renamed},
      {printed, array, markdown, captioned},
      {printed, record::StreamText{record::Stream::standard_output, "[1.]\n"}, markdown, figure},
      {printed, record::ArrayDisplay{"**1**"}, record::MarkdownDisplay{"[1.]"}, figure}};
  for (std::size_t i = 0; i < others.size(); ++i) {
    INFO(i);
    course.puts_out(others[i]);
    const base::ChildResult result = course.run({"check"});
    CHECK(result.status == 1);
    CHECK(contains(result.output, "the lesson shows something else"));
  }
}

TEST_CASE("check sees a figure by its script, and shows how that differs from the published one") {
  Course course;
  const record::FigureDisplay figure{.title = "A", .name = "1_one", .alt = "a line"};
  const std::string axes = "set a\nset b\nset c\nset d\nset e\n";
  course.puts_out({figure}, axes + "plot x\n");
  CHECK(course.run({"check", "--accept"}).status == 0);
  CHECK(course.run({"check"}).status == 0);
  fs::create_directory(course.path() / "plots");
  write_file(course.path() / "plots/1_one.gp", axes + "plot x\n");
  course.puts_out({figure}, axes + "plot 2 * x\n");
  const base::ChildResult known = course.run({"check"});
  CHECK(known.status == 1);
  CHECK(contains(known.output, "- :: figure 1_one "));
  CHECK(contains(known.output,
                 "plots/1_one.gp: the lesson draws something else:\n"
                 "@@ -3,4 +3,4 @@\n  set c\n  set d\n  set e\n- plot x\n"
                 "+ plot 2 * x\n"));

  // Another script than that which was accepted says nothing about the difference.
  write_file(course.path() / "plots/1_one.gp", axes + "plot 3 * x\n");
  const base::ChildResult unknown = course.run({"check"});
  CHECK(unknown.status == 1);
  CHECK(!contains(unknown.output, "plot 3"));
}

TEST_CASE("check lets no control character of a lesson reach the terminal") {
  Course course;
  write_file(course.golden(), "one\n");
  course.prints("\x1b]0;title\x07\n");
  const base::ChildResult result = course.run({"check"});
  CHECK(contains(result.output, "+ \u241b]0;title\u2407\n"));
  CHECK(!contains(result.output, "\x1b"));
}

TEST_CASE("new writes the next lesson, once") {
  const Course course;
  const base::ChildResult made = course.run({"new", "line_search"});
  INFO(made.errors);
  CHECK(made.status == 0);
  const source::LessonSource lesson =
      source::parse_lesson("l.cpp", read_file(course.path() / "lessons/2_line_search.cpp"));
  CHECK(lesson.cells.at(0).source.starts_with("# Line search\n"));
  CHECK(contains(made.errors, "run line_search"));
  for (const char* again : {"line_search", "2_other", "5_line_search", "one"}) {
    const base::ChildResult refused = course.run({"new", again});
    CHECK(refused.status == 2);
    CHECK(contains(refused.errors, "already"));
  }
  CHECK(course.run({"new", "7_seven"}).status == 0);
  CHECK(course.run({"new", "next"}).status == 0);
  CHECK(fs::exists(course.path() / "lessons/8_next.cpp"));
}

TEST_CASE("new refuses what cannot be a lesson's name and says what can") {
  const Course course;
  for (const char* name : {"", "Upper", "../up", "a b", "9", "9_", "9_9", "all", "3_all", "a.cpp",
                           "_a", "caf\xC3\xA9"}) {
    INFO(name);
    const base::ChildResult refused = course.run({"new", name});
    CHECK(refused.status == 2);
    CHECK(contains(refused.errors, "letters"));
  }
  CHECK(std::distance(fs::directory_iterator(course.path() / "lessons"),
                      fs::directory_iterator()) == 1);
}
