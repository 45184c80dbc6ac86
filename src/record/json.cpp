#include "record/json.hpp"

namespace chalkline::record::json {
namespace {

constexpr std::string_view run_record_format = "chalkline run record 3";
constexpr std::string_view description_format = "chalkline lesson parameters 1";

void check_format(const Node& root, std::string_view format) {
  const std::string found = root["format"].text();
  if (found != format)
    root["format"].fail("is \"" + found + "\"; this Chalkline reads \"" + std::string(format) +
                        "\"");
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

Json write(const StreamText& text) {
  Json json;
  json["type"] = name_of(text.stream, stream_names);
  json["text"] = text.text;
  return json;
}

Json write(const FigureDisplay& figure) {
  Json json;
  json["type"] = "figure";
  json["title"] = figure.title;
  json["name"] = figure.name;
  json["alt"] = figure.alt;
  json["caption"] = figure.caption ? Json(*figure.caption) : Json();
  json["files"] = figure.files;
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
  for (const Output& output : cell.outputs) json["outputs"].push_back(json::write(output));
  json["omitted"] = cell.omitted;
  json["seconds"] = cell.seconds;
  json["error"] = cell.error ? json::write(*cell.error) : Json();
  return json;
}

Value read_value(const Node& node, ParameterKind kind) {
  if (kind == ParameterKind::real) return node.real();
  if (kind == ParameterKind::integer) return node.integer();
  if (kind == ParameterKind::boolean) return node.boolean();
  return node.text();
}

std::optional<Bound> read_bound(const Node& node, ParameterKind kind) {
  if (node.is_null()) return {};
  const Node value = node["value"];
  Bound bound = kind == ParameterKind::integer ? Bound(value.integer()) : Bound(value.real());
  bound.is_open = node["open"].boolean();
  return bound;
}

ParameterRecord read_parameter_record(const Node& node) {
  const Parameter parameter = read_parameter(node);
  return {parameter, read_value(node["value"], parameter.kind())};
}

source::Cell read_written(const Node& node) {
  source::Cell cell;
  cell.kind = node["kind"].one_of<source::CellKind>(cell_kind_names);
  cell.title = node["title"].text();
  cell.tags = node["tags"].texts();
  cell.source = node["source"].text();
  cell.line = node["line"].count();
  cell.source_line = node["source_line"].count();
  cell.in_body = node["in_body"].boolean();
  return cell;
}

CellRecord read_cell(const Node& node) {
  CellRecord cell;
  cell.written = read_written(node);
  cell.status = node["status"].one_of<RunStatus>(status_names);
  cell.outputs = node["outputs"].list(read_output);
  cell.omitted = node["omitted"].count();
  cell.seconds = node["seconds"].real();
  const Node error = node["error"];
  if (!error.is_null()) cell.error = read_error(error);
  return cell;
}

}  // namespace

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
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

Parameter read_parameter(const Node& node) {
  const auto kind = node["kind"].one_of<ParameterKind>(parameter_kind_names);
  try {
    return declare_parameter(
        node["name"].text(), read_value(node["default"], kind), node["description"].text(),
        {read_bound(node["min"], kind), read_bound(node["max"], kind)}, node["choices"].texts());
  } catch (const ParameterError& error) {
    node.fail(std::string("is no parameter: ") + error.what());
  }
}

Output read_output(const Node& node) {
  const std::string type = node["type"].text();
  for (std::size_t i = 0; i < stream_names.size(); ++i)
    if (type == stream_names[i]) return StreamText{static_cast<Stream>(i), node["text"].text()};
  if (type == "array") return ArrayDisplay{node["text"].text()};
  if (type == "markdown") return MarkdownDisplay{node["text"].text()};
  if (type != "figure") node["type"].fail("is \"" + type + "\", which is unknown");
  FigureDisplay figure{node["title"].text(), node["name"].text(), node["alt"].text()};
  if (!node["caption"].is_null()) figure.caption = node["caption"].text();
  figure.files = node["files"].texts();
  return figure;
}

CellError read_error(const Node& node) {
  return {node["type"].text(), node["message"].text(), node["expected"].boolean()};
}

RunRecord read_record(const Node& root) {
  check_format(root, run_record_format);
  RunRecord record;
  record.name = root["name"].text();
  record.status = root["status"].one_of<RunStatus>(status_names);
  record.parameters = root["parameters"].list(read_parameter_record);
  if (!root["seed"].is_null()) record.seed = root["seed"].integer();
  const Node versions = root["versions"];
  record.versions = {versions["chalkline"].text(), versions["gnuplot"].text(),
                     versions["compiler"].text()};
  record.cells = root["cells"].list(read_cell);
  return record;
}

LessonDescription read_description(const Node& root) {
  check_format(root, description_format);
  LessonDescription description;
  description.name = root["name"].text();
  description.parameters = root["parameters"].list(read_parameter);
  return description;
}

}  // namespace chalkline::record::json
