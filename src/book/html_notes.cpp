#include "book/html_notes.hpp"

#include "book/html_parts.hpp"
#include "markdown/html.hpp"
#include "markdown/typography.hpp"
#include "text/utf8.hpp"

namespace chalkline::book {
namespace {

/// What a slide is called in the speaker's window: its title or its first words.
std::string slide_title(const Lesson& lesson, std::size_t cell) {
  constexpr std::size_t longest = 60;
  const source::Cell& written = lesson.written(cell);
  if (!written.title.empty()) return written.title;
  std::string text = written.kind == source::CellKind::markdown
                         ? first_words(lesson.prose[cell].text)
                         : written.source.substr(0, written.source.find('\n'));
  if (text.size() <= longest) return text;
  const auto cut = text.rfind(' ', longest);
  return std::string(text::whole_characters(text, cut == std::string::npos ? longest : cut)) + " …";
}

/// What only the speaker sees from the beginning: notes, and answers that are folded on the page.
std::string note(const Lesson& lesson, const Links& links, std::size_t i) {
  const markdown::Prose& prose = lesson.prose[i].text;
  if (lesson.roles[i].is_note)
    return markdown::to_html(
        markdown::typographic(links.prose(lesson, prose.document, Form::notes)));
  return "<p class=\"label\">" + answer_title(prose) + "</p>\n" +
         markdown::to_html(cell_prose(lesson, prose.document, links, Form::notes));
}

std::string slides(const Lesson& lesson, const Links& links, const FigureFiles& files,
                   const PageContext& context) {
  std::string text;
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    const CellPlace& place = lesson.places[i];
    const CellRole& role = lesson.roles[i];
    const bool is_of_slide_before = role.is_note || role.is_folded_answer();
    if (!place.notes_id.empty()) {
      if (i > 0) text += "</section>\n";
      text += "<section class=\"slide\" id=\"" + place.notes_id + "\">\n<h2>" +
              html_title(is_of_slide_before ? "To begin with" : slide_title(lesson, i)) + "</h2>\n";
    }
    if (!is_of_slide_before)
      text += "<template>\n" + html_cell(lesson, links, files, context, Form::notes, i) +
              "</template>\n";
    else
      text += "<div class=\"note\">\n" + note(lesson, links, i) + "</div>\n";
  }
  return text + (lesson.places.empty() ? "" : "</section>\n");
}

}  // namespace

std::string notes_file(const record::RunRecord& record) { return record.name + "_notes.html"; }

std::string html_notes(const Lesson& lesson, const Links& links, const FigureFiles& files,
                       const PageContext& context) {
  const std::string page = html_text(lesson.record.name) + ".html";
  return html_begin("Notes: " + plain_typographic(lesson.title), "",
                    "<meta name=\"robots\" content=\"noindex\"/>\n", "notes", links.pictures()) +
         html_bar("<a href=\"" + page + "\">" + title_html(lesson) + "</a>", false) +
         R"(<main id="main">
<h1>Notes</h1>
<div id="live" hidden="hidden">
<p><span id="clock"></span> <span id="elapsed"></span> <span id="position"></span></p>
<h2>Next</h2>
<div id="next"></div>
</div>
)" + slides(lesson, links, files, context) +
         "</main>\n" + html_end();
}

}  // namespace chalkline::book
