#include "live/answers.hpp"

#include <algorithm>
#include <utility>

#include "book/cell_roles.hpp"
#include "book/html_parts.hpp"
#include "live/figures.hpp"
#include "record/run_event.hpp"
#include "text/content_hash.hpp"

namespace chalkline::live {
namespace {

/// It put nothing out, as book::html_outputs() has it.
bool is_silent(const record::CellRecord& cell) {
  return cell.outputs.empty() && cell.omitted == 0 && !cell.error &&
         cell.status != record::RunStatus::not_run;
}

}  // namespace

HashedRun hashed(record::RunRecord record, const book::FigureFiles& files) {
  HashedRun run;
  for (record::CellRecord& cell : record.cells)
    for (record::Output& output : cell.outputs)
      if (auto* figure = std::get_if<record::FigureDisplay>(&output))
        *figure = under_its_hash(std::move(*figure), files, run.figures);
  run.record = std::move(record);
  return run;
}

CellAnswer answer_of(const book::Lesson& lesson, std::size_t cell, const book::FigureFiles& figures,
                     const book::Links& links, const std::string& figure_name) {
  CellAnswer answer;
  answer.cell = cell;
  answer.html = book::html_outputs(lesson, cell, links, figures, figure_name);
  text::ContentHash hash;
  hash.add(answer.html);
  for (const record::Output& output : lesson.record.cells[cell].outputs)
    if (const auto* figure = std::get_if<record::FigureDisplay>(&output)) {
      hash.add(record::to_json(record::RunEvent(record::Displayed{*figure})));
      answer.figures.push_back(*figure);
    }
  answer.hash = hash.digits();
  return answer;
}

std::vector<CellAnswer> answers_of(const record::RunRecord& record,
                                   const book::FigureFiles& figures,
                                   const std::vector<std::size_t>& cells, const AnswerPage& page) {
  std::vector<CellAnswer> answers;
  if (std::ranges::all_of(cells, [&](std::size_t cell) { return is_silent(record.cells[cell]); })) {
    for (const std::size_t cell : cells) answers.push_back({cell, text::ContentHash().digits()});
    return answers;
  }
  const book::Lesson lesson = book::read_lesson(record);  // which takes longest
  book::Links links = page.links;
  links.add_prose(lesson, page.source);
  for (const std::size_t cell : cells)
    answers.push_back(answer_of(lesson, cell, figures, links, page.figure_name));
  return answers;
}

std::vector<std::size_t> answering_cells(const record::RunRecord& record) {
  const std::vector<book::CellRole> roles = book::cell_roles(record);
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < record.cells.size(); ++i)
    if (record.cells[i].written.kind == source::CellKind::code && !roles[i].is_note)
      cells.push_back(i);
  return cells;
}

}  // namespace chalkline::live
