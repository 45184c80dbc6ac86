// Records and events written as JSON. Reading them is in json_read.cpp.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "record/json_names.hpp"
#include "record/run_event.hpp"

namespace chalkline::record {
namespace {

using Json = nlohmann::ordered_json;  // with its keys in the order in which they are written

template <class Enum, std::size_t n>
std::string_view name_of(Enum value, const std::array<std::string_view, n>& names) {
  return names.at(static_cast<std::size_t>(value));
}

Json write(const Value& value) {
  return std::visit([](const auto& v) { return Json(v); }, value);
}

Json write(const std::optional<Bound>& bound) {
  if (!bound) return nullptr;
  Json json;
  std::visit([&](auto number) { json["value"] = number; }, bound->value);
  json["open"] = bound->is_open;
  return json;
}

Json write(const Parameter& parameter) {
  Json json;
  json["name"] = parameter.name;
  json["kind"] = name_of(parameter.kind(), parameter_kind_names);
  json["default"] = write(parameter.default_value);
  json["description"] = parameter.description;
  json["min"] = write(parameter.limits.min);
  json["max"] = write(parameter.limits.max);
  json["choices"] = parameter.choices;
  json["allowed"] = allowed(parameter);
  return json;
}

Json write(const StreamText& text) {
  Json json;
  json["type"] = name_of(text.stream, stream_names);
  json["text"] = text.text;
  return json;
}

Json write(const AxisRange& axis) {
  Json json;
  json["low"] = axis.low;
  json["high"] = axis.high;
  json["logarithmic"] = axis.logarithmic;
  return json;
}

Json write(const Plane& plane) {
  Json json;
  json["left"] = plane.left;
  json["top"] = plane.top;
  json["width"] = plane.width;
  json["height"] = plane.height;
  json["x"] = write(plane.x);
  json["y"] = write(plane.y);
  return json;
}

Json write(const Handle& handle) {
  Json json;
  json["plane"] = handle.plane;
  json["x"] = handle.x;
  json["y"] = handle.y;
  return json;
}

/// Adds where the data lies, if that is known.
void write_planes(Json& json, const FigureDisplay& figure) {
  if (figure.planes.empty()) return;
  json["width"] = figure.width;
  json["height"] = figure.height;
  for (const Plane& plane : figure.planes) json["planes"].push_back(write(plane));
  for (const Handle& handle : figure.handles) json["handles"].push_back(write(handle));
}

Json write(const FigureDisplay& figure) {
  Json json;
  json["type"] = "figure";
  json["title"] = figure.title;
  json["name"] = figure.name;
  json["alt"] = figure.alt;
  json["caption"] = figure.caption ? Json(*figure.caption) : Json();
  json["files"] = figure.files;
  json["animation"] = Json();
  if (const auto& animation = figure.animation) {
    json["animation"]["frames"] = animation->frames;
    json["animation"]["seconds"] = animation->seconds;
  }
  write_planes(json, figure);
  return json;
}

Json write(const ArrayDisplay& array) {
  Json json;
  json["type"] = "array";
  json["text"] = array.text;
  return json;
}

Json write(const MarkdownDisplay& markdown) {
  Json json;
  json["type"] = "markdown";
  json["text"] = markdown.text;
  return json;
}

Json write(const Output& output) {
  return std::visit([](const auto& one) { return write(one); }, output);
}

Json write(const CellError& error) {
  Json json;
  json["type"] = error.type;
  json["message"] = error.message;
  json["expected"] = error.expected;
  return json;
}

/// The keys of a cell as it is written begin those of its record.
Json write(const source::Cell& cell) {
  Json json;
  json["kind"] = name_of(cell.kind, cell_kind_names);
  json["title"] = cell.title;
  json["tags"] = cell.tags;
  json["source"] = cell.source;
  json["line"] = cell.line;
  json["source_line"] = cell.source_line;
  json["in_body"] = cell.in_body;
  return json;
}

Json write(const CellRecord& cell) {
  Json json = write(cell.written);
  json["status"] = name_of(cell.status, status_names);
  json["outputs"] = Json::array();
  for (const Output& output : cell.outputs) json["outputs"].push_back(write(output));
  json["omitted"] = cell.omitted;
  json["seconds"] = cell.seconds;
  json["error"] = cell.error ? write(*cell.error) : Json();
  return json;
}

Json write(const RunRecord& record) {
  Json json;
  json["format"] = run_record_format;
  json["name"] = record.name;
  json["status"] = name_of(record.status, status_names);
  json["parameters"] = Json::array();
  for (const ParameterRecord& parameter : record.parameters) {
    json["parameters"].push_back(write(parameter.parameter));
    json["parameters"].back()["value"] = write(parameter.value);
  }
  json["seed"] = record.seed ? Json(*record.seed) : Json();
  json["versions"]["chalkline"] = record.versions.chalkline;
  json["versions"]["gnuplot"] = record.versions.gnuplot;
  json["versions"]["compiler"] = record.versions.compiler;
  json["cells"] = Json::array();
  for (const CellRecord& cell : record.cells) json["cells"].push_back(write(cell));
  return json;
}

Json write(const LessonDescription& description) {
  Json json;
  json["format"] = description_format;
  json["name"] = description.name;
  json["parameters"] = Json::array();
  for (const Parameter& parameter : description.parameters)
    json["parameters"].push_back(write(parameter));
  return json;
}

Json write(const RunBegun& event) {
  return {{"event", "run begun"}, {"record", write(event.record)}};
}

Json write(const CellBegun& event) { return {{"event", "cell begun"}, {"cell", event.cell}}; }

Json write(const Displayed& event) {
  const auto output =
      std::visit([](const auto& display) { return Output(display); }, event.display);
  return {{"event", "displayed"}, {"display", write(output)}};
}

Json write(const CellEnded& event) {
  return {{"event", "cell ended"},
          {"status", name_of(event.status, status_names)},
          {"seconds", event.seconds},
          {"error", event.error ? write(*event.error) : Json()}};
}

Json write(const RunEnded& event) {
  return {{"event", "run ended"},
          {"status", name_of(event.status, status_names)},
          {"error", event.error}};
}

Json write(const Noted& event) { return {{"event", "noted"}, {"text", event.text}}; }

/// An indent of -1 puts everything on one line.
/// JSON leaves DEL and the control characters above it as they are, which a terminal obeys.
std::string without_controls(std::string_view json) {
  std::string out;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto byte = static_cast<unsigned char>(json[i]),
               next = static_cast<unsigned char>(i + 1 < json.size() ? json[i + 1] : '\0');
    const bool is_c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
    const unsigned control = is_c1 ? next : byte;
    if (!is_c1 && byte != 0x7F) {
      out += json[i];
      continue;
    }
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\u%04x", control);
    out += escaped;
    i += is_c1;
  }
  return out;
}

std::string dump(const Json& json, int indent) {
  return without_controls(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

std::string to_json(const RunRecord& record) { return dump(write(record), 2) + '\n'; }

std::string to_json(const LessonDescription& description) {
  return dump(write(description), 2) + '\n';
}

std::string to_json(const std::vector<ListedLesson>& lessons) {
  Json list = Json::array();
  for (const ListedLesson& lesson : lessons) {
    Json json;
    json["format"] = "chalkline lesson description 1";
    json["name"] = lesson.description.name;
    json["title"] = lesson.title;
    json["summary"] = lesson.summary;
    if (!lesson.fault.empty()) json["error"] = lesson.fault;
    json["parameters"] = Json::array();
    for (const Parameter& parameter : lesson.description.parameters)
      json["parameters"].push_back(write(parameter));
    list.push_back(std::move(json));
  }
  return dump(list, 2) + '\n';
}

std::string to_json(const RunEvent& event) {
  return dump(std::visit([](const auto& one) { return write(one); }, event), -1);
}

}  // namespace chalkline::record
