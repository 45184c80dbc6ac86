#include "book/course_text.hpp"

#include <nlohmann/json.hpp>

#include "markdown/typography.hpp"
#include "text/printable.hpp"

namespace chalkline::book {
namespace {

using Json = nlohmann::json;

/// A cell's prose, or what it shows of Markdown and captions.
std::string prose_of(const CellProse& prose) {
  std::string text = markdown::plain_text(markdown::typographic(prose.text.document));
  for (const markdown::Prose& output : prose.outputs)
    if (const std::string more = markdown::plain_text(markdown::typographic(output.document));
        !more.empty())
      text += (text.empty() ? "" : " ") + more;
  return text;
}

/// The heading under which a cell stands: its own, else the last one before it.
std::string section_of(const Lesson& lesson, std::size_t i, const std::string& before) {
  if (!lesson.written(i).title.empty()) return lesson.written(i).title;
  const auto headings = markdown::headings_of(lesson.prose[i].text.document);
  return headings.empty() || headings.front().level == 1 ? before : headings.front().text;
}

Json places_of(const Lesson& lesson) {
  Json places = Json::array();
  std::string section;
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    const CellRole& role = lesson.roles[i];
    if (role.is_note || role.is_folded_answer()) continue;
    section = section_of(lesson, i, section);
    const bool is_code = lesson.written(i).kind == source::CellKind::code;
    Json place = {{"id", "cell-" + lesson.places[role.reveal.value_or(i)].id},
                  {"section", markdown::typographic(text::printable(section))},
                  {"text", prose_of(lesson.prose[i])},
                  {"code", is_code ? text::printable(open_code(lesson, i)) : ""}};
    if (role.question) place["hidden"] = true;
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

std::string course_text(const std::vector<Lesson>& lessons) {
  Json all = Json::array();
  for (const Lesson& lesson : lessons)
    all.push_back({{"page", lesson.record.name + ".html"},
                   {"title", markdown::plain_text(markdown::typographic(lesson.title))},
                   {"places", places_of(lesson)}});
  return "'use strict';\nwindow.courseText = " +
         all.dump(0, ' ', false, Json::error_handler_t::replace) + ";\n";
}

}  // namespace chalkline::book
