#include "book/html_index.hpp"

#include <sstream>

#include "book/html_parts.hpp"
#include "markdown/address.hpp"
#include "markdown/html.hpp"
#include "markdown/typography.hpp"
#include "text/overprinted.hpp"
#include "text/utf8.hpp"

namespace chalkline::book {
namespace {

/// Whether the index may show what a cell put out: no notes, nor what a prediction hides.
bool is_open(const CellRole& role) { return !role.is_note && !role.question; }

/// The first lines that the lesson printed.
std::string first_lines(const Lesson& lesson) {
  std::string lines;
  int count = 0;
  for (std::size_t i = 0; i < lesson.roles.size(); ++i) {
    if (!is_open(lesson.roles[i])) continue;
    std::istringstream in(text::overprinted(record::printed(lesson.record.cells[i])));
    for (std::string line; count < 8 && std::getline(in, line); ++count)
      lines.append(text::whole_characters(line, 60)) += '\n';
  }
  return lines;
}

/// The figure that stands for a lesson: the first that all may see; if predictions hide them all,
/// the last, which gives least away. Null if there is none.
const record::FigureDisplay* chosen_figure(const Lesson& lesson) {
  const record::FigureDisplay* hidden = nullptr;
  for (std::size_t i = 0; i < lesson.roles.size(); ++i) {
    if (lesson.roles[i].is_note) continue;
    for (const record::Output& output : lesson.record.cells[i].outputs) {
      const auto* figure = std::get_if<record::FigureDisplay>(&output);
      if (figure && is_open(lesson.roles[i])) return figure;
      if (figure) hidden = figure;
    }
  }
  return hidden;
}

/// Decoration: the title beside it says what the lesson is.
std::string thumbnail(const IndexEntry& lesson) {
  if (const record::FigureDisplay* figure = chosen_figure(lesson.lesson))
    return html_image({.title = "", .name = figure->name, .alt = ""}, lesson.files);
  const std::string lines = first_lines(lesson.lesson);
  return lines.empty() ? "" : "<pre aria-hidden=\"true\">" + html_text(lines) + "</pre>";
}

/// The first sentence, without links.
std::string summary(const Lesson& lesson) {
  if (lesson.summary.children.empty()) return "";
  return markdown::to_html(markdown::typographic(markdown::with_addresses(
      lesson.summary, [](const markdown::Node&) { return std::nullopt; })));
}

/// Without its title, which the page has.
std::string introduction_html(const Lesson& introduction, const Links& links) {
  if (introduction.prose.empty()) return "";
  markdown::Node document = introduction.prose[0].text.document;
  std::erase_if(document.children, [](const markdown::Node& node) {
    return node.kind == markdown::Kind::heading && node.number == 1;
  });
  return "<div class=\"introduction prose\">\n" +
         markdown::to_html(cell_prose(introduction, document, links, Form::page)) +
         "</div>\n<h2 id=\"lessons\">The lessons</h2>\n";
}

}  // namespace

std::string html_index(const std::string& title, const Lesson& introduction, const Links& links,
                       const std::vector<IndexEntry>& lessons) {
  const std::string about = introduction_html(introduction, links),
                    heading = about.empty() ? "h2" : "h3";
  std::string text =
      html_begin(markdown::typographic(title), plain_typographic(introduction.summary), "", "index",
                 links.pictures()) +
      html_bar("", false) + "<main id=\"main\">\n<h1>" + html_title(title) + "</h1>\n" + about +
      "<ol class=\"lessons\">\n";
  for (const IndexEntry& entry : lessons) {
    const record::RunRecord& record = entry.lesson.record;
    const std::string failed = record.status == record::RunStatus::done
                                   ? ""
                                   : "<p class=\"failure\">This run failed.</p>\n";
    text += "<li>\n<div class=\"thumbnail\">" + thumbnail(entry) + "</div>\n<" + heading +
            "><a href=\"" + html_text(record.name) + ".html\">" + title_html(entry.lesson) +
            "</a></" + heading + ">\n" + summary(entry.lesson) + failed + "</li>\n";
  }
  text += "</ol>\n</main>\n";
  if (!lessons.empty()) {
    const record::Versions& versions = lessons.front().lesson.record.versions;
    text += "<footer class=\"about\"><p class=\"provenance\">Made with Chalkline " +
            html_text(versions.chalkline) + ", gnuplot " + html_text(versions.gnuplot) + " and " +
            html_text(versions.compiler) + ".</p></footer>\n";
  }
  return text + html_end();
}

}  // namespace chalkline::book
