// What the search on the pages of a book looks at.
#pragma once

#include <string>
#include <vector>

#include "book/lesson.hpp"

namespace chalkline::book {

/// A script that says what the lessons' cells hold: titles, prose and code, and where they stand.
/// It holds neither notes nor answers that are folded by themselves.
std::string course_text(const std::vector<Lesson>& lessons);

}  // namespace chalkline::book
