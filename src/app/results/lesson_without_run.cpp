#include "app/results/lesson_without_run.hpp"

#include "app/course/compiler_messages.hpp"
#include "base/read_file.hpp"
#include "record/plain_text.hpp"
#include "text/replace_all.hpp"

namespace chalkline::app {
namespace {

record::RunRecord not_run(const std::string& name, const source::LessonSource& source) {
  record::RunRecord record = record::record_before_run(name, source);
  for (record::CellRecord& cell : record.cells)
    if (cell.written.kind == source::CellKind::code) cell.status = record::RunStatus::not_run;
  return record;
}

/// Of a file that is no lesson only its name is certain.
record::RunRecord read(const LessonProgram& lesson, const std::string& text) {
  try {
    return not_run(lesson.id, source::parse_lesson(lesson.source.string(), text));
  } catch (const source::LessonError&) {
    record::RunRecord record;
    record.name = lesson.id;
    record.cells.emplace_back();
    return record;
  }
}

record::CellRecord& first_code_cell(record::RunRecord& record) {
  for (record::CellRecord& cell : record.cells)
    if (cell.written.kind == source::CellKind::code) return cell;
  return record.cells.emplace_back();
}

}  // namespace

book::PublishedLesson lesson_without_run(const LessonProgram& lesson, const std::string& type,
                                         const std::string& reason) {
  book::PublishedLesson published;
  published.source = base::read_file_if_any(lesson.source);
  published.path = lesson.source;
  published.record = read(lesson, published.source);
  published.record.status = record::RunStatus::failed;
  record::CellRecord& cell = first_code_cell(published.record);
  cell.status = record::RunStatus::failed;
  std::string message = without_colors(reason);
  text::replace_all(message, record::shown_path(lesson.source), lesson.source.filename().string());
  cell.error = {type, message};
  return published;
}

}  // namespace chalkline::app
