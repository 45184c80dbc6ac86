#include "book/html_page.hpp"

#include <algorithm>

#include "book/html_about.hpp"
#include "book/html_parts.hpp"
#include "markdown/html.hpp"
#include "source/code_highlight.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::book {
namespace {

/// A contents list; an entry that is deeper than the one before it opens a list within.
std::string contents_list(const std::vector<markdown::Heading>& headings) {
  std::string text;
  std::vector<int> levels;
  for (const markdown::Heading& heading : headings) {
    if (heading.level == 1) continue;
    while (levels.size() > 1 && levels.back() > heading.level) {
      text += "</li>\n</ol>\n";
      levels.pop_back();
    }
    if (levels.empty() || levels.back() < heading.level) {
      text += levels.empty() ? "<ol>\n" : "\n<ol>\n";
      levels.push_back(heading.level);
    } else {
      text += "</li>\n";
    }
    text += "<li><a href=\"#" + html_text(heading.id) + "\">" + html_title(heading.text) + "</a>";
  }
  for (std::size_t i = 0; i < levels.size(); ++i) text += "</li>\n</ol>\n";
  return text;
}

class PageWriter {
 public:
  PageWriter(const Lesson& lesson, const Links& links, const FigureFiles& files,
             const PageContext& context, Form form = Form::page)
      : lesson_(lesson),
        record_(lesson.record),
        links_(links),
        files_(files),
        context_(context),
        form_(form) {}

  std::string write() const {
    return html_begin(plain_typographic(lesson_.title), plain_typographic(lesson_.summary),
                      head_links(), "lesson", links_.pictures()) +
           html_bar("<a href=\"index.html\">All lessons</a>", true) + "<div class=\"page\">\n" +
           contents() + "<main id=\"main\">\n" + place() + failure() + all_cells() + "</main>\n" +
           html_about(lesson_, context_.with_times) + neighbors() + "</div>\n" + html_end();
  }

  std::string cell(std::size_t i) const {
    return lesson_.written(i).kind == source::CellKind::code ? code_cell(i) : prose_cell(i);
  }

 private:
  std::string page_of(const PageLink& link) const { return html_text(link.name) + ".html"; }

  std::string head_links() const {
    std::string text;
    if (const PageLink* link = context_.previous())
      text += "<link rel=\"prev\" href=\"" + page_of(*link) + "\"/>\n";
    if (const PageLink* link = context_.next())
      text += "<link rel=\"next\" href=\"" + page_of(*link) + "\"/>\n";
    return text;
  }

  std::string contents() const {
    std::vector<markdown::Heading> headings;
    for (const LessonHeading& one : lesson_.headings)
      if (one.in_contents) headings.push_back(one.heading);
    headings.push_back({2, "About this lesson", lesson_.about_id});
    return "<nav class=\"contents\" aria-label=\"Contents\">\n<details "
           "open=\"open\">\n<summary>Contents</summary>\n" +
           course_list(contents_list(headings)) + "</details>\n</nav>\n";
  }

  /// All lessons of the book, this one with its own contents.
  std::string course_list(const std::string& contents) const {
    if (context_.lessons.empty()) return contents;
    std::string text = "<ol class=\"course\">\n";
    for (std::size_t i = 0; i < context_.lessons.size(); ++i) {
      const PageLink& link = context_.lessons[i];
      const bool is_here = i + 1 == context_.number;
      text += "<li><a href=\"" + page_of(link) + (is_here ? "\" aria-current=\"page\">" : "\">") +
              link.title + "</a>" + (is_here ? "\n" + contents : "") + "</li>\n";
    }
    return text + "</ol>\n";
  }

  std::string place() const {
    const std::size_t total = std::max(context_.lessons.size(), context_.number);
    return "<p class=\"place\">Lesson " + std::to_string(context_.number) + " of " +
           std::to_string(total) + "</p>\n" +
           (lesson_.has_title_heading ? ""
                                      : "<h1 id=\"lesson\">" + title_html(lesson_) + "</h1>\n");
  }

  /// Where a run failed, said before everything else.
  std::string failure() const {
    if (record_.status == record::RunStatus::done) return "";
    for (std::size_t i = 0; i < record_.cells.size(); ++i) {
      if (record_.cells[i].status != record::RunStatus::failed) continue;
      if (lesson_.roles[i].is_note)
        return "<p class=\"failure\">This run failed in a cell that readers are not shown; what "
               "follows it was not run.</p>\n";
      const std::string& title = lesson_.written(i).title;
      const std::string name = title.empty() ? "cell " + std::to_string(i + 1) : html_title(title);
      return "<p class=\"failure\">This run failed in <a href=\"#" + section_id(i) + "\">" + name +
             "</a>; what follows it was not run.</p>\n";
    }
    return "<p class=\"failure\">This run did not come to its end.</p>\n";
  }

  std::string id(const std::string& id) const {
    return form_ == Form::page ? " id=\"" + id + "\"" : "";
  }

  std::string section_id(std::size_t i) const { return "cell-" + lesson_.places[i].id; }

