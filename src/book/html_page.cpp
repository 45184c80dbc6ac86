#include "book/html_page.hpp"

#include <algorithm>
#include <cstdio>

#include "book/html_parts.hpp"
#include "book/outline.hpp"
#include "source/code_highlight.hpp"
#include "source/tags.hpp"
#include "text/printable.hpp"

namespace chalkline::book {
namespace {

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g s", seconds);
  return text;
}

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
    text += "<li><a href=\"#" + html_text(heading.id) + "\">" + html_text(heading.text) + "</a>";
  }
  for (std::size_t i = 0; i < levels.size(); ++i) text += "</li>\n</ol>\n";
  return text;
}

/// Writes one page; headings are collected on the way, for the contents.
class PageWriter {
 public:
  PageWriter(const record::RunRecord& record, const FigureFiles& files, const PageContext& context)
      : record_(record), files_(files), context_(context), places_(outline(record)) {
    for (const char* taken : {"main", "project", "theme", "projector", "lesson"}) ids_.make(taken);
    for (std::size_t i = 0; i < places_.size(); ++i) ids_.make(section_id(i));
  }

  std::string write() {
    const std::string cells = all_cells(), about = about_lesson();
    return html_begin(record_.title, markdown::markdown_to_plain(first_sentence(record_)),
                      head_links(), "lesson") +
           html_bar(bar_links(), true) + "<div class=\"page\">\n" + contents() +
           "<main id=\"main\">\n" + place() + failure() + cells + "</main>\n" + about +
           neighbors() + "</div>\n" + html_end();
  }

 private:
  std::string page_of(const PageLink& link) const { return html_text(link.name) + ".html"; }

  std::string head_links() const {
    std::string text;
    if (context_.previous)
      text += "<link rel=\"prev\" href=\"" + page_of(*context_.previous) + "\"/>\n";
    if (context_.next) text += "<link rel=\"next\" href=\"" + page_of(*context_.next) + "\"/>\n";
    return text;
  }

  std::string bar_links() const { return "<a href=\"index.html\">All lessons</a>"; }

  std::string place() const {
    return "<p class=\"place\">Lesson " + std::to_string(context_.number) + " of " +
           std::to_string(context_.total) + "</p>\n" +
           (has_title_heading(record_)
                ? ""
                : "<h1 id=\"lesson\">" + html_text(record_.title) + "</h1>\n");
  }

  /// Where a run failed, said before everything else.
  std::string failure() const {
    if (record_.status == record::RunStatus::done) return "";
    for (std::size_t i = 0; i < record_.cells.size(); ++i) {
      const record::CellRecord& cell = record_.cells[i];
      if (cell.status != record::RunStatus::failed) continue;
      const std::string name = cell.written.title.empty() ? "cell " + std::to_string(i + 1)
                                                          : html_text(cell.written.title);
      return "<p class=\"failure\">This run failed in <a href=\"#" + section_id(i) + "\">" + name +
             "</a>; what follows it was not run.</p>\n";
    }
    return "<p class=\"failure\">This run did not come to its end.</p>\n";
  }

  std::string section_id(std::size_t i) const { return "cell-" + places_[i].id; }

  std::string all_cells() {
    std::string text;
    for (std::size_t i = 0; i < record_.cells.size(); ++i) {
      if (record_.cells[i].written.has_tag(source::notes_tag)) continue;
      text +=
          record_.cells[i].written.kind == source::CellKind::code ? code_cell(i) : prose_cell(i);
    }
    return text;
  }

  std::string prose_cell(std::size_t i) {
    const record::CellRecord& cell = record_.cells[i];
    const bool asks = cell.written.has_tag(source::predict_tag);
    markdown::MarkdownHtml prose = markdown::markdown_to_html(cell.written.source, ids_);
    headings_.insert(headings_.end(), prose.headings.begin(), prose.headings.end());
    return "<section class=\"cell prose" + std::string(asks ? " predict" : "") + "\" id=\"" +
           section_id(i) + "\">\n" + (asks ? "<p class=\"label\">Predict</p>\n" : "") + prose.html +
           "</section>\n";
  }

