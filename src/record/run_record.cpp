#include "record/run_record.hpp"

#include <utility>

namespace chalkline::record {

std::string printed(const CellRecord& cell, Stream stream) {
  std::string all;
  for (const Output& output : cell.outputs) {
    const auto* text = std::get_if<StreamText>(&output);
    if (text && text->stream == stream) all += text->text;
  }
  return all;
}

RunRecord record_before_run(std::string name, const source::LessonSource& lesson) {
  RunRecord record;
  record.name = std::move(name);
  for (const source::Cell& cell : lesson.cells)
    record.cells.push_back(
        {.written = cell, .status = cell.in_body ? RunStatus::not_run : RunStatus::done});
  return record;
}

}  // namespace chalkline::record
