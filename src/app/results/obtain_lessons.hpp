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

}  // namespace chalkline::app
