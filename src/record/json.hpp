// The JSON of records and events: how their parts are written and read.
#pragma once

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/run_record.hpp"

namespace chalkline::record::json {

using Json = nlohmann::ordered_json;

inline const std::vector<std::string> status_names{"not_run", "done", "failed"};
inline const std::vector<std::string> cell_kind_names{"code", "markdown"};
inline const std::vector<std::string> parameter_kind_names{"real", "integer", "boolean", "choice"};
inline const std::vector<std::string> stream_names{"stdout", "stderr"};

template <class Enum>
const std::string& name_of(Enum value, const std::vector<std::string>& names) {
  return names.at(static_cast<std::size_t>(value));
}

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

Json write(const Parameter& parameter);
Json write(const Output& output);
Json write(const CellError& error);
Json write(const RunRecord& record);
Json write(const LessonDescription& description);

Parameter read_parameter(const Node& node);
Output read_output(const Node& node);
CellError read_error(const Node& node);
RunRecord read_record(const Node& root);
LessonDescription read_description(const Node& root);

/// Bytes that are no UTF-8 become U+FFFD. An indent of -1 puts everything on one line.
std::string dump(const Json& json, int indent);

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

}  // namespace chalkline::record::json
