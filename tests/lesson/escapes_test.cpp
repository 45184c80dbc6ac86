// What a lesson says reaches no terminal as a command to it, from whatever program tells it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "temporary_folder.hpp"
#include "text/printable.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

const fs::path lessons = CHALKLINE_BUILD_DIR "/test_lessons";

/// A course of the one lesson that is full of escape codes.
class Course {
 public:
  Course() {
    fs::create_directories(path() / "build/lessons");
    fs::create_directories(path() / "lessons");
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", path() / "build/chalkline");
    write_file(path() / "build/course.txt", path().string() + "\nA course\n");
    write_file(path() / "build/lessons.txt", (path() / "lessons/escapes.cpp").string() + "\n");
    for (const char* file : {"escapes", "escapes.cpp"})
      fs::copy_file(lessons / file, path() / "build/lessons" / file);
    fs::copy_file(lessons / "escapes.cpp", path() / "lessons/escapes.cpp");
  }

  base::ChildResult run(const std::vector<std::string>& arguments) const {
    return base::run_captured(path() / "build/chalkline", arguments);
  }
  const fs::path& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

using chalkline::test::contains;

/// Both outputs hold characters to be shown, and no others.
void check_shown(const base::ChildResult& result) {
  for (const std::string& text : {result.output, result.errors}) {
    INFO(text::printable(text));
    CHECK(text == text::printable(text));
  }
}

}  // namespace

TEST_CASE("no escape code of a lesson reaches the terminal of its own program") {
  const TemporaryFolder folder;
  const std::string out = folder.path().string();
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--out", out, "--format", "gp"},
        {"--out", out, "--format", "gp", "--supervise"},
        {"--help"},
        {"--describe"},
        {"-p", "rho=\033[2J"},
        {"-p", "how=\033[2J"},
        {"-p", "\033[2J=1"},
        {"--\033[2J"}}) {
    const base::ChildResult result = base::run_captured(lessons / "escapes", arguments);
    INFO(arguments.front());
    CHECK(!(result.output + result.errors).empty());
    check_shown(result);
  }
  const base::ChildResult run =
      base::run_captured(lessons / "escapes", {"--out", out, "--format", "gp"});
  for (const char* shown :
       {"Some *Markdown* ␛]52;c;", "expected ␛]52", "unexpected ␛]52", "Another ␛]0;evil␇", "␛[2J"})
    CHECK(contains(run.errors, shown));
}

TEST_CASE("no escape code of a lesson reaches the terminal of any command") {
  const Course course;
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"list"},
        {"list", "--json"},
        {"check"},
        {"run", "escapes", "--out", course.path().string()},
        {"run", "all", "escapes", "--out", course.path().string()},
        {"book"},
        {"run", "\033[2J"},
        {"run", "all", "-p", "\033[2J=1"},
        {"run", "all", "-p", "how=\033[2J"},
        {"run", "all", "--\033[2J"},
        {"\033[2J"}}) {
    const base::ChildResult result = course.run(arguments);
    INFO(arguments.front());
    CHECK(!(result.output + result.errors).empty());
    check_shown(result);
  }
  const base::ChildResult list = course.run({"list"});
  CHECK(contains(list.output, "A title ␛]0;evil␇ that escapes"));
  CHECK(contains(list.output, "a description ␛]52;c;"));
  const auto json = nlohmann::json::parse(course.run({"list", "--json"}).output);
  CHECK(contains(json[0]["parameters"][0]["description"].get<std::string>(), "\033]52;c;"));
  CHECK(contains(json[0]["parameters"][0]["description"].get<std::string>(),
                 "\xC2\x9B"
                 "32m"));
}

TEST_CASE("step shows escape codes as characters") {
  const Course course;
  const base::ChildResult result = base::run_captured(
      "/bin/sh",
      {"-c", "printf 'e\\n\\n\\n\\n\\n\\n' | \"$0\" step escapes --show none --out \"$1\"",
       (course.path() / "build/chalkline").string(), course.path().string()});
  CHECK(contains(result.output, "A title ␛]0;evil␇ that escapes"));
  CHECK(contains(result.output, "unexpected ␛]52"));
  check_shown(result);
}

TEST_CASE("the book holds no control character in any of its texts") {
  const Course course;
  course.run({"book"});
  std::size_t texts = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(course.path() / "book")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".html" && extension != ".md" && extension != ".ipynb") continue;
    const std::string text = read_file(entry.path());
    INFO(entry.path());
    CHECK(text.find('\033') == text.npos);
    CHECK(text.find('\a') == text.npos);
    CHECK(text == text::printable(text));
    ++texts;
  }
  CHECK(texts == 5);  // index, page, notes, Markdown, notebook
}
