#include "book/html_about.hpp"

#include <cstdio>

#include "book/html_parts.hpp"

namespace chalkline::book {
namespace {

std::string parameters(const Lesson& lesson) {
  if (lesson.parameters.empty()) return "";
  std::string text = R"(<div class="table"><table class="parameters">
<caption>Parameters: change one with <code>-p NAME=VALUE</code></caption>
<thead>
<tr><th scope="col">name</th><th scope="col">value</th><th scope="col">allowed</th><th scope="col">what it is</th></tr>
</thead>
<tbody>
)";
  for (const auto& [parameter, value] : lesson.parameters)
    text += "<tr><th scope=\"row\"><code>" + html_text(parameter.name) + "</code></th><td><code>" +
            html_text(record::to_text(value)) + "</code></td><td>" +
            html_text(record::allowed(parameter)) + "</td><td>" +
            html_title(parameter.description) + "</td></tr>\n";
  return text + "</tbody>\n</table></div>\n";
}

std::string downloads(const record::RunRecord& record) {
  const std::string name = html_text(record.name);
  return "<ul class=\"downloads\">\n<li><a href=\"" + name + ".cpp\" download=\"" + name +
         ".cpp\">C++</a> the lesson itself</li>\n<li><a href=\"" + name + ".ipynb\" download=\"" +
         name + ".ipynb\">Jupyter</a> a notebook</li>\n<li><a href=\"" + name +
         ".md\" download=\"" + name + ".md\">Markdown</a> for a code host</li>\n</ul>\n";
}

std::string provenance(const record::RunRecord& record, bool with_times) {
  const record::Versions& versions = record.versions;
  std::string text = "<p class=\"provenance\">Made with Chalkline " +
                     html_text(versions.chalkline) + ", gnuplot " + html_text(versions.gnuplot) +
                     " and " + html_text(versions.compiler);
  if (record.seed) text += ", from seed " + std::to_string(*record.seed);
  double seconds = 0.0;
  for (const record::CellRecord& cell : record.cells) seconds += cell.seconds;
  if (with_times) text += ", in " + seconds_text(seconds);
  return text + ".</p>\n";
}

}  // namespace

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g s", seconds);
  return text;
}

std::string html_about(const Lesson& lesson, bool with_times) {
  const std::string& id = lesson.about_id;
  const record::RunRecord& record = lesson.record;
  return "<aside class=\"about\" aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id +
         "\">About this lesson</h2>\n" + parameters(lesson) + downloads(record) +
         provenance(record, with_times) + "</aside>\n";
}

}  // namespace chalkline::book
