// What would displease a lesson's reader.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "record/run_record.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::book {

/// Something to improve on a line of the lesson's file.
struct Remark {
  std::size_t line = 1;
  std::string text;
  bool operator==(const Remark&) const = default;
};

/// Remarks on a lesson and its run, by line: no title, a cell that nothing introduces, a formula
/// that cannot be read, a parameter without description or that nothing uses, a figure without
/// alternative text, a cell that failed.
std::vector<Remark> review_lesson(const source::LessonSource& lesson,
                                  const record::RunRecord& record);

}  // namespace chalkline::book
