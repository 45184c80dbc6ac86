// A lesson's program that waits to be asked for runs.
#pragma once

#include <functional>

#include "record/run_record.hpp"
#include "record/run_request.hpp"

namespace chalkline::lesson {

/// Tells by the socket of the record before any run (RunBegun), then runs `run` in a copy of this
/// process for each request that comes, as many at once as are asked for. Each leads a process
/// group of its own, and nothing of it is left when it ends. Returns when the socket is closed; all
/// runs end then.
void wait_for_requests(const std::function<int(const record::RunRequest&)>& run,
                       const record::RunRecord& record, int socket);

}  // namespace chalkline::lesson
