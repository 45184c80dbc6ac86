// The speaker's notes of a lesson.
#pragma once

#include <string>

#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// The notes: readable as a script, and what the projector opens in a second window.
std::string html_notes(const Lesson& lesson, const Links& links);

/// The address of a page of notes: NAME_notes.html.
std::string notes_file(const record::RunRecord& record);

}  // namespace chalkline::book
