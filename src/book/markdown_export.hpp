// A run as one Markdown file, as code hosts show it.
#pragma once

#include <string>

#include "record/run_record.hpp"

namespace chalkline::book {

/// Prose as it is, code and what it put out in fenced blocks, figures as images below `figures/`,
/// and at the end the parameters and what the run was made with. The speaker's notes are left out;
/// an answer to a prediction is folded.
std::string markdown_export(const record::RunRecord& record);

}  // namespace chalkline::book
