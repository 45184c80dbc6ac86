// A run as one Markdown file, as code hosts show it.
#pragma once

#include <string>

#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// Prose, code and what it put out in fenced blocks, figures as images below `figures/`, and at the
/// end the parameters and what the run was made with. The speaker's notes are left out; folded are
/// what a prediction hides, code that is tagged so, and solutions, if they are wanted; if not, what
/// the predicted code put out is left out, too.
std::string markdown_export(const Lesson& lesson, const Links& links, bool with_solutions = true);

}  // namespace chalkline::book
