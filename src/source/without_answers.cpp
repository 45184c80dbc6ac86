#include "source/without_answers.hpp"

#include <algorithm>

#include "source/lesson_source.hpp"
#include "source/tags.hpp"

namespace chalkline::source {
namespace {

bool may_answer(const Cell& cell) {
  return cell.kind == CellKind::markdown && (cell.has_tag(solution_tag) || cell.has_tag(notes_tag));
}

/// The lines of the file, from that of the cell's marker to that before which the next cell or one
/// of the body's ends stands.
std::size_t end_of(const LessonSource& lesson, std::size_t cell) {
  std::size_t end = lesson.end_line;
  if (lesson.cells[cell].line < lesson.begin_line) end = lesson.begin_line;
  if (lesson.cells[cell].line > lesson.end_line) end = static_cast<std::size_t>(-1);
  return cell + 1 < lesson.cells.size() ? std::min(end, lesson.cells[cell + 1].line) : end;
}

std::string without(const LessonSource& lesson) {
  std::string kept;
  std::string_view text = lesson.text;
  std::size_t line = 1, cut_until = 0;
  for (std::size_t cell = 0; !text.empty(); ++line) {
    for (; cell < lesson.cells.size() && lesson.cells[cell].line == line; ++cell)
      if (may_answer(lesson.cells[cell])) cut_until = end_of(lesson, cell);
    const std::size_t end = text.find('\n');
    const std::size_t length = end == text.npos ? text.size() : end + 1;
    if (line >= cut_until) kept += text.substr(0, length);
    text.remove_prefix(length);
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
