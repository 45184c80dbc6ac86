#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "source/lesson_source.hpp"

namespace chalkline::source {

/// The C++ that is compiled for a lesson: `#line 1 "path"`, then the lesson line for line. Prose is
/// left out and the `// %%` lines of the body become a call that says which of its code cells
/// begins (counted from 0, those before the body too); a cell tagged raises-exception stands in a
/// try block. After the lesson come its parameters, so that they are known before any cell runs,
/// and code_fingerprint(). So a change of prose alone changes nothing that is compiled.
std::string weave(const LessonSource& lesson);

/// The index in `lesson.cells` of each code cell.
std::vector<std::size_t> code_cells(const LessonSource& lesson);

/// The content_hash() of all that a lesson's code cells say: a lesson's program tells by it that
/// the text beside it is the one it was made of.
std::string code_fingerprint(const LessonSource& lesson);

}  // namespace chalkline::source