  std::string code_cell(std::size_t i) {
    const record::CellRecord& cell = record_.cells[i];
    std::string text =
        "<section class=\"cell code\" id=\"" + section_id(i) + "\">\n" + cell_title(i);
    text += "<details class=\"source\" open=\"open\">\n<summary>Code <span class=\"where\">cell " +
            std::to_string(i + 1) + ", line " + std::to_string(cell.written.line) + times(cell) +
            "</span></summary>\n<pre><code>" +
            source::code_to_html(text::printable(cell.written.source)) +
            "</code></pre>\n</details>\n";
    const std::string outputs = html_outputs(cell, files_, ids_);
    if (outputs.empty()) return text + "</section>\n";
    if (places_[i].is_answer)
      return text +
             "<details class=\"outputs answer\">\n<summary>Show what it puts out</summary>\n" +
             outputs + "</details>\n</section>\n";
    return text + "<div class=\"outputs\">\n" + outputs + "</div>\n</section>\n";
  }

  std::string cell_title(std::size_t i) {
    const record::CellRecord& cell = record_.cells[i];
    if (cell.written.title.empty()) return "";
    const markdown::Heading heading{places_[i].title_level, cell.written.title,
                                    ids_.make(cell.written.title)};
    headings_.push_back(heading);
    const std::string name = "h" + std::to_string(heading.level);
    return "<" + name + " id=\"" + html_text(heading.id) + "\">" + html_text(cell.written.title) +
           "</" + name + ">\n";
  }

  std::string times(const record::CellRecord& cell) const {
    return context_.with_times && cell.status != record::RunStatus::not_run
               ? ", " + seconds_text(cell.seconds)
               : "";
  }

  std::string contents() const {
    const std::string list = contents_list(headings_);
    if (list.empty()) return "";
    return "<nav class=\"contents\" aria-label=\"Contents\">\n<details "
           "open=\"open\">\n<summary>Contents</summary>\n" +
           list + "</details>\n</nav>\n";
  }

  /// Parameters, downloads and provenance.
  std::string about_lesson() {
    const std::string id = ids_.make("about");
    headings_.push_back({2, "About this lesson", id});
    return "<aside class=\"about\" aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id +
           "\">About this lesson</h2>\n" + parameters() + downloads() + provenance() + "</aside>\n";
  }

  std::string parameters() const {
    if (record_.parameters.empty()) return "";
    std::string text = R"(<div class="table"><table class="parameters">
<caption>Parameters: change one with <code>-p NAME=VALUE</code></caption>
<thead>
<tr><th scope="col">name</th><th scope="col">value</th><th scope="col">allowed</th><th scope="col">what it is</th></tr>
</thead>
<tbody>
)";
    for (const auto& [parameter, value] : record_.parameters)
      text += "<tr><th scope=\"row\"><code>" + html_text(parameter.name) +
              "</code></th><td><code>" + html_text(record::to_text(value)) + "</code></td><td>" +
              html_text(record::allowed(parameter)) + "</td><td>" +
              html_text(parameter.description) + "</td></tr>\n";
    return text + "</tbody>\n</table></div>\n";
  }

  std::string downloads() const {
    const std::string name = html_text(record_.name);
    return "<ul class=\"downloads\">\n<li><a href=\"" + name + ".cpp\" download=\"" + name +
           ".cpp\">C++</a> the lesson itself</li>\n<li><a href=\"" + name + ".ipynb\" download=\"" +
           name + ".ipynb\">Jupyter</a> a notebook</li>\n<li><a href=\"" + name +
           ".md\" download=\"" + name + ".md\">Markdown</a> for a code host</li>\n</ul>\n";
  }

  std::string provenance() const {
    const record::Versions& versions = record_.versions;
    std::string text = "<p class=\"provenance\">Made with Chalkline " +
                       html_text(versions.chalkline) + ", gnuplot " + html_text(versions.gnuplot) +
                       " and " + html_text(versions.compiler);
    if (record_.seed) text += ", from seed " + std::to_string(*record_.seed);
    double seconds = 0.0;
    for (const record::CellRecord& cell : record_.cells) seconds += cell.seconds;
    if (context_.with_times) text += ", in " + seconds_text(seconds);
    return text + ".</p>\n";
  }

  std::string neighbors() const {
    if (!context_.previous && !context_.next) return "";
    std::string text = "<nav class=\"neighbors\" aria-label=\"Lessons\">\n";
    if (const auto& link = context_.previous)
      text += "<a class=\"previous\" rel=\"prev\" href=\"" + page_of(*link) +
              "\"><span>Previous</span> " + html_text(link->title) + "</a>\n";
    if (const auto& link = context_.next)
      text += "<a class=\"next\" rel=\"next\" href=\"" + page_of(*link) + "\"><span>Next</span> " +
              html_text(link->title) + "</a>\n";
    return text + "</nav>\n";
  }

  const record::RunRecord& record_;
  const FigureFiles& files_;
  const PageContext& context_;
  const std::vector<CellOutline> places_;
  markdown::HeadingIds ids_;
  std::vector<markdown::Heading> headings_;
};