  std::string all_cells() const {
    std::string text;
    for (std::size_t i = 0; i < record_.cells.size(); ++i) {
      if (lesson_.roles[i].is_note) continue;
      text += cell(i);
    }
    return text;
  }

  std::string prose_cell(std::size_t i) const {
    const CellRole& role = lesson_.roles[i];
    const std::string kind = role.is_question          ? " predict"
                             : role.is_folded_answer() ? " solution"
                             : role.reveal             ? " follows"
                                                       : "";
    return "<section class=\"cell prose" + kind + "\"" + id(section_id(i)) + ">\n" +
           (role.is_question ? "<p class=\"label\">Predict</p>\n" : "") +
           folded(i, markdown::to_html(
                         cell_prose(lesson_, lesson_.prose[i].text.document, links_, form_))) +
           "</section>\n";
  }

  /// The cell's prose, folded if it is an answer or follows from one.
  std::string folded(std::size_t i, const std::string& prose) const {
    const CellRole& role = lesson_.roles[i];
    if (!role.is_solution && !role.reveal) return prose;
    const std::string summary =
        role.is_solution ? answer_title(lesson_.prose[i].text) : "Show what follows from it";
    return "<details class=\"answer\">\n<summary>" + summary + "</summary>\n" + prose +
           "</details>\n";
  }

  std::string code_cell(std::size_t i) const {
    const source::Cell& cell = lesson_.written(i);
    std::string text = "<section class=\"cell code\"" + id(section_id(i)) + ">\n" + cell_title(i);
    const bool is_folded = lesson_.roles[i].is_folded;
    text += "<details class=\"source" + std::string(is_folded ? " folded\"" : "\" open=\"open\"") +
            ">\n<summary>Code" +
            (is_folded && !cell.title.empty() ? ": " + html_title(cell.title) : "") +
            " <span class=\"where\">cell " + std::to_string(i + 1) + ", line " +
            std::to_string(cell.line) + times(i) + "</span></summary>\n" + code(i) + "</details>\n";
    const std::string outputs = html_outputs(
        lesson_, i, links_, files_, figure_name(context_.number, context_.lessons.size()), form_);
    if (outputs.empty()) return text + "</section>\n";
    if (lesson_.roles[i].question)
      return text +
             "<details class=\"outputs answer\">\n<summary>Show what it puts out</summary>\n" +
             outputs + "</details>\n</section>\n";
    return text + "<div class=\"outputs\">\n" + outputs + "</div>\n</section>\n";
  }

  /// A script puts the whole code into the place of what a prediction leaves of it.
  std::string code(std::size_t i) const {
    const std::string whole = lesson_.written(i).source, open = open_code(lesson_, i);
    const auto block = [](const std::string& code, const std::string& attributes) {
      return "<pre" + attributes + "><code>" + source::code_to_html(text::printable(code)) +
             "</code></pre>\n";
    };
    if (form_ == Form::notes || open == whole) return block(whole, "");
    return block(open, " class=\"veiled\"") + block(whole, " hidden=\"hidden\"");
  }

  std::string cell_title(std::size_t i) const {
    const CellPlace& place = lesson_.places[i];
    if (place.title_id.empty()) return "";
    const std::string title = html_title(lesson_.written(i).title);
    if (form_ != Form::page) return "<p><strong>" + title + "</strong></p>\n";
    const std::string name = "h" + std::to_string(place.title_level);
    return "<" + name + id(html_text(place.title_id)) + ">" + title + "</" + name + ">\n";
  }

  std::string times(std::size_t i) const {
    const record::CellRecord& cell = record_.cells[i];
    return context_.with_times && cell.status != record::RunStatus::not_run
               ? ", " + seconds_text(cell.seconds)
               : "";
  }

  std::string neighbors() const {
    if (!context_.previous() && !context_.next()) return "";
    std::string text = "<nav class=\"neighbors\" aria-label=\"Lessons\">\n";
    if (const PageLink* link = context_.previous())
      text += "<a class=\"previous\" rel=\"prev\" href=\"" + page_of(*link) +
              "\"><span>Previous</span> " + link->title + "</a>\n";
    if (const PageLink* link = context_.next())
      text += "<a class=\"next\" rel=\"next\" href=\"" + page_of(*link) + "\"><span>Next</span> " +
              link->title + "</a>\n";
    return text + "</nav>\n";
  }

  const Lesson& lesson_;
  const record::RunRecord& record_;
  const Links& links_;
  const FigureFiles& files_;
  const PageContext& context_;
  Form form_;
};

}  // namespace

std::string html_page(const Lesson& lesson, const Links& links, const FigureFiles& files,
                      const PageContext& context) {
  return PageWriter(lesson, links, files, context).write();
}

std::string html_cell(const Lesson& lesson, const Links& links, const FigureFiles& files,
                      const PageContext& context, Form form, std::size_t cell) {
  return PageWriter(lesson, links, files, context, form).cell(cell);
}

}  // namespace chalkline::book
