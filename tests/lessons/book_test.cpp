// The real course as a book.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"
#include "catch.hpp"
#include "markdown/parse.hpp"
#include "markdown/write.hpp"
#include "record/run_record.hpp"
#include "source/lesson_source.hpp"
#include "temporary_folder.hpp"
#include "xml_page.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

base::ChildResult make_book(const fs::path& folder, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"book", "--out", folder.string()});
  return base::run_captured(CHALKLINE_BUILD_DIR "/chalkline", options);
}

/// One book for all tests that only read: that which ctest had made, else one for this process.
const fs::path& book() {
  static const char* const made = std::getenv("CHALKLINE_TEST_BOOK");
  static const fs::path of_all = made ? made : "";
  if (made) return of_all;
  static const TemporaryFolder folder;
  static const base::ChildResult result = make_book(folder.path());
  INFO(result.errors);
  REQUIRE(result.status == 0);
  return folder.path();
}

/// Each file below a folder and what is in it.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  return files;
}

std::vector<fs::path> files_ending_in(const std::string& extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(book()))
    if (entry.path().extension() == extension) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  REQUIRE(found.size() >= 8);
  return found;
}

/// Calls `check` with each page of the book.
void for_each_page(const std::function<void(const XmlPage&)>& check) {
  for (const fs::path& file : files_ending_in(".html")) {
    INFO(file.filename());
    check(XmlPage(read_file(file)));
  }
}

base::ChildResult python(const std::string& script, const std::vector<fs::path>& files) {
  std::vector<std::string> arguments = {"-W", "error", "-c", script};
  for (const fs::path& file : files) arguments.push_back(file.string());
  return base::run_captured("/usr/bin/python3", arguments);
}

}  // namespace

TEST_CASE(
    "a book holds of every lesson a page, notes, a notebook, Markdown, the lesson, and its "
    "figures") {
  for (const auto& entry : fs::directory_iterator(CHALKLINE_SOURCE_DIR "/lessons")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string name = entry.path().stem().string();
    INFO(name);
    for (const char* ending : {".html", "_notes.html", ".ipynb", ".md"})
      CHECK(fs::exists(book() / (name + ending)));
    CHECK((read_file(book() / (name + ".cpp")) == read_file(entry.path())));
  }
  for (const char* ending : {".svg", ".png", ".gp", ".csv"})
    CHECK(fs::exists(book() / "figures" / ("6_trajectory" + std::string(ending))));
}

TEST_CASE(
    "every link of the book leads to a file or a place within it, and nothing is loaded from "
    "elsewhere") {
  std::map<std::string, std::set<std::string>> ids;
  for (const fs::path& file : files_ending_in(".html")) {
    const std::vector<std::string> own = XmlPage(read_file(file)).attributes("id");
    ids[file.filename().string()] = {own.begin(), own.end()};
    INFO(file.filename());
    CHECK(ids[file.filename().string()].size() == own.size());
  }
  for (const fs::path& file : files_ending_in(".html")) {
    const XmlPage page(read_file(file));
    const std::string own = file.filename().string();
    INFO(own);
    for (const char* kind : {"href", "src"}) {
      for (const std::string& address : page.attributes(kind)) {
        INFO(address);
        if (kind == std::string("href") &&
            (address.starts_with("https://") || address.starts_with("http://")))
          continue;
        REQUIRE(address.find(':') == std::string::npos);
        const auto hash = address.find('#');
        const std::string target = address.substr(0, hash).empty() ? own : address.substr(0, hash);
        CHECK(fs::is_regular_file(book() / target));
        if (hash == std::string::npos) continue;
        const std::string place = address.substr(hash + 1);
        if (!target.ends_with(".svg"))
          CHECK(ids[target].contains(place));
        else if (place != "page")  // a figure that follows the page's theme; else one of its frames
          CHECK(read_file(book() / target).find("id=\"" + place + "\"") != std::string::npos);
      }
    }
  }
  for (const char* file : {"book.css", "book.js", "icon.svg"}) {
    const std::string text = read_file(book() / file);
    CHECK(text.find("url(") == std::string::npos);
    CHECK(text.find("@import") == std::string::npos);
    CHECK(text.find("https://") == std::string::npos);
  }
}

