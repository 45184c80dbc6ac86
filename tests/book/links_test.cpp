#include "book/links.hpp"

#include "book/book.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"
#include "markdown/parse.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::book;
using sample::code, sample::prose;

namespace {

namespace fs = std::filesystem;
using Kind = Destination::Kind;

record::RunRecord named(const std::string& name, std::vector<record::CellRecord> cells) {
  record::RunRecord run = sample::record(std::move(cells));
  run.name = name;
  return run;
}

/// A course with two lessons, files beside them, and things outside of it.
class Course {
 public:
  Course() {
    fs::create_directories(folder() / "lessons");
    fs::create_directories(folder() / "data");
    write_file(folder() / "lessons/pic.png", "picture");
    write_file(folder() / "lessons/a b.csv", "1,2");
    write_file(folder() / "data/points.csv", "3,4");
    write_file(outside_.path() / "secret.txt", "secret");
    fs::create_symlink(outside_.path() / "secret.txt", folder() / "lessons/out.txt");
    fs::create_symlink(outside_.path(), folder() / "lessons/out");
    fs::create_symlink(folder() / "data/points.csv", folder() / "lessons/in.csv");
    links.add(one, folder() / "lessons/1_one.cpp");
    links.add(two, folder() / "lessons/2_two.cpp");
  }

  fs::path folder() const { return folder_.path() / "course"; }
  Destination find(const std::string& address) const { return links.find(one, address); }
  std::string reason(const std::string& address) const {
    const Destination found = find(address);
    CHECK(found.kind == Kind::nowhere);
    return found.reason;
  }
  std::string address(const std::string& from, Form form) const {
    return links.address(one, from, form).value_or("none");
  }
  const fs::path& outside() const { return outside_.path(); }

 private:
  TemporaryFolder folder_, outside_;
  record::RunRecord first_ = named("1_one", {prose("# One\n\n## Main"), code("A fair race", "")});
  record::RunRecord second_ = named("2_two", {prose("# Two"), code("Run it", "")});

 public:
  const Lesson one = read_lesson(first_), two = read_lesson(second_);
  Links links{folder()};
};

}  // namespace

TEST_CASE("a link to a lesson leads to the same form of it, and keeps the heading") {
  const Course course;
  CHECK(course.address("2_two.cpp", Form::page) == "2_two.html");
  CHECK(course.address("2_two.cpp", Form::markdown) == "2_two.md");
  CHECK(course.address("2_two.cpp", Form::notebook) == "2_two.ipynb");
  CHECK(course.address("./../lessons/2_two.cpp", Form::page) == "2_two.html");
  CHECK(course.address("2_two.cpp#run-it", Form::page) == "2_two.html#run-it");
  CHECK(course.address("2_two.cpp#run-it", Form::markdown) == "2_two.md#run-it");
  CHECK(course.address("2_two.cpp#run-it", Form::notebook) == "2_two.ipynb#run-it");
  CHECK(course.address("#a-fair-race", Form::page) == "#a-fair-race");
  CHECK(course.address("#a-fair-race", Form::notes) == "1_one.html#a-fair-race");
  CHECK(course.address("#main", Form::page) == "#main-1");  // the page has a part of that name
  CHECK(course.address("#main", Form::markdown) == "#main");
  CHECK(course.address("https://x.org/2_two.cpp", Form::page) == "https://x.org/2_two.cpp");
  CHECK(course.address("javascript:x", Form::page) == "none");
}

TEST_CASE("a file of the course is published below files/, by its place in the course") {
  const Course course;
  CHECK(course.address("pic.png", Form::page) == "files/lessons/pic.png");
  CHECK(course.address("pic.png?a=b#c", Form::markdown) == "files/lessons/pic.png?a=b#c");
  CHECK(course.address("a%20b.csv", Form::page) == "files/lessons/a%20b.csv");
  CHECK(course.find("a b.csv").published == "files/lessons/a b.csv");
  CHECK(course.address("../data/points.csv", Form::page) == "files/data/points.csv");
  CHECK(course.address("in.csv", Form::page) == "files/data/points.csv");
}

TEST_CASE("what leads nowhere is told with the reason") {
  const Course course;
  CHECK(course.reason("3_three.cpp") == "there is no such lesson or file");
  CHECK(course.reason("no.png") == "there is no such lesson or file");
  CHECK(course.reason("") == "it has no address");
  CHECK(course.reason("#a-fair-rice") ==
        "1_one has no heading of that name; did you mean #a-fair-race?");
  CHECK(course.reason("2_two.cpp#a-fair-race").starts_with("2_two has no heading"));
  CHECK(course.reason("../data") == "it is no file");
  CHECK(course.reason("file:///etc/passwd").starts_with("only http"));
}

TEST_CASE("no file outside of the course's folder is published, however it is named") {
  const Course course;
  const std::string outside = "it lies outside of the course's folder";
  CHECK(course.reason("../../outside.txt") == outside);
  CHECK(course.reason("../../../../../../../etc/passwd") == outside);
  CHECK(course.reason("out.txt") == outside);
  CHECK(course.reason("out/secret.txt") == outside);
  CHECK(course.reason("%2e%2e/%2e%2e/x") == outside);
  CHECK(course.reason("/etc/passwd").find("begins with /") != std::string::npos);
  CHECK(course.reason("%2Fetc%2Fpasswd").find("begins with /") != std::string::npos);
  CHECK(course.reason("..") == "it is no file");
  CHECK(Links(fs::path()).files_of(course.one).empty());
}

