#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::source {

enum class CellKind { code, markdown };

/// One cell of a lesson.
struct Cell {
  CellKind kind = CellKind::code;
  std::string title = {};
  std::vector<std::string> tags = {};
  std::string source = {};  ///< as a reader is shown it: lines end in "\n", no blank lines around
                            ///< it, prose without "// "
  std::size_t line = 1;     ///< of its marker; of LESSON_BEGIN or the first line where it has none
  std::size_t source_line = 1;  ///< on which `source` begins, each of its lines one of the file's
  bool in_body = false;         ///< between LESSON_BEGIN and LESSON_END

  /// Those that mean something are in tags.hpp.
  bool has_tag(std::string_view tag) const;
  bool operator==(const Cell&) const = default;
};

/// A call of `param` in the body, as written.
struct ParameterCall {
  std::string name;
  std::string code;
  std::size_t line = 1;
};

/// Something about a lesson file that its author should know of.
struct Remark {
  std::size_t line = 1;
  std::string text;
  bool operator==(const Remark&) const = default;
};

/// A lesson file in the percent format: `// %% Title [markdown] tags=["a", "b"]` begins a cell.
struct LessonSource {
  std::string path;
  std::string text;  ///< as it was read, byte for byte
  std::vector<Cell> cells;
  std::size_t begin_line = 0, end_line = 0;  ///< of LESSON_BEGIN and LESSON_END
  std::vector<ParameterCall> parameters;     ///< in order of appearance; names differ
  std::vector<Remark> remarks;  ///< what seems meant for a marker or tag and is none, by line
};

/// What is wrong with a lesson file, and where; what() is "path:line: reason".
class LessonError : public std::runtime_error {
 public:
  LessonError(std::string path, std::size_t line, std::string reason);
  const std::string& path() const { return path_; }
  std::size_t line() const { return line_; }
  const std::string& reason() const { return reason_; }

 private:
  std::string path_;
  std::size_t line_;
  std::string reason_;
};

/// Reads the cells of a lesson. Throws LessonError for a file that is no lesson: no body, a cell
/// that begins inside a block or a statement, code in a Markdown cell, malformed tags, a string
/// that never ends, ...
LessonSource parse_lesson(std::string path, std::string text);

}  // namespace chalkline::source