TEST_CASE("every image has an alternative text, and no formula is left unread") {
  for_each_page([](const XmlPage& page) {
    page.each([](const std::string& name, const XmlPage::Tree& element) {
      if (name == "img") CHECK(element.get_optional<std::string>("<xmlattr>.alt").has_value());
    });
    CHECK(page.texts("code", "formula-error").empty());
  });
}

TEST_CASE("headings descend one level at a time, from one title") {
  for_each_page([](const XmlPage& page) {
    int last = 0, titles = 0;
    page.each([&](const std::string& name, const XmlPage::Tree&) {
      if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') return;
      const int level = name[1] - '0';
      CHECK(level <= last + 1);
      last = level;
      titles += level == 1;
    });
    CHECK(titles == 1);
  });
}

TEST_CASE("the notebooks are valid for nbformat, ids included, and as it writes them itself") {
  const base::ChildResult result = python(R"(
import sys, nbformat
for name in sys.argv[1:]:
    text = open(name, encoding="utf-8", newline="").read()
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), name
    ids = [cell["id"] for cell in notebook.cells]
    assert len(set(ids)) == len(ids), name
    assert nbformat.writes(notebook) + "\n" == text, name + " is written otherwise"
)",
                                          files_ending_in(".ipynb"));
  INFO(result.errors);
  CHECK(result.status == 0);
}

TEST_CASE("the trajectory's CSV holds NumPy's points to the last bit") {
  std::istringstream ours(read_file(book() / "figures/6_trajectory.csv")),
      numpy(read_file(CHALKLINE_TEST_DATA "/numpy-trajectory.csv"));
  std::string our_line, numpy_line;
  std::getline(ours, our_line);
  std::getline(numpy, numpy_line);
  CHECK(our_line == "layer,label,index,x,y,z");
  std::size_t points = 0;
  while (std::getline(ours, our_line)) {
    if (!our_line.starts_with("path,")) continue;
    REQUIRE(std::getline(numpy, numpy_line));
    CHECK(our_line == "path,iterates," + numpy_line + ",");  // no z
    ++points;
  }
  CHECK(points == 50);
}

TEST_CASE("the course's prose survives the way into other dialects of Markdown") {
  std::size_t formulas = 0;
  for (const app::LessonProgram& lesson : app::load_catalog(CHALKLINE_BUILD_DIR)) {
    INFO(lesson.id);
    for (const source::Cell& cell : app::read_source(lesson).cells) {
      if (cell.kind != source::CellKind::markdown) continue;
      const markdown::Node prose = markdown::parse(cell.source).document;
      for (const auto reader : {markdown::Reader::code_host, markdown::Reader::jupyter})
        CHECK((markdown::parse(markdown::to_markdown(prose, reader)).document == prose));
      markdown::for_each_node(prose, [&](const markdown::Node& node) {
        formulas += node.kind == markdown::Kind::formula;
      });
    }
  }
  CHECK(formulas > 30);
}

TEST_CASE("a book made again has the same bytes, and leaves the files alone") {
  const TemporaryFolder folder;
  REQUIRE(make_book(folder.path()).status == 0);
  CHECK((contents(folder.path()) == contents(book())));
  const base::ChildResult again = make_book(folder.path());
  CHECK(again.status == 0);
  CHECK(again.output.empty());
  CHECK(again.errors.find(" 0 of them new or changed") != std::string::npos);
}

TEST_CASE("notebooks for class have no outputs") {
  const TemporaryFolder folder;
  REQUIRE(make_book(folder.path(), {"--no-outputs"}).status == 0);
  const std::string notebook = read_file(folder.path() / "4_contour.ipynb");
  CHECK(notebook.find("image/png") == std::string::npos);
  CHECK(notebook.find("\"outputs\": []") != std::string::npos);
  const fs::path lesson = folder.path() / "9_your_own_lesson";
  for (const char* ending : {".ipynb", ".md", ".cpp"}) {
    INFO(ending);
    const std::string text = read_file(lesson.string() + ending);
    CHECK(text.find("it never rises") == std::string::npos);
    CHECK(text.find("How far does the plain method come") != std::string::npos);
  }
  const std::string source = read_file(lesson.string() + ".cpp");
  CHECK(source.find("tags=[\"solution\"]") == std::string::npos);
  CHECK_NOTHROW(source::parse_lesson("9_your_own_lesson.cpp", source));
}
