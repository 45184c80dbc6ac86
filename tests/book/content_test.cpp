// By what a book is told unchanged.
#include <filesystem>
#include <functional>
#include <vector>

#include "book/book.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

/// A course of one lesson, and what its book is made with.
struct Made {
  TemporaryFolder folder;
  std::vector<book::PublishedLesson> lessons;
  book::BookOptions options{.introduction = "Its [map](map.svg).",
                            .introduction_path = folder.path() / "README.md",
                            .course = folder.path()};

  Made() {
    write_file(folder.path() / "map.svg", "<svg/>");
    lessons.push_back(
        {sample::record({sample::prose("# One\n\n[data](data.csv)"), sample::code("c", "f();")}),
         sample::figure_files(), "f();", folder.path() / "1_sample.cpp"});
  }
  std::string content() const { return book::content_of_book(lessons, options); }
};

}  // namespace

TEST_CASE("whatever a book is made of tells it apart, and nothing else does") {
  const std::vector<std::pair<const char*, std::function<void(Made&)>>> changes = {
      {"prose", [](Made& m) { m.lessons[0].record.cells[0].written.source += "!"; }},
      {"output",
       [](Made& m) { m.lessons[0].record.cells[1].outputs = {record::MarkdownDisplay{"1"}}; }},
      {"status", [](Made& m) { m.lessons[0].record.status = record::RunStatus::failed; }},
      {"figure", [](Made& m) { m.lessons[0].figures["1_sample.gp"] += "#"; }},
      {"another figure", [](Made& m) { m.lessons[0].figures["2.gp"] = ""; }},
      {"source", [](Made& m) { m.lessons[0].source += "\n"; }},
      {"lessons", [](Made& m) { m.lessons.push_back(m.lessons[0]); }},
      {"title", [](Made& m) { m.options.title = "T"; }},
      {"course's title", [](Made& m) { m.options.course_title = "T"; }},
      {"introduction", [](Made& m) { m.options.introduction += "!"; }},
      {"pictures", [](Made& m) { m.options.pictures = book::Pictures::of_any_host; }},
      {"outputs", [](Made& m) { m.options.with_outputs = false; }},
      {"solutions", [](Made& m) { m.options.with_solutions = false; }},
      {"times", [](Made& m) { m.options.with_times = true; }},
      {"a file that prose leads to",
       [](Made& m) { write_file(m.folder.path() / "map.svg", "<svg></svg>"); }},
      {"a file that was missing", [](Made& m) { write_file(m.folder.path() / "data.csv", "1"); }}};
  for (const auto& [what, change] : changes) {
    INFO(what);
    Made made;
    const std::string before = made.content();
    CHECK(made.content() == before);
    change(made);
    CHECK(made.content() != before);
  }
  Made made;
  const std::string before = made.content();
  write_file(made.folder.path() / "unused.csv", "1");
  CHECK(made.content() == before);
}
