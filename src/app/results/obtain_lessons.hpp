// The runs that a book is made of.
#pragma once

#include <vector>

#include "app/results/lesson_results.hpp"
#include "book/book.hpp"

namespace chalkline::app {

/// The result of each lesson, with figures as SVG, PNG, gnuplot script and CSV. A lesson that
/// fails, or does not build, has a record that says so. Throws std::runtime_error if a signal
/// (SIGINT, SIGTERM, SIGHUP) came.
std::vector<book::PublishedLesson> obtain_lessons(const std::vector<LessonProgram>& lessons,
                                                  LessonResults& results);

/// The options of a lesson's run for a book.
record::RunOptions run_options_of_book();

/// A lesson with the result of its run, as it is published.
book::PublishedLesson published_lesson(const LessonProgram& lesson, LessonResult result);

}  // namespace chalkline::app
