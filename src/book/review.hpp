// What would displease a lesson's reader.
#pragma once

#include <vector>

#include "book/lesson.hpp"
#include "book/links.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::book {

/// Remarks on a lesson and its run, by line of its file: no title, a cell that nothing introduces,
/// a near miss of a marker or tag, Markdown that is not shown as it seems to be meant, a formula
/// that cannot be read, a question or exercises without an answer, an answer to nothing, a first
/// sentence that is long or goes on, a long line of code, a link or a picture that leads nowhere, a
/// parameter without description or that nothing uses, a figure without alternative text, a cell
/// that failed.
std::vector<markdown::Remark> review_lesson(const source::LessonSource& source,
                                            const Lesson& lesson, const Links& links);

/// Remarks on the prose alone, by its own lines: of what introduces a course.
std::vector<markdown::Remark> review_introduction(const Lesson& introduction, const Links& links);

}  // namespace chalkline::book
