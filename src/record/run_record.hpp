#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "record/parameter.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::record {

/// A figure that moves.
struct Animation {
  std::size_t frames = 1;
  double seconds = 4.0;  ///< that they take together
  bool operator==(const Animation&) const = default;
};

/// What an axis shows, and how.
struct AxisRange {
  double low = 0.0, high = 1.0;
  bool logarithmic = false;
  bool operator==(const AxisRange&) const = default;
};

/// Where in a picture its data lies: the rectangle between two axes, in pixels of the SVG from its
/// upper left corner, and what is shown there, in the data's units.
struct Plane {
  double left, top, width, height;
  AxisRange x, y;
  bool operator==(const Plane&) const = default;
};

/// A point in a plane whose coordinates are the values of two parameters: moving it means to change
/// them. It may lie outside of what the plane shows.
struct Handle {
  std::size_t plane = 0;  ///< its index
  std::string x, y;       ///< the parameters' names
  bool operator==(const Handle&) const = default;
};

/// Of an animation the last frame is the figure.
struct FigureDisplay {
  std::string title;
  std::string name;  ///< of the files, without folder and extension
  std::string alt;
  std::optional<std::string> caption =
      std::nullopt;  ///< Markdown; without one the title stands under it
  std::vector<std::string> files = {};
  std::optional<Animation> animation = std::nullopt;
  double width = 0.0, height = 0.0;  ///< of the SVG, in pixels, where there are planes
  std::vector<Plane> planes = {};    ///< one for each panel; a surface has none
  std::vector<Handle> handles = {};
  bool operator==(const FigureDisplay&) const = default;
};

/// Numbers as NumPy prints them, or text as it stands.
struct ArrayDisplay {
  std::string text;
  bool operator==(const ArrayDisplay&) const = default;
};

struct MarkdownDisplay {
  std::string text;
  bool operator==(const MarkdownDisplay&) const = default;
};

/// What `show` displays.
using Display = std::variant<FigureDisplay, ArrayDisplay, MarkdownDisplay>;

enum class Stream { standard_output, standard_error };

/// What a cell wrote to one of its streams, by whatever means, until it wrote or displayed
/// something else.
struct StreamText {
  Stream stream = Stream::standard_output;
  std::string text;
  bool operator==(const StreamText&) const = default;
};

/// One thing that a cell put out.
using Output = std::variant<StreamText, FigureDisplay, ArrayDisplay, MarkdownDisplay>;

/// What a cell threw; `expected` if its tag raises-exception says so.
struct CellError {
  std::string type;
  std::string message;
  bool expected = false;
  bool operator==(const CellError&) const = default;
};

enum class RunStatus { not_run, done, failed };

/// A cell and what came of it.
struct CellRecord {
  source::Cell written = {};  ///< as it stands in the lesson
  RunStatus status = RunStatus::not_run;
  std::vector<Output> outputs = {};  ///< in the order in which they came
  std::uint64_t omitted = 0;         ///< bytes that it printed beyond what a record keeps
  double seconds = 0.0;
  std::optional<CellError> error = std::nullopt;
  bool operator==(const CellRecord&) const = default;
};

/// All that a cell wrote to one stream.
std::string printed(const CellRecord& cell, Stream stream = Stream::standard_output);

struct ParameterRecord {
  Parameter parameter;
  Value value;  ///< of the parameter's kind
  bool operator==(const ParameterRecord&) const = default;
};

struct Versions {
  std::string chalkline;
  std::string gnuplot;
  std::string compiler;
  bool operator==(const Versions&) const = default;
};

/// One run of a lesson: the only source of everything published about it.
struct RunRecord {
  std::string name;  ///< of the lesson, e.g. "5_rmsprop"
  RunStatus status = RunStatus::not_run;
  std::vector<ParameterRecord> parameters;
  std::optional<std::int64_t> seed;
  Versions versions;
  std::vector<CellRecord> cells;
  bool operator==(const RunRecord&) const = default;
};

/// The record of a lesson before any cell has run. Declarations outside of its body are done by
/// then.
RunRecord record_before_run(std::string name, const source::LessonSource& lesson);

/// What a lesson's program tells of itself without a run.
struct LessonDescription {
  std::string name;
  std::vector<Parameter> parameters;
  bool operator==(const LessonDescription&) const = default;
};

/// The same with what its prose says: a lesson as `list` shows it.
struct ListedLesson {
  LessonDescription description;
  std::string title;       ///< plain text, as is the summary
  std::string summary;     ///< the first sentence of prose; empty if there is none
  std::string fault = {};  ///< why it cannot run; empty if it can
};

/// A text is no record; the message names the key, e.g. "run record: cells[2].line is not a whole
/// number".
class RecordError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// JSON, indented by 2, with keys always in the same order and a line end. Bytes that are no UTF-8
/// become U+FFFD.
std::string to_json(const RunRecord& record);
std::string to_json(const LessonDescription& description);
std::string to_json(const std::vector<ListedLesson>& lessons);

/// Reads what to_json() writes. Throws RecordError.
RunRecord run_record_from_json(std::string_view json);
LessonDescription lesson_description_from_json(std::string_view json);

}  // namespace chalkline::record