TEST_CASE("a book holds the files that prose and outputs refer to, in every form, and no others") {
  const TemporaryFolder folder;
  const fs::path lessons = folder.path() / "lessons";
  fs::create_directories(lessons);
  write_file(lessons / "pic.png", "picture");
  write_file(lessons / "drawn.svg", "<svg/>");
  write_file(lessons / "data.csv", "1");
  write_file(lessons / "unused.png", "no");
  record::RunRecord run =
      named("1_one", {prose("# One\n\n![a *b*](pic.png) [data](data.csv) [two](2_two.cpp#c)"),
                      prose("![s](drawn.svg) [x](../../y.txt)"),
                      code("c", "", {record::MarkdownDisplay{"![p](pic.png)"}})});
  record::RunRecord other = named("2_two", {prose("# Two"), code("c", "")});
  const auto files =
      make_book({{run, {}, "", lessons / "1_one.cpp"}, {other, {}, "", lessons / "2_two.cpp"}},
                {.course = folder.path()});
  CHECK(files.at("files/lessons/pic.png") == "picture");
  CHECK(files.at("files/lessons/data.csv") == "1");
  CHECK(files.at("files/lessons/drawn.svg") == "<svg/>");
  CHECK(!files.contains("files/lessons/unused.png"));
  CHECK(std::ranges::count_if(
            files, [](const auto& file) { return file.first.starts_with("files/"); }) == 3);
  const auto contains = [&](const std::string& file, const std::string& text) {
    INFO(file << " has " << text);
    CHECK(files.at(file).find(text) != std::string::npos);
  };
  contains("1_one.html", "<img src=\"files/lessons/pic.png\" alt=\"a b\"/>");
  contains("1_one.html", "href=\"2_two.html#c\"");
  contains("1_one.md", "![a b](files/lessons/pic.png) [data](files/lessons/data.csv)");
  contains("1_one.md", "[two](2_two.md#c)");
  contains("1_one.ipynb", "![a b](attachment:pic.png)");
  contains("1_one.ipynb", "\"image/png\": \"cGljdHVyZQ==\"");
  contains("1_one.ipynb", "[data](files/lessons/data.csv)");
  contains("1_one.ipynb", "[two](2_two.ipynb#c)");
  contains("1_one.ipynb", "![s](data:image/svg+xml;base64,PHN2Zy8+)");
  contains("1_one.ipynb", "![p](data:image/png;base64,cGljdHVyZQ==)");
}

TEST_CASE("a picture is one to a notebook, whatever its extension's letters") {
  const TemporaryFolder folder;
  const fs::path lessons = folder.path() / "lessons";
  fs::create_directories(lessons);
  for (const auto& [name, type] :
       std::vector<std::pair<std::string, std::string>>{{"P.PNG", "image/png"},
                                                        {"P.Jpg", "image/jpeg"},
                                                        {"P.bmp", "image/bmp"},
                                                        {"P.SVG", "image/svg+xml"}}) {
    INFO(name);
    write_file(lessons / name, "picture");
    const record::RunRecord run = named("1_one", {prose("![p](" + name + ")"), code("c", "")});
    const auto files = make_book({{run, {}, "", lessons / "1_one.cpp"}}, {.course = folder.path()});
    const std::string& notebook = files.at("1_one.ipynb");
    CHECK(notebook.find("files/lessons") == std::string::npos);
    CHECK(notebook.find(type) != std::string::npos);
  }
}

TEST_CASE("what introduces the course stands in the index, and leads where it says") {
  const TemporaryFolder folder;
  const fs::path lessons = folder.path() / "lessons";
  fs::create_directories(lessons);
  write_file(lessons / "map.svg", "<svg/>");
  const record::RunRecord run = sample::record({sample::prose("# One\n\n[back](README.md)")});
  BookOptions options{.course_title = "By CMake",
                      .introduction = "# By *hand*\n\nIt's [one](1_sample.cpp). ![A map](map.svg)",
                      .introduction_path = lessons / "README.md",
                      .course = folder.path()};
  const auto index = [&] {
    return make_book({{run, {}, "", lessons / "1_sample.cpp"}}, options).at("index.html");
  };
  const std::string html = index();
  CHECK(html.find("<h1>By hand</h1>") != std::string::npos);
  CHECK(html.find("<title>By hand</title>") != std::string::npos);
  CHECK(html.find("It’s <a href=\"1_sample.html\">one</a>") != std::string::npos);
  CHECK(html.find("<img src=\"files/lessons/map.svg\" alt=\"A map\"/>") != std::string::npos);
  CHECK(make_book({{run, {}, "", lessons / "1_sample.cpp"}}, options)
            .contains("files/lessons/map.svg"));
  options.title = "By option";
  CHECK(index().find("<h1>By option</h1>") != std::string::npos);
  options.title.clear();
  options.introduction.clear();
  CHECK(index().find("<h1>By CMake</h1>") != std::string::npos);
}
