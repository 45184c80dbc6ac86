// The processes below a lesson's.
#pragma once

#include "record/run_record.hpp"

namespace chalkline::lesson {

/// Kills every child of this process and waits for it. Of a process that adopts orphans
/// (PR_SET_CHILD_SUBREAPER) that is all that was started below it.
void end_children();

/// Tells of a cell that ended its process, by the status that waitpid() gave.
record::CellError how_it_ended(int status);

}  // namespace chalkline::lesson
