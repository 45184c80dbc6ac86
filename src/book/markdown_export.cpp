#include "book/markdown_export.hpp"

#include <algorithm>

#include "book/outline.hpp"
#include "markdown/portable.hpp"
#include "source/tags.hpp"
#include "text/printable.hpp"

namespace chalkline::book {
namespace {

std::string code_span(const std::string& text) {
  const std::string shown = text::printable(text);
  return shown.find('`') == std::string::npos ? "`" + shown + "`"
                                              : markdown::escape_markdown(shown);
}

struct OutputWriter {
  std::string operator()(const record::StreamText& text) const {
    return markdown::fenced(text::printable(text.text), "text");
  }
  std::string operator()(const record::ArrayDisplay& array) const {
    return markdown::fenced(text::printable(array.text), "text");
  }
  std::string operator()(const record::MarkdownDisplay& markdown) const {
    return markdown::portable_markdown(markdown.text, markdown::FormulaStyle::code_host) + "\n";
  }
  std::string operator()(const record::FigureDisplay& figure) const {
    const std::string title =
        figure.title.empty() ? "" : "*" + markdown::escape_markdown(figure.title) + "*\n";
    const std::string caption =
        figure.caption
            ? markdown::portable_markdown(*figure.caption, markdown::FormulaStyle::code_host) + "\n"
            : title;
    const std::string alt = figure.alt.empty() ? figure.title : figure.alt;
    return "![" + markdown::escape_markdown(alt) + "](figures/" + figure.name + ".svg)\n" +
           (caption.empty() ? "" : "\n" + caption);
  }
};

std::string outputs(const record::CellRecord& cell) {
  std::string text;
  for (const record::Output& output : cell.outputs)
    text += std::visit(OutputWriter{}, output) + "\n";
  if (cell.omitted > 0)
    text += "*... and " + std::to_string(cell.omitted) + " more bytes, not kept.*\n\n";
  if (cell.error) {
    const std::string how = cell.error->expected ? "Threw, as expected: " : "**Failed**: ";
    text += how + code_span(cell.error->type) + "\n\n" +
            markdown::fenced(text::printable(cell.error->message), "text") + "\n";
  }
  if (cell.status == record::RunStatus::not_run)
    text += "*Not run, since a cell before it failed.*\n\n";
  return text;
}

std::string code_cell(const record::CellRecord& cell, const CellOutline& place) {
  std::string text;
  if (!cell.written.title.empty())
    text = std::string(static_cast<std::size_t>(place.title_level), '#') + " " +
           markdown::escape_markdown(cell.written.title) + "\n\n";
  text += markdown::fenced(text::printable(cell.written.source), "cpp") + "\n";
  const std::string out = outputs(cell);
  if (place.is_answer && !out.empty())
    return text + "<details><summary>What it puts out</summary>\n\n" + out + "</details>\n\n";
  return text + out;
}

std::string parameter_table(const record::RunRecord& record) {
  if (record.parameters.empty()) return "";
  std::string table = "| parameter | value | allowed | |\n| --- | --- | --- | --- |\n";
  for (const auto& [parameter, value] : record.parameters)
    table += "| " + markdown::escape_markdown(parameter.name) + " | " +
             markdown::escape_markdown(record::to_text(value)) + " | " +
             markdown::escape_markdown(record::allowed(parameter)) + " | " +
             markdown::escape_markdown(parameter.description) + " |\n";
  return table + "\n";
}

}  // namespace

std::string markdown_export(const record::RunRecord& record) {
  const std::vector<CellOutline> places = outline(record);
  std::string text =
      has_title_heading(record) ? "" : "# " + markdown::escape_markdown(record.title) + "\n\n";
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const record::CellRecord& cell = record.cells[i];
    if (cell.written.has_tag(source::notes_tag)) continue;
    if (cell.written.kind == source::CellKind::code) {
      text += code_cell(cell, places[i]);
    } else {
      text += markdown::portable_markdown(cell.written.source, markdown::FormulaStyle::code_host) +
              "\n\n";
    }
  }
  const record::Versions& versions = record.versions;
  return text + "---\n\n" + parameter_table(record) + "Made with Chalkline " +
         markdown::escape_markdown(versions.chalkline) + ", gnuplot " +
         markdown::escape_markdown(versions.gnuplot) + ", " +
         markdown::escape_markdown(versions.compiler) + ".\n";
}

}  // namespace chalkline::book
