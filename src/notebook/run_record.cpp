#include "notebook/run_record.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace chalkline {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view run_record_format = "chalkline run record 1";
constexpr std::string_view description_format = "chalkline lesson description 1";

const std::vector<std::string> status_names{"not_run", "done", "failed"};
const std::vector<std::string> cell_kind_names{"code", "markdown"};
const std::vector<std::string> parameter_kind_names{"real", "integer", "boolean", "choice"};

template <class Enum>
const std::string& name_of(Enum value, const std::vector<std::string>& names) {
  return names.at(static_cast<std::size_t>(value));
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

// Writing.

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

Json write(const Display& display) {
  Json json;
  if (const auto* figure = std::get_if<FigureDisplay>(&display)) {
    json["type"] = "figure";
    json["title"] = figure->title;
    json["name"] = figure->name;
    json["alt"] = figure->alt;
    json["caption"] = figure->caption ? Json(*figure->caption) : Json();
    json["files"] = figure->files;
  } else if (const auto* array = std::get_if<ArrayDisplay>(&display)) {
    json["type"] = "array";
    json["text"] = array->text;
  } else {
    json["type"] = "markdown";
    json["text"] = std::get<MarkdownDisplay>(display).text;
  }
  return json;
}

Json write(const CellError& error) {
  Json json;
  json["type"] = error.type;
  json["message"] = error.message;
  json["expected"] = error.expected;
  return json;
}

Json write(const CellRecord& cell) {
  Json json;
  json["kind"] = name_of(cell.kind, cell_kind_names);
  json["title"] = cell.title;
  json["tags"] = cell.tags;
  json["source"] = cell.source;
  json["line"] = cell.line;
  json["status"] = name_of(cell.status, status_names);
  json["output"] = cell.output;
  json["displays"] = Json::array();
  for (const Display& display : cell.displays) json["displays"].push_back(write(display));
  json["seconds"] = cell.seconds;
  json["error"] = cell.error ? write(*cell.error) : Json();
  return json;
}

Json write(const LessonDescription& description) {
  Json json;
  json["format"] = description_format;
  json["name"] = description.name;
  json["title"] = description.title;
  json["summary"] = description.summary;
  json["parameters"] = Json::array();
  for (const Parameter& parameter : description.parameters) json["parameters"].push_back(write(parameter));
  return json;
}

// Reading.

/// A value together with its place, so that an error can name it.
class Node {
 public:
  Node(const Json& json, std::string place) : json_(json), place_(std::move(place)) {}

  [[noreturn]] void fail(const std::string& reason) const { throw RecordError(place_ + " " + reason); }

  Node operator[](const std::string& key) const {
    if (!json_.is_object()) fail("is not an object");
    const auto found = json_.find(key);
    const std::string place = place_ + (place_.ends_with(' ') ? "" : ".") + key;
    if (found == json_.end()) throw RecordError(place + " is missing");
    return Node(*found, place);
  }
  bool is_null() const { return json_.is_null(); }

  std::string text() const {
    if (!json_.is_string()) fail("is not a text");
    return json_.get<std::string>();
  }
  bool boolean() const {
    if (!json_.is_boolean()) fail("is neither true nor false");
    return json_.get<bool>();
  }
  double real() const {
    if (!json_.is_number()) fail("is not a number");
    const double number = json_.get<double>();
    if (!std::isfinite(number)) fail("is not finite");
    return number;
  }
  std::int64_t integer() const {
    const bool too_large =
        json_.is_number_unsigned() && !std::in_range<std::int64_t>(json_.get<std::uint64_t>());
    if (!json_.is_number_integer() || too_large) fail("is not a whole number of 64 bits");
    return json_.get<std::int64_t>();
  }
  std::size_t count() const {
    const std::int64_t number = integer();
    if (number < 0) fail("is negative");
    return static_cast<std::size_t>(number);
  }
  template <class Enum>
  Enum one_of(const std::vector<std::string>& names) const {
    const std::string name = text();
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == name) return static_cast<Enum>(i);
    fail("is \"" + name + "\", which is unknown");
  }
  /// Each element read by `read`, which takes a Node.
  template <class Read>
  auto list(Read read) const {
    if (!json_.is_array()) fail("is not a list");
    std::vector<decltype(read(*this))> values;
    for (std::size_t i = 0; i < json_.size(); ++i)
      values.push_back(read(Node(json_[i], place_ + "[" + std::to_string(i) + "]")));
    return values;
  }
  std::vector<std::string> texts() const {
    return list([](const Node& node) { return node.text(); });
  }

 private:
  const Json& json_;
  std::string place_;
};

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

