#include "source/without_answers.hpp"

#include "source/cell_marker.hpp"
#include "source/lesson_source.hpp"
#include "source/tags.hpp"

namespace chalkline::source {
namespace {

bool may_answer(const Cell& cell) {
  return cell.kind == CellKind::markdown && (cell.has_tag(solution_tag) || cell.has_tag(notes_tag));
}

std::string without(const LessonSource& lesson) {
  std::string kept;
  std::string_view text = lesson.text;
  std::size_t next = 0;
  bool cuts = false;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == text.npos ? text.size() : end + 1);
    text.remove_prefix(line.size());
    const bool begins_cell = next < lesson.cells.size() && lesson.cells[next].line == number;
    // Every marker in prose is one; some begin cells that hold nothing.
    if (number == lesson.begin_line || number == lesson.end_line || (cuts && is_marker(line)))
      cuts = false;
    if (begins_cell) cuts = may_answer(lesson.cells[next++]);
    if (!cuts) kept += line;
  }
  return kept;
}

}  // namespace

std::string without_answers(std::string_view text) {
  try {
    return without(parse_lesson("", std::string(text)));
  } catch (const LessonError&) {
    return "// This file cannot be read as a lesson, so it is left out: it might hold answers.\n";
  }
}

}  // namespace chalkline::source
