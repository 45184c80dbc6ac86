#include "live/live_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace chalkline::live {
namespace {

using Json = nlohmann::ordered_json;

/// Bytes that are no UTF-8 become U+FFFD.
std::string text_of_json(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json bound_to_json(const std::optional<record::Bound>& bound) {
  if (!bound) return nullptr;
  const record::Value value =
      std::visit([](auto number) { return record::Value(number); }, bound->value);
  return {{"value", record::to_text(value)}, {"open", bound->is_open}};
}

Json parameter_to_json(const record::Parameter& parameter) {
  constexpr const char* kinds[] = {"real", "integer", "boolean", "choice"};
  return {{"name", parameter.name},
          {"kind", kinds[static_cast<std::size_t>(parameter.kind())]},
          {"default", record::to_text(parameter.default_value)},
          {"description", parameter.description},
          {"allowed", record::allowed(parameter)},
          {"min", bound_to_json(parameter.limits.min)},
          {"max", bound_to_json(parameter.limits.max)},
          {"choices", parameter.choices}};
}

Json axis_to_json(const record::AxisRange& axis) {
  return {{"low", axis.low}, {"high", axis.high}, {"log", axis.logarithmic}};
}

Json figures_to_json(const std::vector<record::FigureDisplay>& figures) {
  Json all = Json::array();
  for (const record::FigureDisplay& figure : figures) {
    Json planes = Json::array(), handles = Json::array();
    for (const record::Plane& plane : figure.planes)
      planes.push_back({{"left", plane.left},
                        {"top", plane.top},
                        {"width", plane.width},
                        {"height", plane.height},
                        {"x", axis_to_json(plane.x)},
                        {"y", axis_to_json(plane.y)}});
    for (const record::Handle& handle : figure.handles)
      handles.push_back({{"plane", handle.plane}, {"x", handle.x}, {"y", handle.y}});
    all.push_back({{"width", figure.width},
                   {"height", figure.height},
                   {"planes", planes},
                   {"handles", handles}});
  }
  return all;
}

Json question_to_json(const QuestionFacts& question) {
  return {{"cell", question.cell},
          {"id", question.id},
          {"reveals", question.reveals ? Json(*question.reveals) : Json()},
          {"choices", question.choices ? Json(*question.choices) : Json()}};
}

const char* word_for(RunEnd::Status status) {
  switch (status) {
    case RunEnd::Status::done:
      return "done";
    case RunEnd::Status::failed:
      return "failed";
    case RunEnd::Status::refused:
      return "refused";
    case RunEnd::Status::superseded:
      return "superseded";
  }
  return "failed";
}

}  // namespace

std::string name_of(Role role) {
  switch (role) {
    case Role::nobody:
      return "nobody";
    case Role::student:
      return "student";
    case Role::teacher:
      return "teacher";
    case Role::alone:
      return "alone";
  }
  return "nobody";
}

std::string lesson_to_json(const LessonFacts& lesson, Role role) {
  Json json = {
      {"lesson", lesson.name},       {"number", lesson.number}, {"title", lesson.title},
      {"build", lesson.build},       {"role", name_of(role)},   {"room", role != Role::alone},
      {"parameters", Json::array()}, {"cells", Json::array()},  {"questions", Json::array()}};
  for (const record::Parameter& one : lesson.parameters)
    json["parameters"].push_back(parameter_to_json(one));
  for (const CellFacts& cell : lesson.cells)
    json["cells"].push_back({{"cell", cell.cell},
                             {"id", cell.id},
                             {"hash", cell.hash},
                             {"figures", figures_to_json(cell.figures)}});
  for (const QuestionFacts& question : lesson.questions)
    json["questions"].push_back(question_to_json(question));
  if (role != Role::student && !lesson.compiler.empty()) json["compiler"] = lesson.compiler;
  return text_of_json(json) + "\n";
}

std::string course_to_json(const CourseFacts& course) {
  Json lessons = Json::array();
  for (const LessonFacts& lesson : course.lessons)
    lessons.push_back({{"lesson", lesson.name},
                       {"number", lesson.number},
                       {"title", lesson.title},
                       {"summary", lesson.summary},
                       {"page", lesson.name + ".html"}});
  return text_of_json({{"title", course.title}, {"lessons", lessons}}) + "\n";
}

std::string cell_line(const CellAnswer& answer) {
  return text_of_json({{"cell", answer.cell},
                       {"hash", answer.hash},
                       {"html", answer.html},
                       {"figures", figures_to_json(answer.figures)}}) +
         "\n";
}

std::string end_line(const RunEnd& end, std::size_t build) {
  Json json = {{"end", word_for(end.status)}, {"message", end.message}};
  if (!end.parameter.empty()) json["parameter"] = end.parameter;
  json["seconds"] = end.seconds;
  json["build"] = build;
  return text_of_json(json) + "\n";
}

std::string error_to_json(const std::string& sentence) {
  return text_of_json(Json{{"error", sentence}}) + "\n";
}

}  // namespace chalkline::live
