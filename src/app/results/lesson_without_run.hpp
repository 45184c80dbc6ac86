// Lessons that cannot run, as they are published.
#pragma once

#include <string>

#include "app/course/lesson_catalog.hpp"
#include "book/book.hpp"

namespace chalkline::app {

/// A lesson as its file is now, none of its cells run. The first code cell has failed with an
/// error of this type, whose message is `reason` with the lesson's file named as in its folder. Of
/// a file that is no lesson there is one cell, without text.
book::PublishedLesson lesson_without_run(const LessonProgram& lesson, const std::string& type,
                                         const std::string& reason);

}  // namespace chalkline::app
