#include "record/replay.hpp"

#include <utility>
#include <vector>

#include "record/plain_text.hpp"

namespace chalkline::record {
namespace {

StreamText as_written(const StreamText& text) { return text; }

template <class Shown>
StreamText as_written(const Shown& display) {
  return {Stream::standard_error, plain_text(Display(display))};
}

}  // namespace

std::optional<RunRecord> with_current_text(const source::LessonSource& lesson,
                                           const RunRecord& record) {
  std::vector<const CellRecord*> ran;
  for (const CellRecord& cell : record.cells)
    if (cell.written.kind == source::CellKind::code) ran.push_back(&cell);
  RunRecord now = record;
  now.cells.clear();
  std::size_t code_cells = 0;
  for (const source::Cell& cell : lesson.cells) {
    CellRecord kept;
    if (cell.kind == source::CellKind::code) {
      if (code_cells == ran.size()) return std::nullopt;
      kept = *ran[code_cells++];
    } else {
      kept.status = record.status;
    }
    kept.written = cell;
    now.cells.push_back(std::move(kept));
  }
  if (code_cells != ran.size()) return std::nullopt;
  return now;
}

std::string standard_output_of(const RunRecord& record) {
  std::string text;
  for (const CellRecord& cell : record.cells) text += printed(cell);
  return text;
}

std::vector<StreamText> all_written_by(const RunRecord& record, const std::string& path) {
  std::vector<StreamText> texts;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const CellRecord& cell = record.cells[i];
    for (const Output& output : cell.outputs)
      texts.push_back(std::visit([](const auto& one) { return as_written(one); }, output));
    if (cell.error)
      texts.push_back(
          {Stream::standard_error,
           plain_text(*cell.error, place_of_cell(path, i, cell.written.line, cell.written.title))});
  }
  return texts;
}

std::string standard_error_of(const RunRecord& record, const std::string& path) {
  std::string all;
  for (const StreamText& one : all_written_by(record, path))
    if (one.stream == Stream::standard_error) all += one.text;
  return all;
}

}  // namespace chalkline::record
