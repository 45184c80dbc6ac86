// What a lesson has thrown, as its reader is told.
#pragma once

#include "record/run_record.hpp"

namespace chalkline::lesson {

/// The exception that is being handled; one that was not expected is told with the line of the
/// lesson that threw it.
record::CellError current_error(bool expected);

}  // namespace chalkline::lesson
