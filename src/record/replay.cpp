#include "record/replay.hpp"

#include <utility>
#include <vector>

#include "record/plain_text.hpp"

namespace chalkline::record {
namespace {

std::string on_standard_error(const StreamText& text) {
  return text.stream == Stream::standard_error ? text.text : "";
}

template <class Shown>
std::string on_standard_error(const Shown& display) {
  return plain_text(Display(display));
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

std::string standard_error_of(const RunRecord& record, const std::string& path) {
  std::string text;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const CellRecord& cell = record.cells[i];
    for (const Output& output : cell.outputs)
      text += std::visit([](const auto& one) { return on_standard_error(one); }, output);
    if (cell.error)
      text +=
          plain_text(*cell.error, place_of_cell(path, i, cell.written.line, cell.written.title));
  }
  return text;
}

}  // namespace chalkline::record
