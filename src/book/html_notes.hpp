// The speaker's notes of a lesson.
#pragma once

#include <string>

#include "book/figure_files.hpp"
#include "book/html_page.hpp"
#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// The notes: readable as a script, and what the projector opens in a second window. Each slide of
/// a cell has that cell as a template, which the window shows as what comes next.
std::string html_notes(const Lesson& lesson, const Links& links, const FigureFiles& files,
                       const PageContext& context);

/// The address of a page of notes: NAME_notes.html.
std::string notes_file(const record::RunRecord& record);

}  // namespace chalkline::book
