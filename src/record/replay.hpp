// A run as it was, from its record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/run_record.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::record {

/// The record of a run of the same code, with titles, tags, prose, code and lines as they now stand
/// in the lesson. None if the code cells cannot be those that ran.
std::optional<RunRecord> with_current_text(const source::LessonSource& lesson,
                                           const RunRecord& record);

/// All that the cells wrote to standard output.
std::string standard_output_of(const RunRecord& record);

/// What the run wrote to both, in order. To standard error that is what its cells wrote there,
/// their displays as plain text, and expected errors with their place in the file `path`.
std::vector<StreamText> all_written_by(const RunRecord& record, const std::string& path);

/// What of it went to standard error.
std::string standard_error_of(const RunRecord& record, const std::string& path);

}  // namespace chalkline::record
