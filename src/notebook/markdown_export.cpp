#include "notebook/markdown_export.hpp"

#include <algorithm>

#include "notebook/outline.hpp"
#include "notebook/portable_markdown.hpp"
#include "notebook/printable.hpp"

namespace chalkline {
namespace {

std::string code_span(const std::string& text) {
  const std::string shown = printable(text);
  return shown.find('`') == std::string::npos ? "`" + shown + "`" : escape_markdown(shown);
}

struct OutputWriter {
  std::string operator()(const StreamText& text) const { return fenced(printable(text.text), "text"); }
  std::string operator()(const ArrayDisplay& array) const { return fenced(printable(array.text), "text"); }
  std::string operator()(const MarkdownDisplay& markdown) const {
    return portable_markdown(markdown.text, FormulaStyle::code_host) + "\n";
  }
  std::string operator()(const FigureDisplay& figure) const {
    const std::string title = figure.title.empty() ? "" : "*" + escape_markdown(figure.title) + "*\n";
    const std::string caption =
        figure.caption ? portable_markdown(*figure.caption, FormulaStyle::code_host) + "\n" : title;
    const std::string alt = figure.alt.empty() ? figure.title : figure.alt;
    return "![" + escape_markdown(alt) + "](figures/" + figure.name + ".svg)\n" +
           (caption.empty() ? "" : "\n" + caption);
  }
};

std::string outputs(const CellRecord& cell) {
  std::string text;
  for (const Output& output : cell.outputs) text += std::visit(OutputWriter{}, output) + "\n";
  if (cell.omitted > 0) text += "*... and " + std::to_string(cell.omitted) + " more bytes, not kept.*\n\n";
  if (cell.error) {
    const std::string how = cell.error->expected ? "Threw, as expected: " : "**Failed**: ";
    text +=
        how + code_span(cell.error->type) + "\n\n" + fenced(printable(cell.error->message), "text") + "\n";
  }
  if (cell.status == RunStatus::not_run) text += "*Not run, since a cell before it failed.*\n\n";
  return text;
}

std::string code_cell(const CellRecord& cell, const CellOutline& place) {
  std::string text;
  if (!cell.title.empty())
    text = std::string(static_cast<std::size_t>(place.title_level), '#') + " " + escape_markdown(cell.title) +
           "\n\n";
  text += fenced(printable(cell.source), "cpp") + "\n";
  const std::string out = outputs(cell);
  if (place.is_answer && !out.empty())
    return text + "<details><summary>What it puts out</summary>\n\n" + out + "</details>\n\n";
  return text + out;
}

std::string parameter_table(const RunRecord& record) {
  if (record.parameters.empty()) return "";
  std::string table = "| parameter | value | allowed | |\n| --- | --- | --- | --- |\n";
  for (const auto& [parameter, value] : record.parameters)
    table += "| " + escape_markdown(parameter.name) + " | " + escape_markdown(to_text(value)) + " | " +
             escape_markdown(allowed(parameter)) + " | " + escape_markdown(parameter.description) + " |\n";
  return table + "\n";
}

}  // namespace

std::string markdown_export(const RunRecord& record) {
  const std::vector<CellOutline> places = outline(record);
  std::string text = has_title_heading(record) ? "" : "# " + escape_markdown(record.title) + "\n\n";
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const CellRecord& cell = record.cells[i];
    if (has_tag(cell, notes_tag)) continue;
    if (cell.kind == CellKind::code) {
      text += code_cell(cell, places[i]);
    } else {
      text += portable_markdown(cell.source, FormulaStyle::code_host) + "\n\n";
    }
  }
  const Versions& versions = record.versions;
  return text + "---\n\n" + parameter_table(record) + "Made with Chalkline " +
         escape_markdown(versions.chalkline) + ", gnuplot " + escape_markdown(versions.gnuplot) + ", " +
         escape_markdown(versions.compiler) + ".\n";
}

}  // namespace chalkline
