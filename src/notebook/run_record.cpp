#include "notebook/run_record.hpp"

#include "notebook/record_json.hpp"

namespace chalkline {

using record_json::Json;

std::string printed(const CellRecord& cell, Stream stream) {
  std::string all;
  for (const Output& output : cell.outputs) {
    const auto* text = std::get_if<StreamText>(&output);
    if (text && text->stream == stream) all += text->text;
  }
  return all;
}

std::string to_json(const RunRecord& record) { return record_json::dump(record_json::write(record), 2) + '\n'; }

std::string to_json(const LessonDescription& description) {
  return record_json::dump(record_json::write(description), 2) + '\n';
}

std::string to_json(const std::vector<LessonDescription>& descriptions) {
  Json json = Json::array();
  for (const LessonDescription& description : descriptions) json.push_back(record_json::write(description));
  return record_json::dump(json, 2) + '\n';
}

RunRecord run_record_from_json(std::string_view json) {
  return record_json::parse(json, "run record", record_json::read_record);
}

LessonDescription lesson_description_from_json(std::string_view json) {
  return record_json::parse(json, "lesson description", record_json::read_description);
}

}  // namespace chalkline
