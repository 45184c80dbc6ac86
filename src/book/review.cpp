#include "book/review.hpp"

#include <algorithm>
#include <string_view>

#include "book/outline.hpp"
#include "formula/formula.hpp"
#include "markdown/html.hpp"
#include "source/parameter_use.hpp"
#include "source/tags.hpp"

namespace chalkline::book {
namespace {

using Remarks = std::vector<Remark>;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

/// The line of the file, from `line` on, in which `text` begins; `line` if it is nowhere.
std::size_t line_of(const source::LessonSource& lesson, std::size_t line, std::string_view text) {
  text = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  text = text.substr(0, text.find('\n'));
  std::size_t start = 0;
  for (std::size_t n = 1; n < line && start != std::string::npos; ++n)
    start = lesson.text.find('\n', start + (n > 1));
  const std::size_t found = lesson.text.find(text, std::min(start, lesson.text.size()));
  if (found == std::string::npos) return line;
  return 1 +
         static_cast<std::size_t>(std::count(
             lesson.text.begin(), lesson.text.begin() + static_cast<std::ptrdiff_t>(found), '\n'));
}

void review_formulas(std::string_view markdown, std::size_t line,
                     const source::LessonSource& lesson, Remarks& remarks) {
  for (const std::string& formula : markdown::markdown_formulas(markdown)) {
    try {
      formula::formula_to_mathml(formula, false);
    } catch (const formula::FormulaError& error) {
      remarks.push_back({line_of(lesson, line, formula),
                         "the formula $" + formula + "$ cannot be shown: " + error.what()});
    }
  }
}

/// Prose may introduce the code after it; notes are kept from the reader, so they introduce
/// nothing.
void review_introductions(const record::RunRecord& record, Remarks& remarks) {
  bool introduced = false;
  for (const record::CellRecord& cell : record.cells) {
    if (cell.written.has_tag(source::notes_tag)) continue;
    const bool is_prose = cell.written.kind == source::CellKind::markdown;
    const bool is_empty = is_blank(cell.written.title) && is_blank(cell.written.source);
    if (is_empty) {
      remarks.push_back({cell.written.line, "this cell is empty"});
    } else if (!is_prose && !introduced && is_blank(cell.written.title)) {
      remarks.push_back(
          {cell.written.line,
           "this cell has neither a title nor prose before it: // %% Title, or a [markdown] cell"});
    }
    introduced = is_prose && !is_empty;
  }
}

void review_outputs(const record::CellRecord& cell, const source::LessonSource& lesson,
                    Remarks& remarks) {
  for (const record::Output& output : cell.outputs) {
    if (const auto* figure = std::get_if<record::FigureDisplay>(&output)) {
      if (is_blank(figure->alt)) {
        remarks.push_back(
            {cell.written.line,
             "the figure \"" + figure->title +
                 "\" has no text for readers who cannot see it: .alt(\"what it shows\")"});
      }
      if (figure->caption) review_formulas(*figure->caption, cell.written.line, lesson, remarks);
    }
    if (const auto* markdown = std::get_if<record::MarkdownDisplay>(&output))
      review_formulas(markdown->text, cell.written.line, lesson, remarks);
  }
}

void review_parameters(const source::LessonSource& lesson, const record::RunRecord& record,
                       Remarks& remarks) {
  for (const record::ParameterRecord& known : record.parameters) {
    const auto call = std::find_if(
        lesson.parameters.begin(), lesson.parameters.end(),
        [&](const source::ParameterCall& c) { return c.name == known.parameter.name; });
    if (!is_blank(known.parameter.description) || call == lesson.parameters.end()) continue;
    remarks.push_back({call->line, "the parameter " + call->name + " has no description"});
  }
  for (const source::ParameterCall& call : source::unused_parameters(lesson)) {
    remarks.push_back({call.line, "nothing uses the parameter " + call.name});
  }
}

}  // namespace

std::vector<Remark> review_lesson(const source::LessonSource& lesson,
                                  const record::RunRecord& record) {
  Remarks remarks;
  if (!has_title_heading(record))
    remarks.push_back(
        {1, "the lesson has no title: a [markdown] cell that begins with // # Title"});
  review_introductions(record, remarks);
  review_parameters(lesson, record, remarks);
  for (const record::CellRecord& cell : record.cells) {
    if (cell.written.kind == source::CellKind::markdown)
      review_formulas(cell.written.source, cell.written.line, lesson, remarks);
    review_outputs(cell, lesson, remarks);
    if (cell.status == record::RunStatus::failed && cell.error)
      remarks.push_back({cell.written.line, "this cell failed: " + cell.error->message});
  }
  std::stable_sort(remarks.begin(), remarks.end(),
                   [](const Remark& a, const Remark& b) { return a.line < b.line; });
  return remarks;
}

}  // namespace chalkline::book