ParameterRecord read_parameter_record(const Node& node) {
  const Parameter parameter = read_parameter(node);
  return {parameter, read_value(node["value"], parameter.kind())};
}

Display read_display(const Node& node) {
  const std::string type = node["type"].text();
  if (type == "array") return ArrayDisplay{node["text"].text()};
  if (type == "markdown") return MarkdownDisplay{node["text"].text()};
  if (type != "figure") node["type"].fail("is \"" + type + "\", which is unknown");
  FigureDisplay figure{node["title"].text(), node["name"].text(), node["alt"].text()};
  if (!node["caption"].is_null()) figure.caption = node["caption"].text();
  figure.files = node["files"].texts();
  return figure;
}

CellRecord read_cell(const Node& node) {
  CellRecord cell;
  cell.kind = node["kind"].one_of<CellKind>(cell_kind_names);
  cell.title = node["title"].text();
  cell.tags = node["tags"].texts();
  cell.source = node["source"].text();
  cell.line = node["line"].count();
  cell.status = node["status"].one_of<RunStatus>(status_names);
  cell.output = node["output"].text();
  cell.displays = node["displays"].list(read_display);
  cell.seconds = node["seconds"].real();
  const Node error = node["error"];
  if (!error.is_null())
    cell.error = CellError{error["type"].text(), error["message"].text(), error["expected"].boolean()};
  return cell;
}

/// Calls `read` with the root of the JSON, which must say that it is of this format.
template <class Read>
auto read_format(std::string_view text, std::string_view format, const std::string& what, Read read) {
  try {
    const Json json = Json::parse(text);
    const Node root(json, what + ": ");
    if (!json.is_object()) throw RecordError(what + ": is not a JSON object");
    const std::string found = root["format"].text();
    if (found != format)
      root["format"].fail("is \"" + found + "\"; this Chalkline reads \"" + std::string(format) + "\"");
    return read(root);
  } catch (const Json::exception& error) {
    throw RecordError(what + ": not JSON: " + error.what());
  }
}

}  // namespace

std::string to_json(const RunRecord& record) {
  Json json;
  json["format"] = run_record_format;
  json["name"] = record.name;
  json["title"] = record.title;
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
  return dump(json);
}

std::string to_json(const LessonDescription& description) { return dump(write(description)); }

std::string to_json(const std::vector<LessonDescription>& descriptions) {
  Json json = Json::array();
  for (const LessonDescription& description : descriptions) json.push_back(write(description));
  return dump(json);
}

RunRecord run_record_from_json(std::string_view json) {
  return read_format(json, run_record_format, "run record", [](const Node& root) {
    RunRecord record;
    record.name = root["name"].text();
    record.title = root["title"].text();
    record.status = root["status"].one_of<RunStatus>(status_names);
    record.parameters = root["parameters"].list(read_parameter_record);
    if (!root["seed"].is_null()) record.seed = root["seed"].integer();
    const Node versions = root["versions"];
    record.versions = {versions["chalkline"].text(), versions["gnuplot"].text(), versions["compiler"].text()};
    record.cells = root["cells"].list(read_cell);
    return record;
  });
}

LessonDescription lesson_description_from_json(std::string_view json) {
  return read_format(json, description_format, "lesson description", [](const Node& root) {
    LessonDescription description;
    description.name = root["name"].text();
    description.title = root["title"].text();
    description.summary = root["summary"].text();
    description.parameters = root["parameters"].list(read_parameter);
    return description;
  });
}

}  // namespace chalkline
