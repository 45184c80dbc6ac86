#include "live/live_pages.hpp"

#include <algorithm>
#include <utility>

#include "book/html_notes.hpp"
#include "book/lesson.hpp"
#include "live/answers.hpp"
#include "live/assets.hpp"
#include "live/figures.hpp"
#include "markdown/typography.hpp"
#include "source/without_answers.hpp"

namespace chalkline::live {
namespace {

constexpr std::string_view live_head =
    "<link rel=\"stylesheet\" href=\"live.css\"/>\n<script src=\"live.js\" "
    "defer=\"defer\"></script>\n";

/// The page without what it allows itself, which the server says in its place, and with the script
/// of live pages.
std::string as_live_page(std::string page) {
  constexpr std::string_view policy = "<meta http-equiv=\"Content-Security-Policy\"";
  if (const std::size_t begin = page.find(policy); begin != page.npos)
    page.erase(begin, page.find("/>\n", begin) + 3 - begin);
  if (const std::size_t end = page.find("</head>"); end != page.npos) page.insert(end, live_head);
  return page;
}

std::string one_line(const markdown::Node& prose) {
  return markdown::plain_text(markdown::typographic(prose));
}

/// The texts of its task list, if it has one.
std::optional<std::vector<std::string>> choices_of(const markdown::Node& document) {
  std::vector<std::string> choices;
  markdown::for_each_node(document, [&](const markdown::Node& node) {
    if (node.kind == markdown::Kind::item && node.is_task) choices.push_back(one_line(node));
  });
  return choices.empty() ? std::nullopt : std::optional(choices);
}

QuestionFacts question_of(const book::Lesson& lesson, std::size_t cell) {
  QuestionFacts facts{.cell = cell,
                      .id = "cell-" + lesson.places[cell].id,
                      .choices = choices_of(lesson.prose[cell].text.document)};
  for (std::size_t i = cell; i < lesson.roles.size(); ++i) {
    const bool is_code = lesson.written(i).kind == source::CellKind::code;
    if (!is_code || lesson.roles[i].question != cell) continue;
    facts.reveals = "cell-" + lesson.places[i].id;
    break;
  }
  return facts;
}

LessonFacts facts_of(const book::Lesson& lesson, std::size_t number,
                     std::vector<CellAnswer> answers) {
  LessonFacts facts{.name = lesson.record.name,
                    .number = number,
                    .title = one_line(lesson.title),
                    .summary = one_line(lesson.summary)};
  for (const record::ParameterRecord& one : lesson.parameters)
    facts.parameters.push_back(one.parameter);
  for (std::size_t i = 0; i < lesson.roles.size(); ++i) {
    if (lesson.roles[i].is_note) continue;
    facts.ids.push_back("cell-" + lesson.places[i].id);
    if (lesson.roles[i].is_question) facts.questions.push_back(question_of(lesson, i));
  }
  for (CellAnswer& answer : answers)
    facts.cells.push_back({answer.cell, "cell-" + lesson.places[answer.cell].id, answer.hash,
                           std::move(answer.figures)});
  return facts;
}

}  // namespace

std::string_view media_type(std::string_view path) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".gif", "image/gif"},
      {".webp", "image/webp"},
      {".pdf", "application/pdf"},
      {".json", "application/json"},
      {".ipynb", "application/x-ipynb+json"},
      {".md", "text/markdown; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".cpp", "text/plain; charset=utf-8"},
      {".gp", "text/plain; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"}};
  for (const auto& [ending, type] : types)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

LivePage live_page(std::string bytes, std::string_view path) {
  LivePage page{.bytes = bytes_of(std::move(bytes)), .type = media_type(path)};
  const bool is_packed = page.type.starts_with("image/") && !path.ends_with(".svg");
  if (is_packed || page.bytes->size() < 512) return page;
  std::string packed = gzipped(*page.bytes);
  if (packed.size() < page.bytes->size()) page.gzip = bytes_of(std::move(packed));
  return page;
}

LiveBook make_live_book(const std::vector<book::PublishedLesson>& lessons,
                        const book::BookOptions& options, const FirstAnswers& first_answers) {
  LiveBook live;
  std::map<std::string, std::string> files = book::make_book(lessons, options);
  // The pages show figures under their hashes, as a run does; the other files as in the book.
  std::vector<book::PublishedLesson> shown = lessons;
  for (book::PublishedLesson& lesson : shown) {
    HashedRun run = hashed(std::move(lesson.record), lesson.figures);
    lesson.record = std::move(run.record);
    lesson.figures = std::move(run.figures);
  }
  for (auto& [path, bytes] : book::make_book(shown, options))
    if (path.ends_with(".html") && !path.starts_with("files/")) files[path] = as_live_page(bytes);
  files["live.css"] = live_css;
  files["live.js"] = live_js;
  files["join.css"] = join_css;
  files["join.js"] = join_js;
  for (auto& [path, bytes] : files) live.pages[path] = live_page(std::move(bytes), path);
  live.facts.title = options.course_title;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const book::Lesson lesson = book::read_lesson(lessons[i].record);
    const std::string source = lesson.record.name + ".cpp";
    live.for_students[source] = live_page(source::without_answers(lessons[i].source), source);
    live.for_teacher.push_back(book::notes_file(lesson.record));
    live.facts.lessons.push_back(facts_of(lesson, i + 1, first_answers(lesson.record.name)));
  }
  return live;
}

}  // namespace chalkline::live
