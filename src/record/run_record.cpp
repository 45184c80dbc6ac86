#include "record/run_record.hpp"

#include <utility>

#include "record/json.hpp"

namespace chalkline::record {

using json::Json;

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

std::string to_json(const RunRecord& record) { return json::dump(json::write(record), 2) + '\n'; }

std::string to_json(const LessonDescription& description) {
  return json::dump(json::write(description), 2) + '\n';
}

RunRecord run_record_from_json(std::string_view json) {
  return json::parse(json, "run record", json::read_record);
}

LessonDescription lesson_description_from_json(std::string_view json) {
  return json::parse(json, "lesson description", json::read_description);
}

}  // namespace chalkline::record
