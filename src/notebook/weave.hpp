#pragma once

#include <string>

#include "notebook/lesson_source.hpp"

namespace chalkline {

/// The C++ that is compiled for a lesson: `#line 1 "path"`, then the lesson line for line. Only the `// %%`
/// lines of the body differ: they become a call that says which of `lesson.cells` begins, and a cell tagged
/// raises-exception stands in a try block. After the lesson come its parameters, so that they are known
/// before any cell runs, and its whole text, so that a record can show what ran.
std::string weave(const LessonSource& lesson);

}  // namespace chalkline
