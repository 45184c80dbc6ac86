// What a run says to its user, on standard error.
#pragma once

#include <cstddef>
#include <string>

#include "record/run_event.hpp"

namespace chalkline::lesson {

/// Writes `message` and a line end, after all that went to standard output.
void report(const std::string& message);

/// Reports an event of the cell of this index (no_cell: of none): its displays,
/// and its error with the place in the lesson's file.
void report_event(const record::RunEvent& event, std::size_t cell);

/// "lessons/5_rmsprop.cpp:62: cell 7 (Run it): ", as an editor understands it; the lesson's name
/// for no cell.
std::string place_of(std::size_t cell);

}  // namespace chalkline::lesson