/// What a slide is called in the speaker's window: its title or its first words.
std::string slide_title(const record::CellRecord& cell) {
  if (!cell.written.title.empty()) return cell.written.title;
  markdown::HeadingIds scratch;
  const auto headings = markdown::markdown_to_html(cell.written.source, scratch).headings;
  std::string text = headings.empty()
                         ? markdown::markdown_to_plain(first_paragraph(cell.written.source))
                         : headings.front().text;
  if (text.size() <= 60) return text;
  const auto cut = text.rfind(' ', 60);
  return text::valid_utf8(text.substr(0, cut == std::string::npos ? 60 : cut)) + " …";
}

}  // namespace

std::string html_page(const record::RunRecord& record, const FigureFiles& files,
                      const PageContext& context) {
  return PageWriter(record, files, context).write();
}

std::string notes_file(const record::RunRecord& record) { return record.name + "_notes.html"; }

std::string html_notes(const record::RunRecord& record) {
  const std::vector<CellOutline> places = outline(record);
  markdown::HeadingIds ids;
  for (const char* taken : {"main", "live", "theme", "clock", "elapsed", "position", "next"})
    ids.make(taken);
  std::string slides;
  bool is_open = false;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const record::CellRecord& cell = record.cells[i];
    const bool is_note = cell.written.has_tag(source::notes_tag);
    if (!is_note || !is_open) {  // notes before the first slide are a slide of their own
      if (is_open) slides += "</section>\n";
      slides += "<section class=\"slide\" id=\"" + ids.make("notes-" + places[i].id) +
                "\" data-cell=\"cell-" + places[i].id + "\">\n<h2>" +
                html_text(is_note ? "To begin with" : slide_title(cell)) + "</h2>\n";
      is_open = true;
    }
    if (is_note)
      slides += "<div class=\"note\">\n" +
                markdown::markdown_to_html(cell.written.source, ids).html + "</div>\n";
  }
  if (is_open) slides += "</section>\n";
  const std::string page = html_text(record.name) + ".html";
  return html_begin("Notes: " + record.title, "", "<meta name=\"robots\" content=\"noindex\"/>\n",
                    "notes") +
         html_bar("<a href=\"" + page + "\">" + html_text(record.title) + "</a>", false) +
         R"(<main id="main">
<h1>Notes</h1>
<div id="live" hidden="hidden">
<p><span id="clock"></span> <span id="elapsed"></span> <span id="position"></span></p>
<h2>Next</h2>
<div id="next"></div>
</div>
)" + slides +
         "</main>\n" + html_end();
}

}  // namespace chalkline::book
