// What a run says to its user, on standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "record/run_event.hpp"

namespace chalkline::lesson {

/// Flushes what was printed to standard output.
void flush_printed();

/// Notes what of the lesson's output was passed on to the user last. Where standard output and
/// error are both a terminal, what is reported begins a line of its own.
void note_passed_on(std::string_view text);

/// Writes `message` and a line end, after all that went to standard output.
void report(const std::string& message);

/// Reports an event of the cell of this index (no_cell: of none): its displays,
/// and its error with the place in the lesson's file.
void report_event(const record::RunEvent& event, std::size_t cell);

/// "lessons/5_rmsprop.cpp:62: cell 7 (Run it): ", as an editor understands it; the lesson's name
/// for no cell.
std::string place_of(std::size_t cell);

}  // namespace chalkline::lesson
