// Records and events read from JSON. Writing them is in json_write.cpp.
#include <cmath>
#include <nlohmann/json.hpp>

#include "record/json_names.hpp"
#include "record/run_event.hpp"

namespace chalkline::record {
namespace {

using Json = nlohmann::ordered_json;

/// A value together with its place, so that an error can name it.
class Node {
 public:
  Node(const Json& json, std::string place) : json_(json), place_(std::move(place)) {}

  [[noreturn]] void fail(const std::string& reason) const {
    throw RecordError(place_ + " " + reason);
  }

  Node operator[](const std::string& key) const {
    if (!json_.is_object()) fail("is not an object");
    const auto found = json_.find(key);
    const std::string place = place_ + (place_.ends_with(' ') ? "" : ".") + key;
    if (found == json_.end()) throw RecordError(place + " is missing");
    return Node(*found, place);
  }
  bool has(const std::string& key) const { return json_.is_object() && json_.contains(key); }
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
  template <class Enum, std::size_t n>
  Enum one_of(const std::array<std::string_view, n>& names) const {
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

void check_format(const Node& root, std::string_view format) {
  const std::string found = root["format"].text();
  if (found != format)
    root["format"].fail("is \"" + found + "\"; this Chalkline reads \"" + std::string(format) +
                        "\"");
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

AxisRange read_axis(const Node& node) {
  const AxisRange axis{node["low"].real(), node["high"].real(), node["logarithmic"].boolean()};
  if (!(axis.low < axis.high)) node.fail("is no range: low is not below high");
  if (axis.logarithmic && axis.low <= 0.0) node["low"].fail("is not above 0");
  return axis;
}

Plane read_plane(const Node& node) {
  const auto length = [&](const char* key) {
    const double pixels = node[key].real();
    if (pixels <= 0.0) node[key].fail("is not above 0");
    return pixels;
  };
  return {node["left"].real(), node["top"].real(),   length("width"),
          length("height"),    read_axis(node["x"]), read_axis(node["y"])};
}

Handle read_handle(const Node& node, std::size_t planes) {
  const Handle handle{node["plane"].count(), node["x"].text(), node["y"].text()};
  if (handle.plane >= planes) node["plane"].fail("is the index of no plane");
  return handle;
}

void read_planes(const Node& node, FigureDisplay& figure) {
  if (!node.has("planes")) return;
  figure.width = node["width"].real();
  figure.height = node["height"].real();
  figure.planes = node["planes"].list(read_plane);
  if (node.has("handles"))
    figure.handles = node["handles"].list(
        [&](const Node& handle) { return read_handle(handle, figure.planes.size()); });
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
  if (const Node animation = node["animation"]; !animation.is_null())
    figure.animation = {animation["frames"].count(), animation["seconds"].real()};
  read_planes(node, figure);
  return figure;
}

CellError read_error(const Node& node) {
  return {node["type"].text(), node["message"].text(), node["expected"].boolean()};
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

Display as_display(Output output, const Node& node) {
  return std::visit(
      [&](auto& one) -> Display {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, StreamText>)
          node.fail("is no display");
        else
          return std::move(one);
      },
      output);
}

RunEvent read_event(const Node& root) {
  const std::string event = root["event"].text();
  const auto status = [&] { return root["status"].one_of<RunStatus>(status_names); };
  if (event == "run begun") return RunBegun{read_record(root["record"])};
  if (event == "cell begun") return CellBegun{root["cell"].count()};
  if (event == "displayed")
    return Displayed{as_display(read_output(root["display"]), root["display"])};
  if (event == "noted") return Noted{root["text"].text()};
  if (event == "run ended") return RunEnded{status(), root["error"].text()};
  if (event != "cell ended") root["event"].fail("is \"" + event + "\", which is unknown");
  CellEnded ended{status(), root["seconds"].real(), {}};
  if (!root["error"].is_null()) ended.error = read_error(root["error"]);
  return ended;
}

/// Calls `read` with the root of the JSON. Throws RecordError, which calls it `what`.
template <class Read>
auto parse(std::string_view text, const std::string& what, Read read) {
  try {
    const Json json = Json::parse(text);
    if (!json.is_object()) throw RecordError(what + ": is not a JSON object");
    return read(Node(json, what + ": "));
  } catch (const Json::exception& error) {
    throw RecordError(what + ": not JSON: " + error.what());
  }
}

}  // namespace

RunRecord run_record_from_json(std::string_view json) {
  return parse(json, "run record", read_record);
}

LessonDescription lesson_description_from_json(std::string_view json) {
  return parse(json, "lesson description", read_description);
}

RunEvent run_event_from_json(std::string_view json) { return parse(json, "run event", read_event); }

}  // namespace chalkline::record
