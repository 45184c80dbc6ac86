#include "live/live_pages.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "book/sample_records.hpp"
#include "catch.hpp"
#include "live/live_json.hpp"

using namespace chalkline;
using namespace chalkline::live;
using nlohmann::json;

namespace {

book::PublishedLesson eventful_lesson() {
  book::PublishedLesson lesson{sample::eventful(), sample::figure_files(), "", "/c/1_sample.cpp"};
  lesson.source =
      "// %% [markdown]\n// # A sample\n\n// %% [markdown] tags=[\"notes\"]\n// Secret.\n\n// %%\n"
      "#include <chalkline/lesson.hpp>\nLESSON_BEGIN\nLESSON_END\n";
  lesson.record.cells[3].written.source = "What comes next?\n\n- [ ] *one*\n- [ ] $x^2$, that's it";
  return lesson;
}

LiveBook eventful_book() {
  return make_live_book({eventful_lesson()}, {.course_title = "Course"},
                        [](const std::string& lesson) -> std::vector<CellAnswer> {
                          if (lesson != "1_sample") return {};
                          return {{2, "two", "", {}}, {6, "six", "", {sample::figure()}}};
                        });
}

const std::string& page(const LiveBook& book, const std::string& path) {
  const auto found = book.pages.find(path);
  REQUIRE(found != book.pages.end());
  return *found->second.bytes;
}

}  // namespace

TEST_CASE("A live page is the book's, with its script, figures by hash, and no policy of its own") {
  const LiveBook live = eventful_book();
  const auto files = book::make_book({eventful_lesson()}, {.course_title = "Course"});
  const std::string text = page(live, "1_sample.html");
  CHECK(text.find("<script src=\"live.js\" defer=\"defer\"></script>\n</head>") != text.npos);
  CHECK(text.find("http-equiv") == text.npos);
  CHECK(text.find("figures/1_sample.svg") == text.npos);
  const std::string& plain = files.at("1_sample.html");
  const std::string body = "<body", outputs = "<div class=\"outputs\">";
  CHECK(text.substr(text.find(body), text.find(outputs) - text.find(body)) ==
        plain.substr(plain.find(body), plain.find(outputs) - plain.find(body)));
  CHECK(page(live, "1_sample.ipynb") == files.at("1_sample.ipynb"));
  CHECK(page(live, "figures/1_sample.png") == files.at("figures/1_sample.png"));
}

TEST_CASE("Students get lessons as they are handed out, and no notes") {
  const LiveBook live = eventful_book();
  CHECK(page(live, "1_sample.cpp").find("Secret") != std::string::npos);
  CHECK(live.for_students.at("1_sample.cpp").bytes->find("Secret") == std::string::npos);
  CHECK(live.for_teacher == std::vector<std::string>{"1_sample_notes.html"});
  for (const auto& [path, one] : live.pages)
    if (path != "1_sample.cpp" && path != "1_sample_notes.html")
      CHECK(one.bytes->find("Say hello to the class") == std::string::npos);
}

TEST_CASE("A lesson tells its parameters, cells and questions") {
  const LiveBook live = eventful_book();
  REQUIRE(live.facts.lessons.size() == 1);
  LessonFacts lesson = live.facts.lessons[0];
  const json told = json::parse(lesson_to_json(lesson, Role::student));
  CHECK(told["title"] == "A sample");
  CHECK(told["number"] == 1);
  CHECK(told["room"] == true);
  CHECK(told["parameters"] ==
        json::parse(R"([{"name":"rho","kind":"real","default":"0.99","description":"decay rate",
                         "allowed":"0 <= rho < 1","min":{"value":"0","open":false},
                         "max":{"value":"1","open":true},"choices":[]}])"));
  CHECK(told["cells"][1]["id"] == "cell-draw");
  CHECK(told["cells"][1]["hash"] == "six");
  CHECK(told["cells"][1]["figures"].size() == 1);
  REQUIRE(told["questions"].size() == 1);
  CHECK(told["questions"][0]["reveals"] == "cell-answer");
  CHECK(told["questions"][0]["choices"] == json{"one", "x², that’s it"});
  CHECK(std::ranges::count(lesson.ids, told["questions"][0]["id"].get<std::string>()) == 1);
  lesson.compiler = "no";
  CHECK_FALSE(json::parse(lesson_to_json(lesson, Role::student)).contains("compiler"));
  CHECK(json::parse(lesson_to_json(lesson, Role::alone))["compiler"] == "no");
  CHECK(json::parse(course_to_json(live.facts))["lessons"][0]["page"] == "1_sample.html");
}

TEST_CASE("A figure tells its planes and handles") {
  record::FigureDisplay figure = sample::figure();
  figure.width = 640;
  figure.height = 480;
  figure.planes = {{1, 2, 3, 4, {-1, 1, false}, {1, 100, true}}};
  figure.handles = {{0, "start_x", "start_y"}};
  CHECK(json::parse(cell_line({1, "h", "<p>", {figure}}))["figures"] ==
        json::parse(R"([{"width":640,"height":480,
          "planes":[{"left":1,"top":2,"width":3,"height":4,"x":{"low":-1,"high":1,"log":false},
                     "y":{"low":1,"high":100,"log":true}}],
          "handles":[{"plane":0,"x":"start_x","y":"start_y"}]}])"));
}

TEST_CASE("Lines of a run's answer are one line each, whatever bytes they hold") {
  for (const std::string& line :
       {cell_line({1, "h", "a\nb\xff", {}}),
        end_line({.status = RunEnd::Status::refused, .message = "x\ny", .parameter = "rho"}, 3)}) {
    CHECK(std::ranges::count(line, '\n') == 1);
    CHECK(line.ends_with("}\n"));
  }
}
